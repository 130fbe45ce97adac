using Microsoft.Playwright;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>Light, dark, or as the system: chosen once for all rooms.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class ThemeTests(StudioBrowser browser, FilledStudio filled) : IClassFixture<FilledStudio>
{
    private const string Light = "rgb(251, 248, 241)";
    private const string Dark = "rgb(24, 22, 19)";

    private static readonly string[] Everywhere = [.. FilledStudio.Rooms, .. FilledStudio.BreakdownRooms, "/", "nothing"];

    [Theory]
    [InlineData("light", ColorScheme.Dark, Light)]
    [InlineData("dark", ColorScheme.Light, Dark)]
    [InlineData("as the system", ColorScheme.Light, Light)]
    [InlineData("as the system", ColorScheme.Dark, Dark)]
    public async Task What_is_chosen_holds_in_every_room_and_after_a_reload(string choice, ColorScheme system, string paper)
    {
        await using var context = await filled.EnterAsync(browser);
        var page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = system });
        await page.GotoAsync(filled.AddressOf("settings"));

        // From another choice, so that it is one.
        await page.GetByRole(AriaRole.Radio, new() { Name = choice == "dark" ? "light" : "dark", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true }).CheckAsync();
        var papers = new Dictionary<string, string> { ["at once"] = await PaperAsync(page) };
        await page.ReloadAsync();
        papers["after a reload"] = await PaperAsync(page);
        Assert.True(await page.GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true }).IsCheckedAsync());
        foreach (var room in Everywhere)
        {
            await page.GotoAsync(filled.AddressOf(room));
            if (room == "page")
                await WritingRoom.ReadyAsync(page);
            papers[room] = await PaperAsync(page);
        }

        Assert.All(papers, seen => Assert.True(seen.Value == paper, $"{seen.Key} is {seen.Value}, not {paper}"));
    }

    [Fact]
    public async Task What_is_chosen_on_the_page_or_in_another_tab_is_so_in_all()
    {
        await using var context = await filled.EnterAsync(browser);
        var (writing, settings) = (await context.NewPageAsync(), await context.NewPageAsync());
        await settings.GotoAsync(filled.AddressOf("settings"));
        await writing.GotoAsync(filled.AddressOf("page"));
        await WritingRoom.ReadyAsync(writing);

        await writing.GetByRole(AriaRole.Button, new() { Name = "As the system" }).ClickAsync();
        await writing.GetByRole(AriaRole.Button, new() { Name = "In the light" }).ClickAsync();
        await settings.GetByRole(AriaRole.Radio, new() { Name = "dark", Exact = true, Checked = true }).WaitForAsync();
        var dark = (await PaperAsync(writing), await PaperAsync(settings));
        await settings.GetByRole(AriaRole.Radio, new() { Name = "light", Exact = true }).CheckAsync();
        await writing.GetByRole(AriaRole.Button, new() { Name = "In the light" }).WaitForAsync();

        Assert.Equal((Dark, Dark), dark);
        Assert.Equal((Light, Light), (await PaperAsync(writing), await PaperAsync(settings)));
    }

    private static Task<string> PaperAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
