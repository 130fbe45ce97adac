using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Throughline.Documents.Printing;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Studio;
using Throughline.Web.Imports;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>What a new user does, in a browser, without having read anything.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class JourneyTests(StudioBrowser browser, OpenStudio open) : IClassFixture<OpenStudio>
{
    private const string Script = "Title: The Ferry\n\nINT. HALL - DAY\n\nRain on the windows of the hall.\n\nANA\nDid you lock the boat shed?\n\nEXT. PIER - NIGHT\n\nThe ferry leaves without anybody aboard.\n\nBEN\nIt was never ours.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly string[] Formats = ["fountain", "fdx", "pdf"];

    public static TheoryData<string> ScriptFormats => [.. Formats];

    [Theory]
    [MemberData(nameof(ScriptFormats))]
    public async Task A_script_dropped_on_the_first_page_is_summed_up_and_becomes_a_production_with_a_report(string format)
    {
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync("/");

        await Dropping.DropAsync(tab.Page, new DroppedFile($"the-ferry.{format}", Written(Script, format)));
        await tab.SeesAsync("2 scenes");
        await tab.SeesAsync("2 who speak");
        await tab.PressAsync("Take it in");
        await tab.Page.WaitForURLAsync("**/page");
        await WritingRoom.ReadyAsync(tab.Page);
        var text = await WritingRoom.ShownAsync(tab.Page);
        await tab.OpenRoomAsync("Report");

        Assert.Contains("The ferry leaves without anybody aboard.", text, StringComparison.Ordinal);
        Assert.Equal("2", await tab.Page.Locator(".facts div", new() { HasText = "people who speak" }).Locator("dd, b").First.InnerTextAsync());
        Assert.Contains("The Ferry", await tab.Page.Locator("h1").First.InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        tab.NothingFailed();
    }

    [Theory]
    [InlineData("report")]
    [InlineData("record")]
    [InlineData("page")]
    public async Task A_second_draft_dropped_in_any_room_is_compared_with_the_first(string room)
    {
        var production = await open.MakeAsync("The Ferry", Script);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/{room}");

        await Dropping.DropAsync(tab.Page, new DroppedFile("the-ferry-blue.fountain", Encoding.UTF8.GetBytes(Script.Replace("PIER - NIGHT", "PIER - DAY", StringComparison.Ordinal))));
        await tab.PressAsync("Take it in");
        await tab.Page.WaitForURLAsync("**/changes");

        await tab.SeesAsync("moved from night to day");
        tab.NothingFailed();
    }

    [Fact]
    public async Task A_file_that_one_leaves_changes_nothing()
    {
        var production = await open.MakeAsync("The Ferry", Script);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/report");

        await Dropping.DropAsync(tab.Page, new DroppedFile("other.fountain", "INT. ELSEWHERE - DAY\n\nSun."u8.ToArray()));
        await tab.PressAsync("Leave it");

        await tab.Page.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Single(await production.Drafts.ListAsync(Cancel));
    }

    [Fact]
    public async Task One_writes_names_a_draft_and_compares_it()
    {
        var production = await open.MakeAsync("The Ferry", Script);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/page");
        await WritingRoom.ReadyAsync(tab.Page);

        await WritingRoom.ToEndAsync(tab.Page);
        await tab.Page.Keyboard.TypeAsync("\nCUT TO BLACK.");
        await WritingRoom.SavedAsync(tab.Page);
        await tab.PressAsync("Name a draft");
        await tab.Page.Keyboard.TypeAsync("Blue");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.SeesAsync("Blue");
        await WritingRoom.UntilAsync(tab.Page, "document.querySelector('.naming') === null");
        await tab.OpenRoomAsync("Changes");

        await tab.SeesAsync("Blue");
        await tab.SeesAsync("CUT TO BLACK.");
        Assert.Equal(["White", "Blue"], (await production.Drafts.ListAsync(Cancel)).Select(draft => draft.About.Name));
        tab.NothingFailed();
    }

    [Fact]
    public async Task A_part_of_a_proposal_is_taken_and_only_that_is_in_the_script()
    {
        var production = await open.MakeAsync("A Bit for the Tide", Samples.Tide);
        var script = production.Drafts.Read(await production.Drafts.FindOrLatestAsync(null, Cancel));
        await production.Proposals.AddAsync(FilledStudio.Shorter(script) with { Id = Guid.NewGuid(), Draft = "draft-1" }, "shorter", Cancel);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/proposals");

        await tab.SeesAsync("We see the wall; it need not be counted for us.");
        await tab.Page.Locator(".way", new() { HasText = "only the wall" }).GetByRole(AriaRole.Button).First.ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).WaitForAsync();
        await tab.OpenRoomAsync("Page");
        await WritingRoom.ReadyAsync(tab.Page);

        var text = await open.TextAsync(production);
        Assert.Contains("gates of five, from his reach to his knee.", text, StringComparison.Ordinal);
        Assert.Contains("He wets a pencil on his tongue. Adds one.", text, StringComparison.Ordinal);
        tab.NothingFailed();
    }

    [Fact]
    public async Task Two_edit_lists_dropped_together_are_compared()
    {
        var production = await open.MakeAsync("The Ferry", Script);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/page");
        DroppedFile Cut(string name) => new(name, File.ReadAllBytes(FilledStudio.Sample("tide-effects", name)));

        await Dropping.DropAsync(tab.Page, Cut("cut-1.edl"), Cut("cut-2.edl"));
        await tab.PressAsync("Take all in");
        await tab.Page.WaitForURLAsync("**/cut");

        await tab.SeesAsync("The cut is 4 frames longer: 634 frames, 630 before.");
        tab.NothingFailed();
    }

    [Theory]
    [InlineData("PDF", "pdf")]
    [InlineData("Fountain", "fountain")]
    [InlineData("Final Draft", "fdx")]
    [InlineData("Web page", "html")]
    [InlineData("JSON", "json")]
    public async Task The_script_is_taken_away_in_every_format(string word, string format)
    {
        var production = await open.MakeAsync("The Ferry", Script);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/settings");

        var waiting = tab.Page.WaitForDownloadAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = word, Exact = true }).ClickAsync();
        var download = await waiting;
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), Cancel);

        Assert.EndsWith("." + format, download.SuggestedFilename, StringComparison.Ordinal);
        if (format == "json")
            Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(bytes).RootElement.ValueKind);
        else if (format == "html")
            Assert.Contains("The ferry leaves without anybody aboard.", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        else
            Assert.Equal(["INT. HALL - DAY", "EXT. PIER - NIGHT"], Headings(bytes, "again." + format));
        tab.NothingFailed();
    }

    [Fact]
    public async Task Words_are_found_and_lead_to_their_line_on_the_page()
    {
        var production = await open.MakeAsync("The Ferry", Script);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/search");

        await tab.Page.GetByRole(AriaRole.Searchbox).FillAsync("never");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Locator(".hit").First.ClickAsync();
        await WritingRoom.ReadyAsync(tab.Page);

        await WritingRoom.UntilAsync(tab.Page, "getSelection().anchorNode?.parentElement?.closest('.cm-line')?.textContent === 'It was never ours.'");
        tab.NothingFailed();
    }

    private static string[] Headings(byte[] bytes, string name)
    {
        var reading = PdfScripts.Recover(bytes, name) ?? ScreenplayReader.Read(bytes, name);
        return [.. reading.Screenplay.Elements.OfType<SceneHeading>().Select(heading => heading.Text.Plain)];
    }

    private static byte[] Written(string fountain, string format)
    {
        var script = ScreenplayReader.Read(Encoding.UTF8.GetBytes(fountain), "a.fountain").Screenplay;
        return format switch
        {
            "pdf" => ScriptPdf.Write(script, PageLayout.Of(script), new PrintSettings()).Bytes,
            "fdx" => ScreenplayWriter.Write(script, OutputFormat.FinalDraft).Bytes,
            _ => Encoding.UTF8.GetBytes(fountain),
        };
    }
}
