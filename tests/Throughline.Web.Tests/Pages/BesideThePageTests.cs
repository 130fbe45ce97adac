using System.Net.Http.Json;
using Microsoft.Playwright;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Proposals;

namespace Throughline.Web.Tests.Pages;

/// <summary>Proposals and locks, by hand in the browser.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class BesideThePageTests(StudioBrowser browser)
{
    private const string Script = "INT. FERRY - DAY\n\nA red suitcase stands on the deck.\n\nANA\nDid you lock the shed?\n\nBEN\nNever, not in all my life.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_part_of_a_proposal_is_taken_in_the_writers_words_and_undone_and_done_again_with_the_keys()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script, 1440);
        var id = await ProposeAsync(room.Production);
        var page = await room.TabAsync();
        await page.ClickAsync("#tab-proposals");
        var card = page.Locator(".proposal").First;

        Assert.Contains("stands nowhere in the script", await card.Locator(".claims li", new() { HasText = "Ana cries." }).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await card.Locator(".claims s").CountAsync());
        Assert.NotEqual(0, await card.Locator(".measures li").CountAsync());
        await card.Locator("input[type=checkbox]").Nth(1).UncheckAsync();
        await card.Locator("textarea").First.FillAsync("Once, and never again.");
        await card.GetByText("Take what is ticked").ClickAsync();
        await page.WaitForSelectorAsync(".sheet >> text=Once, and never again.");
        await StateAsync(page, room.Production, id, ProposalState.Taken);
        var taken = await room.TextAsync();
        await page.Keyboard.PressAsync("Control+Z");
        await StateAsync(page, room.Production, id, ProposalState.TakenBack);
        var undone = await room.TextAsync();
        await page.Keyboard.PressAsync("Control+Y");
        await StateAsync(page, room.Production, id, ProposalState.Taken);
        await WritingRoom.SavedAsync(page);

        Assert.Equal(Script.Replace("Never, not in all my life.", "Once, and never again.", StringComparison.Ordinal), taken);
        Assert.Equal(Script, undone);
        Assert.Equal(taken, await room.TextAsync());
        var decisions = (await room.Production.Proposals.FindAsync(id.ToString(), Cancel)).Decisions;
        Assert.Equal([Decision.Changed, Decision.Undone, Decision.Changed], decisions.Select(decision => decision.Decision));
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task What_was_taken_before_a_reload_is_taken_back_beside_the_page()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script, 1440);
        var id = await ProposeAsync(room.Production);
        var page = await room.TabAsync();
        await page.ClickAsync("#tab-proposals");
        await page.Locator(".proposal").First.GetByText("Take what is ticked").ClickAsync();
        await StateAsync(page, room.Production, id, ProposalState.Taken);
        await page.ReloadAsync();
        await WritingRoom.ReadyAsync(page);

        await page.ClickAsync("#tab-proposals");
        await page.ClickAsync(".past summary");
        await page.ClickAsync("text=Take back");
        await StateAsync(page, room.Production, id, ProposalState.TakenBack);
        await WritingRoom.SavedAsync(page);

        Assert.Equal(Script, await room.TextAsync());
    }

    [Fact]
    public async Task A_proposal_is_compared_side_by_side_and_refused_with_a_reason()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script, 1440);
        var id = await ProposeAsync(room.Production);
        var page = await room.TabAsync();
        await page.ClickAsync("#tab-proposals");

        await page.Locator(".proposal .deeds").GetByText("Compare").ClickAsync();
        var heads = await page.Locator("dialog.compare thead th").AllInnerTextsAsync();
        await page.Locator("dialog.compare").GetByText("Close").ClickAsync();
        await page.Locator(".proposal .deeds").GetByText("Refuse").ClickAsync();
        await page.FillAsync(".proposal form input", "He never says once.");
        await page.Keyboard.PressAsync("Enter");
        await StateAsync(page, room.Production, id, ProposalState.Refused);
        await page.ClickAsync(".past summary");

        Assert.Equal(["As it is", "surer", "Alternative 2"], heads);
        Assert.Equal("He never says once.", await page.Locator(".proposal.decided q").First.InnerTextAsync());
        Assert.Equal(Script, await room.TextAsync());
    }

    [Fact]
    public async Task A_locked_line_is_marked_takes_no_typing_and_says_who_holds_it()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script, 1440);
        var page = await room.TabAsync();
        await page.ClickAsync(".sheet >> text=A red suitcase");
        await page.Keyboard.PressAsync("End");
        await page.ClickAsync("#tab-locks");
        await page.FillAsync(".locks input", "The suitcase is bought.");
        await page.ClickAsync(".locks button[type=submit]");
        await page.WaitForSelectorAsync(".sheet .h-lock");

        await page.Locator(".sheet .cm-content").FocusAsync();
        await page.Keyboard.TypeAsync("x");
        await page.WaitForSelectorAsync(".message >> text=The line is locked by Ana: The suitcase is bought.");
        var stopped = await WritingRoom.ShownAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Rain.");
        await WritingRoom.SavedAsync(page);
        var written = await room.TextAsync();
        await page.ClickAsync(".locks >> text=Open");
        await WritingRoom.UntilAsync(page, "document.querySelector('.sheet .h-lock') === null");
        await page.ClickAsync(".sheet >> text=A red suitcase");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" Now.");
        await WritingRoom.SavedAsync(page);

        Assert.DoesNotContain("deck.x", stopped, StringComparison.Ordinal);
        Assert.Contains("A red suitcase stands on the deck.\n\nRain.\n", written, StringComparison.Ordinal);
        Assert.Contains("A red suitcase stands on the deck. Now.\n", await room.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(room.Faults);
    }

    [Fact]
    public async Task Words_that_were_written_offline_on_a_line_that_was_locked_meanwhile_are_taken_out_and_kept()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script, 1440);
        var page = await room.TabAsync();
        await room.CutAsync();
        await page.ClickAsync(".sheet >> text=A red suitcase");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("!");
        await page.WaitForSelectorAsync(".status[data-state=offline] >> text=kept on this device");
        using (var visitor = await room.Studio.VisitorAsync())
        {
            var at = Script.IndexOf("A red", StringComparison.Ordinal);
            using var locked = await visitor.PostAsJsonAsync($"/api/v1/productions/{room.Production.Id}/locks", new { version = 0, from = at, to = at, kind = "line", reason = "Bought." }, Cancel);
            Assert.True(locked.IsSuccessStatusCode);
        }

        room.Mend();
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await page.WaitForSelectorAsync(".message.kept >> text=The line is locked by Ana: Bought.");
        await WritingRoom.SavedAsync(page);

        Assert.Equal("!", await page.Locator(".message.kept pre").InnerTextAsync());
        Assert.Equal(Script, await room.TextAsync());
    }

    [Fact]
    public async Task A_moment_at_the_slider_is_named_a_draft()
    {
        await using var room = await WritingRoom.OpenAsync(browser, Script, 1440);
        var page = await room.TabAsync();
        await WritingRoom.ToEndAsync(page);
        await page.Keyboard.TypeAsync("Rain.");
        await WritingRoom.SavedAsync(page);
        await page.ClickAsync(".tools >> text=Name a draft");
        await page.FillAsync(".naming input", "Blue");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".message >> text=Blue");
        await page.ClickAsync(".sheet >> text=Rain.");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" Snow.");
        await WritingRoom.SavedAsync(page);

        await page.ClickAsync(".tools >> text=History");
        await page.WaitForSelectorAsync(".history .named >> text=2 Blue");
        await page.FocusAsync(".history input[type=range]");
        await page.Keyboard.PressAsync("Home");
        await page.ClickAsync(".moment >> text=Name this moment");
        await page.FillAsync(".history .naming input", "As it began");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".history .named >> text=3 As it began");

        var drafts = await room.Production.Drafts.ListAsync(Cancel);
        Assert.Equal(["White", "Blue", "As it began", ""], drafts.Select(draft => draft.About.Name));
        Assert.Equal([Script, Script + "Rain.", Script, Script + "Rain. Snow."], drafts.Select(draft => System.Text.Encoding.UTF8.GetString(room.Production.Drafts.Bytes(draft))));
    }

    private static async Task StateAsync(IPage page, Production production, Guid id, ProposalState state)
    {
        for (var tries = 0; (await production.Proposals.FindAsync(id.ToString(), Cancel)).State != state; tries++)
        {
            Assert.True(tries < 200, $"The proposal was not {state} within ten seconds.");
            await page.WaitForTimeoutAsync(50);
        }
    }

    private static async Task<Guid> ProposeAsync(Production production)
    {
        var draft = production.Drafts.Read(await production.Drafts.FindOrLatestAsync(null, Cancel));
        Element Line(string words) => draft.Elements.First(element => element.Text.Plain.Contains(words, StringComparison.Ordinal));
        var proposal = new Proposal
        {
            Id = Guid.NewGuid(),
            Draft = "draft-1",
            Actor = new Actor("Ana", "writer"),
            Alternatives = [new Alternative("surer", [ProposedSpan.Replace(Line("Never,"), 0, 26, "Once."), ProposedSpan.Replace(Line("Did you"), 0, 7, "Have you")]), new Alternative("", [ProposedSpan.Delete(Line("suitcase"), 2, 4)])],
            Reason = "Surer than she is.",
            Claims = [new Claim("Ben exaggerates.", [new Quote(default, "in all my life")]), new Claim("Ana cries.", [new Quote(default, "tears in her eyes")])],
            Origin = Origin.Machine,
        };
        await production.Proposals.AddAsync(proposal, "a test", Cancel);
        return proposal.Id;
    }
}
