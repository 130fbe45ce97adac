using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Assist.Tests;
using Throughline.Web.Tests.Asking;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>
/// Asking a partner beside the page, by hand in the browser. The model answers from the recording in Asking/Tapes; UPDATE_TAPES=1 records it
/// anew, from a server that gives the answer below, which is ours.
/// </summary>
[Collection(nameof(StudioBrowser))]
public sealed class AskingJourneyTests(StudioBrowser browser)
{
    private const string Sill = "Window sill. It's the one true thing in the building.";
    private const string Said = "I did say.";
    private const string Other = """{"alternatives":[{"label":"shorter","spans":[{"kind":"replace","line":SILL,"words":"It's the one true thing in the building.","text":"It's true."},{"kind":"replace","line":SAID,"words":"I did say.","text":"Told you."}]},{"label":"drier","spans":[{"kind":"replace","line":SILL,"words":"Window sill. It's the one true thing in the building.","text":"The sill. Trust nothing else."}]}],"reason":"He has said it many times.","claims":[{"statement":"She has checked it herself.","quotes":[{"line":SAID,"words":"I did say."}]}]}""";

    private static readonly string Tapes = Path.Combine(Repository.Root, "tests", "Throughline.Web.Tests", "Asking", "Tapes");

    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }, ResultTypes = [ResultType.Violations] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_newcomer_allows_a_local_model_sees_what_would_be_sent_takes_a_part_of_what_it_proposes_and_undoes_it()
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        var records = Environment.GetEnvironmentVariable("UPDATE_TAPES") == "1";
        await using var server = await ModelServer.StartAsync(new Turn("{}"));
        using var user = new TestUser();
        var file = Path.Combine(user.Folder, "models.toml");
        // Port 9 is nobody's: whatever would be sent would fail.
        await File.WriteAllTextAsync(file, AskingStudio.Model("shed", records ? server.Address : new Uri("http://127.0.0.1:9/v1"), "local"), Cancel);
        await using var studio = await TestStudio.StartAsync(user: user, with: settings => settings with { Models = new ModelSettings(file), Replay = records ? ReplayMode.Record : ReplayMode.Replay, Tape = Tapes });
        await using var tab = await OpenTab.OpenAsync(studio, browser);
        var page = tab.Page;

        await tab.GoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the sample" }).ClickAsync();
        await page.WaitForURLAsync("**/page");
        await WritingRoom.ReadyAsync(page);
        await tab.OpenRoomAsync("Models");
        await page.GetByRole(AriaRole.Radio, new() { Name = "on machines of the production" }).CheckAsync();
        await tab.PressAsync("Put it on record");
        await tab.SeesAsync("Models on machines of the production");
        await page.Locator("tr", new() { HasText = "shed" }).GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        await page.Locator("tr", new() { HasText = "shed" }).GetByText("in use").WaitForAsync();

        await tab.OpenRoomAsync("Page");
        await WritingRoom.ReadyAsync(page);
        await page.Locator(".scenes").GetByText("OFFICE - FRONT ROOM").First.ClickAsync();
        await page.Locator(".sheet .cm-line", new() { HasText = Sill }).ClickAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Locator(".sheet .cm-line", new() { HasText = Said }).First.ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await page.Keyboard.PressAsync("Control+Alt+KeyA");
        await page.GetByLabel("What to ask").SelectOptionAsync(new SelectOptionValue { Label = "Other ways of saying lines, under a constraint" });
        await page.GetByLabel("What the lines must keep to").FillAsync("shorter");
        await tab.PressAsync("Show what would be sent");
        var shown = await page.GetByLabel("Exactly what would be sent").InnerTextAsync();
        var before = await page.Locator(".before").InnerTextAsync();
        if (records)
            server.Next(new Turn(Other.Replace("SILL", LineOf(shown, Sill), StringComparison.Ordinal).Replace("SAID", LineOf(shown, Said), StringComparison.Ordinal)));
        await tab.PressAsync("Send exactly this");
        await page.Locator(".answer").GetByText("Proposal 1 waits beside the page.").WaitForAsync();
        await tab.PressAsync("Look at it");
        var card = page.Locator(".proposal").First;
        await card.GetByText("He has said it many times.").WaitForAsync();
        await card.GetByRole(AriaRole.Checkbox, new() { Name = "Take this" }).Nth(1).UncheckAsync();
        await card.GetByText("Take what is ticked").ClickAsync();
        await WritingRoom.UntilAsync(page, "document.querySelector('.sheet').textContent.includes(\"Window sill. It's true.\")");
        await WritingRoom.SavedAsync(page);
        var taken = await WritingRoom.ShownAsync(page);
        await page.Locator(".sheet .cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Control+Z");
        await WritingRoom.UntilAsync(page, "document.querySelector('.sheet').textContent.includes('the one true thing in the building.')");
        await tab.OpenRoomAsync("Models");
        await page.GetByRole(AriaRole.Link, new() { Name = "What was sent, entry" }).First.ClickAsync();

        await tab.SeesAsync("This is the text of which the record has the hash.");
        await tab.SeesAsync("The selected lines:");
        Assert.Contains("Pages stay in the house", before, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("no cost", before, StringComparison.Ordinal);
        Assert.Contains(Sill, shown, StringComparison.Ordinal);
        Assert.Contains(Said, taken, StringComparison.Ordinal);
        Assert.DoesNotContain("Told you.", taken, StringComparison.Ordinal);
        if (!records)
            Assert.Empty(server.Requests);
        tab.NothingFailed();
    }

    [Fact]
    public async Task Without_a_model_the_audience_is_asked_and_a_cited_line_is_followed()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Samples.Tide, 1440);
        var page = await room.TabAsync();

        await page.GetByRole(AriaRole.Tab, new() { Name = "Ask" }).ClickAsync();
        await page.Locator(".asking").GetByText("Nothing is sent anywhere.").WaitForAsync();
        var told = await page.Locator(".asking").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await page.Locator(".answer .cited .word").First.WaitForAsync();
        var cited = page.Locator(".answer .cited .word").Nth(2);
        var words = await cited.InnerTextAsync();
        await cited.ClickAsync();

        await WritingRoom.UntilAsync(page, "getSelection().toString() !== ''");
        Assert.Equal(words.TrimEnd('…'), (await page.EvaluateAsync<string>("getSelection().toString()"))[..words.TrimEnd('…').Length]);
        Assert.Contains("none is in use", told, StringComparison.Ordinal);
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task What_an_answer_says_in_markup_is_letters_what_is_not_verified_is_struck_through_and_one_can_stop()
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        await using var server = await ModelServer.StartAsync(new Turn("""{"notes":[{"kind":"believes","scene":"1","statement":"<img src=x onerror=\"alert(1)\"> She is a widow.","quotes":[{"line":2,"words":"her late husband"}]},{"kind":"wonders","scene":"1","statement":"<b>Whose</b> is it?","quotes":[{"line":2,"words":"red suitcase"}]}]}"""));
        await using var open = await AskingStudio.StartAsync(AskingStudio.Model("shed", server.Address, "local"));
        await open.AllowAsync("local", "shed");
        await using var tab = await OpenTab.OpenAsync(open.Studio, browser);
        var page = tab.Page;
        await tab.GoAsync($"/p/{open.Production.Id}/page");
        await WritingRoom.ReadyAsync(page);

        await page.Keyboard.PressAsync("Control+Alt+KeyA");
        await tab.PressAsync("Show what would be sent");
        await tab.PressAsync("Send exactly this");
        await page.Locator(".answer").WaitForAsync();
        var struck = await page.Locator(".answer s").AllInnerTextsAsync();
        var answer = await page.Locator(".answer").InnerTextAsync();
        var markup = await page.Locator(".answer img, .answer b").CountAsync();
        server.Next(Turn.Stall);
        await tab.PressAsync("Show what would be sent");
        await tab.PressAsync("Send exactly this");
        await server.Stalled.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await tab.PressAsync("Stop");

        await tab.SeesAsync("Stopped. What was sent until then is on record.");
        await server.HungUp.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal(["<img src=x onerror=\"alert(1)\"> She is a widow."], struck);
        Assert.Contains("<b>Whose</b> is it?", answer, StringComparison.Ordinal);
        Assert.Contains("1 of 2 statements", answer, StringComparison.Ordinal);
        Assert.Equal(0, markup);
        tab.NothingFailed();
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task The_panel_looks_as_it_was_designed_and_meets_the_guidelines(int width, ColorScheme scheme)
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        await using var server = await ModelServer.StartAsync(new Turn("""{"notes":[{"kind":"believes","scene":"1","statement":"She is a widow.","quotes":[{"line":2,"words":"her late husband"}]},{"kind":"wonders","scene":"1","statement":"Whose is the suitcase, and why does nobody ask?","quotes":[{"line":2,"words":"red suitcase"}],"answeredBy":{"line":8,"words":"without anybody aboard"}}]}"""));
        await using var open = await AskingStudio.StartAsync(AskingStudio.Model("shed", server.Address, "local"));
        await open.AllowAsync("local", "shed");
        await using var context = await open.Studio.EnterAsync(browser, width, 1000, scheme);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(open.Studio.Address, $"/p/{open.Production.Id}/page").ToString());
        await WritingRoom.ReadyAsync(page);
        var violations = new List<string>();
        async Task LookAsync(string name)
        {
            await page.EvaluateAsync("document.fonts.ready");
            violations.AddRange((await Guidelines.CheckAsync(page, Rules)).Violations.Select(violation => $"{name}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
            // The port of the model is another one each time.
            await page.EvaluateAsync("() => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) node.data = node.data.replace(/127\\.0\\.0\\.1:\\d+/g, '127.0.0.1:8080'); }");
            await page.EvaluateAsync("document.querySelector('.beside').scrollTop = 100_000");
            var picture = await page.Locator(".beside").ScreenshotAsync(new() { Caret = ScreenshotCaret.Hide, Animations = ScreenshotAnimations.Disabled });
            GoldenPicture.Matches(picture, $"ask-{name}-{width}{(scheme == ColorScheme.Dark ? "-dark" : "")}.png");
        }

        await page.Keyboard.PressAsync("Control+Alt+KeyA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would be sent" }).WaitForAsync();
        await LookAsync("form");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would be sent" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send exactly this" }).WaitForAsync();
        await LookAsync("before");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send exactly this" }).ClickAsync();
        await page.Locator(".answer").WaitForAsync();
        await LookAsync("answer");

        Assert.True(violations.Count == 0, string.Join('\n', violations.Distinct(StringComparer.Ordinal)));
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.scrollingElement.scrollWidth - innerWidth)"));
    }

    private static string LineOf(string shown, string words) =>
        JsonDocument.Parse(shown.Split('\n').First(line => line.Contains(words, StringComparison.Ordinal))).RootElement.GetProperty("line").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
