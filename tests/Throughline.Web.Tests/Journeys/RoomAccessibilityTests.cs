using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>WCAG 2.2 AA, as far as a program can tell, of every room at two widths in both schemes.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class RoomAccessibilityTests(StudioBrowser browser, FilledStudio filled) : IClassFixture<FilledStudio>
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
        ResultTypes = [ResultType.Violations],
    };

    public static TheoryData<string> Addresses => [.. FilledStudio.Rooms, "/", "nothing"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_room_meets_the_guidelines(string address)
    {
        await using var context = await filled.EnterAsync(browser);

        await MeetsTheGuidelinesAsync(await context.NewPageAsync(), address);
    }

    [Theory]
    [InlineData("report")]
    [InlineData("changes")]
    [InlineData("cut")]
    [InlineData("effects")]
    [InlineData("proposals")]
    [InlineData("models")]
    [InlineData("search")]
    public async Task An_empty_room_meets_the_guidelines(string room)
    {
        await using var context = await filled.EnterAsync(browser);
        var empty = await filled.Studio.MakeAsync("Empty");

        await MeetsTheGuidelinesAsync(await context.NewPageAsync(), $"/p/{empty.Id}/{room}");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/enter?token=used")]
    public async Task What_a_stranger_sees_meets_the_guidelines(string address)
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        await using var context = await browser.Browser.NewContextAsync();

        await MeetsTheGuidelinesAsync(await context.NewPageAsync(), address);
    }

    [Fact]
    public async Task What_is_said_of_a_dropped_file_meets_the_guidelines()
    {
        await using var context = await filled.EnterAsync(browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync(filled.AddressOf("report"));
        await Dropping.DropAsync(page, new DroppedFile("tide.fountain", "INT. HALL - DAY\n\nRain."u8.ToArray()), new DroppedFile("empty.xml", "<"u8.ToArray()));
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave it" }).WaitForAsync();

        await MeetsTheGuidelinesAsync(page, null);
    }

    private async Task MeetsTheGuidelinesAsync(IPage page, string? address)
    {
        if (address is not null)
            await page.GotoAsync(filled.AddressOf(address));
        if (address == "page")
            await WritingRoom.ReadyAsync(page);
        // Colours do not depend on the width, and all but colours not on the scheme.
        var violations = new List<string>();
        foreach (var (width, scheme, rules) in ((int, ColorScheme, AxeRunOptions)[])[(1440, ColorScheme.Light, Rules), (1440, ColorScheme.Dark, Colours), (360, ColorScheme.Light, Rules)])
            violations.AddRange(await ViolationsAsync(page, width, scheme, rules));

        Assert.True(violations.Count == 0, string.Join('\n', violations.Distinct(StringComparer.Ordinal)));
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page, int width, ColorScheme scheme, AxeRunOptions rules)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        return (await page.RunAxe(rules)).Violations.Select(violation =>
            $"{width} {scheme} {violation.Id}: {violation.Help}: {violation.Nodes.Length} times: {string.Join(" | ", violation.Nodes.Take(4).Select(node => $"{node.Target} {(node.Html.Length > 160 ? node.Html[..160] : node.Html)} {node.Any.FirstOrDefault()?.Message}"))}");
    }
}
