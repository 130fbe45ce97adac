using Microsoft.Playwright;
using Throughline.Studio;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>The strip board by hand: with the mouse, by keys, and what a reload shows of it.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class BoardJourneyTests(StudioBrowser browser, OpenStudio open) : IClassFixture<OpenStudio>
{
    private const string Script = "INT. HALL - DAY\n\nAna lifts a suitcase.\n\nEXT. PIER - NIGHT\n\nThe ferry leaves.\n\nINT. CELLAR - DAY\n\nDark.\n\nEXT. MOON - NIGHT\n\nA rope ladder hangs there.\n";

    // The scenes of every day from above, and at last those of the boneyard.
    private const string Strips = "[...document.querySelectorAll('.strips')].map(list => [...list.querySelectorAll('.strip b')].map(label => label.textContent).join(' ')).join(' | ')";

    [Fact]
    public async Task A_strip_dragged_onto_a_day_lies_where_it_was_let_go()
    {
        await using var tab = await open.TabAsync(browser);
        await BoardAsync(tab, days: 2);

        await DragAsync(tab.Page, "1", tab.Page.Locator(".day .strips").First);
        await tab.SeesAsync("1 is at place 1 of day 1, which comes to");
        await DragAsync(tab.Page, "3", Strip(tab.Page, "1"));
        await tab.SeesAsync("3 is at place 1 of day 1, which comes to");
        await DragAsync(tab.Page, "1", tab.Page.Locator(".day .strips").Nth(1));
        await tab.SeesAsync("1 is at place 1 of day 2, which comes to");
        var seen = await tab.Page.EvaluateAsync<string>(Strips);
        var pages = await tab.Page.Locator("[data-total]").AllInnerTextsAsync();
        await tab.Page.ReloadAsync();

        Assert.Equal("3 | 1 | 2 4", seen);
        Assert.Equal(seen, await tab.Page.EvaluateAsync<string>(Strips));
        Assert.All(pages, total => Assert.NotEqual("0", total));
        Assert.Equal(pages, await tab.Page.Locator("[data-total]").AllInnerTextsAsync());
        tab.NothingFailed();
    }

    [Fact]
    public async Task A_strip_dragged_off_the_board_lies_in_the_boneyard_where_the_script_has_it()
    {
        await using var tab = await open.TabAsync(browser);
        await BoardAsync(tab, days: 1);
        await DragAsync(tab.Page, "2", tab.Page.Locator(".day .strips"));
        await tab.SeesAsync("2 is at place 1 of day 1");

        await DragAsync(tab.Page, "2", tab.Page.Locator(".boneyard h2"));
        await tab.SeesAsync("2 has no day now.");

        Assert.Equal(" | 1 2 3 4", await tab.Page.EvaluateAsync<string>(Strips));
        Assert.Equal("4", await tab.Page.Locator("[data-count]").InnerTextAsync());
        tab.NothingFailed();
    }

    [Fact]
    public async Task Alt_and_the_arrows_move_a_strip_through_the_days_and_the_focus_goes_with_it()
    {
        await using var tab = await open.TabAsync(browser);
        await BoardAsync(tab, days: 2);

        // From the boneyard onto the last day, and from day to day.
        foreach (var scene in (string[])["1", "2", "3"])
        {
            await Strip(tab.Page, scene).Locator("[data-pick]").FocusAsync();
            await tab.Page.Keyboard.PressAsync("Alt+ArrowUp");
            await tab.SeesAsync($"{scene} is at place {scene} of day 2");
        }

        await tab.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await tab.SeesAsync("3 is at place 2 of day 2");
        await tab.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await tab.SeesAsync("3 is at place 1 of day 2");
        await tab.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await tab.SeesAsync("3 is at place 1 of day 1");
        await tab.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await tab.SeesAsync("3 is at place 1 of day 2");
        await tab.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await tab.SeesAsync("3 is at place 2 of day 2");
        var focus = await tab.Page.EvaluateAsync<string>("document.activeElement.querySelector('b').textContent");
        await tab.Page.ReloadAsync();

        Assert.Equal("3", focus);
        Assert.Equal(" | 1 3 2 | 4", await tab.Page.EvaluateAsync<string>(Strips));
        tab.NothingFailed();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_moved_is_taken_back_step_by_step(bool byKey)
    {
        await using var tab = await open.TabAsync(browser);
        await BoardAsync(tab, days: 1);
        await DragAsync(tab.Page, "2", tab.Page.Locator(".day .strips"));
        await tab.SeesAsync("2 is at place 1 of day 1");
        await DragAsync(tab.Page, "4", tab.Page.Locator(".day .dayend"));
        await tab.SeesAsync("4 is at place 2 of day 1");

        foreach (var left in (string[])["3", "4"])
        {
            if (byKey)
                await tab.Page.Keyboard.PressAsync("Control+z");
            else
                await tab.PressAsync("Take back");
            await tab.Page.Locator($"[data-count]:text-is('{left}')").WaitForAsync();
            await tab.Page.WaitForLoadStateAsync();
        }

        await tab.Page.ReloadAsync();
        Assert.Equal(" | 1 2 3 4", await tab.Page.EvaluateAsync<string>(Strips));
        tab.NothingFailed();
    }

    [Fact]
    public async Task A_strip_for_a_day_that_a_colleague_took_away_goes_back_to_its_place_and_says_why()
    {
        await using var tab = await open.TabAsync(browser);
        var production = await BoardAsync(tab, days: 1);
        await production.Schedule.ChangeAsync("day removed", board => board.RemoveDay(board.Days[0].Id), TestContext.Current.CancellationToken);

        await DragAsync(tab.Page, "2", tab.Page.Locator(".day .strips"));
        await tab.SeesAsync("Somebody changed the board in between");

        Assert.Equal(" | 1 2 3 4", await tab.Page.EvaluateAsync<string>(Strips));
        tab.NothingFailed();
    }

    // A new production's board with so many days and nothing on them.
    private async Task<Production> BoardAsync(OpenTab tab, int days)
    {
        var production = await open.MakeAsync("The Ferry", Script);
        await tab.GoAsync($"/p/{production.Id}/breakdown/board");
        for (var day = 1; day <= days; day++)
        {
            await tab.PressAsync("Add a day");
            await tab.Page.Locator($"#day-{day}").WaitForAsync();
            await tab.Page.WaitForLoadStateAsync();
        }

        return production;
    }

    private static ILocator Strip(IPage page, string scene) => page.Locator(".strip", new() { Has = page.Locator($"b:text-is('{scene}')") });

    // As a hand does it: onto the upper quarter of what it is let go on.
    private static async Task DragAsync(IPage page, string scene, ILocator onto)
    {
        var from = (await Strip(page, scene).Locator(".set").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 8, from.Y + (from.Height / 2));
        await page.Mouse.DownAsync();
        var to = (await onto.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(to.X + (to.Width / 3), to.Y + (to.Height / 4), new() { Steps = 12 });
        await page.Mouse.UpAsync();
    }
}
