using Microsoft.Playwright;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>A scene's sheet by hand: words are selected and tagged; what is suggested is kept or refused.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class TaggingJourneyTests(StudioBrowser browser, OpenStudio open) : IClassFixture<OpenStudio>
{
    private const string Script = "INT. HALL - DAY\n\nAna lifts a red suitcase. Her coat is still wet.\n\nANA\nNow.\n\nEXT. PIER - NIGHT\n\nThe ferry leaves.\n";

    // Where some words stand on the screen: from, to, and the height of the middle of their line.
    private const string Place = """
        words => {
          const walk = document.createTreeWalker(document.querySelector(".scene-text"), NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
            if (node.data.includes(words[0])) range.setStart(node, node.data.indexOf(words[0]));
            if (node.data.includes(words[1])) range.setEnd(node, node.data.indexOf(words[1]) + words[1].length);
          }
          const [first, last] = [range.getClientRects()[0], [...range.getClientRects()].at(-1)];
          return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
        }
        """;

    [Fact]
    public async Task Words_that_are_selected_become_a_tag_of_the_category_that_is_chosen()
    {
        await using var tab = await SceneAsync();

        await SelectAsync(tab.Page, "coat", "wet");
        Assert.Equal("coat is still wet", await tab.Page.GetByLabel("Words", new() { Exact = true }).InputValueAsync());
        await tab.Page.Locator("select[name=category]").SelectOptionAsync("wardrobe");
        await tab.Page.GetByLabel("Called", new() { Exact = true }).FillAsync("wet coat");
        await tab.PressAsync("Tag it");
        await tab.Page.Locator(".box.cat-wardrobe .says-person", new() { HasText = "wet coat" }).WaitForAsync();
        await tab.Page.ReloadAsync();

        Assert.Equal("coat is still wet", string.Concat(await tab.Page.Locator("mark.tag.cat-wardrobe.says-person").AllInnerTextsAsync()));
        Assert.Contains("tagged by Ana", await tab.Page.Locator(".box.cat-wardrobe .says-person", new() { HasText = "wet coat" }).InnerTextAsync(), StringComparison.Ordinal);
        // What was chosen last is offered for the next tag.
        Assert.Equal("wardrobe", await tab.Page.Locator("select[name=category]").InputValueAsync());
        tab.NothingFailed();
    }

    [Fact]
    public async Task A_tag_that_is_taken_off_is_gone_from_the_text_and_the_sheet()
    {
        await using var tab = await SceneAsync();
        await SelectAsync(tab.Page, "Ana", "lifts");
        await tab.PressAsync("Tag it");
        await tab.Page.Locator("mark.says-person").WaitForAsync();

        await tab.PressAsync("Take off ana lifts");
        await tab.Page.Locator(".says-person").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await tab.Page.ReloadAsync();

        Assert.Equal(0, await tab.Page.Locator(".says-person").CountAsync());
        tab.NothingFailed();
    }

    [Fact]
    public async Task A_suggestion_that_is_kept_is_a_tag_of_the_person_on_the_same_words()
    {
        await using var tab = await SceneAsync();
        await tab.Page.Locator("mark.says-finder", new() { HasText = "red suitcase" }).WaitForAsync();

        await tab.PressAsync("Keep red suitcase");
        await tab.Page.Locator("mark.says-person", new() { HasText = "red suitcase" }).WaitForAsync();
        await tab.Page.ReloadAsync();

        Assert.Equal(["red suitcase"], await tab.Page.Locator("mark.cat-props.says-person").AllInnerTextsAsync());
        Assert.Equal(0, await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Keep red suitcase", Exact = true }).CountAsync());
        tab.NothingFailed();
    }

    [Fact]
    public async Task A_suggestion_that_is_not_needed_leaves_the_sheet_until_it_is_brought_back()
    {
        await using var tab = await SceneAsync();
        await tab.Page.Locator("mark", new() { HasText = "red suitcase" }).WaitForAsync();

        await tab.PressAsync("Not needed: red suitcase");
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Not needed here" }).WaitForAsync();
        await tab.Page.ReloadAsync();
        var marked = await tab.Page.Locator("mark", new() { HasText = "red suitcase" }).CountAsync();
        await tab.PressAsync("Bring back red suitcase");
        await tab.Page.Locator("mark.says-finder", new() { HasText = "red suitcase" }).WaitForAsync();

        Assert.Equal(0, marked);
        Assert.Equal(0, await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Not needed here" }).CountAsync());
        tab.NothingFailed();
    }

    private async Task<OpenTab> SceneAsync()
    {
        var production = await open.MakeAsync("The Ferry", Script);
        var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/breakdown/scenes?at=0");
        return tab;
    }

    // With the mouse, from the first letter of one word to the last of another.
    private static async Task SelectAsync(IPage page, string from, string to)
    {
        var place = await page.EvaluateAsync<float[]>(Place, new[] { from, to });
        await page.Mouse.MoveAsync(place[0] + 1, place[1]);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(place[2] - 1, place[3], new() { Steps = 6 });
        await page.Mouse.UpAsync();
    }
}
