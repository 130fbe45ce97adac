using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Throughline.Web.Tests.Pages;

[Collection(nameof(StudioBrowser))]
public sealed class AccessibilityTests(StudioBrowser browser)
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    public async Task The_page_meets_the_guidelines(int width, ColorScheme scheme)
    {
        await using var room = await WritingRoom.OpenAsync(browser, Samples.Tide, width, 900, scheme);
        var page = await room.TabAsync();

        var violations = new List<string>(await ViolationsAsync(page));
        foreach (var word in (string[])["Outline", "Cards", "History"])
        {
            // The toolbar scrolls on a narrow screen.
            await page.Locator(".tools").GetByRole(AriaRole.Button, new() { Name = word, Exact = true }).ClickAsync();
            violations.AddRange(await ViolationsAsync(page));
        }

        Assert.Empty(violations);
    }

    [Fact]
    public async Task What_does_not_meet_the_guidelines_is_found_of_the_whole_page_and_of_its_parts()
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        await using var context = await browser.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<p style='color:#bbb;background:#fff'>Rain</p><img src='data:,'><input>");

        var found = (await Guidelines.CheckAsync(page, Rules)).Violations.Select(violation => violation.Id).ToList();

        Assert.Equal(["color-contrast", "document-title", "html-has-lang", "image-alt", "label"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_part_can_be_reached_by_keyboard()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Samples.Tide);
        var page = await room.TabAsync();
        var seen = new List<string>();
        await page.WaitForSelectorAsync(".scenes [data-index]");

        await page.Locator(".sheet .cm-content").FocusAsync();
        for (var i = 0; i < 4; i++)
        {
            await page.Keyboard.PressAsync("F6");
            seen.Add(await page.EvaluateAsync<string>("document.activeElement.closest('.tools, .scenes, .middle, .beside')?.className.split(' ')[0] ?? ''"));
        }

        Assert.Equal(["beside", "tools", "scenes", "middle"], seen);
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page) =>
        (await Guidelines.CheckAsync(page, Rules)).Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
}
