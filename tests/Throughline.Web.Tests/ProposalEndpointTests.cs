using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Throughline.Assist.Partner;
using Throughline.Assist.Roles;
using Throughline.Drafts.Authors;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Proposals;

namespace Throughline.Web.Tests;

public sealed class ProposalEndpointTests
{
    private const string Script = "INT. FERRY - DAY\n\nA *red* suitcase stands on the deck.\n\nANA\nDid you lock the shed?\n\nBEN\nNever, not in all my life.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proposal_stands_in_the_live_text_measured_and_with_its_statements_looked_up()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        await ProposeAsync(production, draft => [ProposedSpan.Replace(Line(draft, "Never,"), 7, 19, "not once")], new Claim("Ben exaggerates.", [new Quote(default, "in all my life")]), new Claim("Ana cries.", [new Quote(default, "tears in her eyes")]));
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        await EditAsync(socket, 0, """[[0,"Rain.","",""],""" + Script.Length + "]");
        await socket.NextAsync("edits");

        var answer = await visitor.GetFromJsonAsync<JsonElement>(Api(production, "/proposals?version=1"), Cancel);

        var proposal = Assert.Single(answer.GetProperty("proposals").EnumerateArray());
        var way = Assert.Single(proposal.GetProperty("alternatives").EnumerateArray());
        var span = Assert.Single(way.GetProperty("spans").EnumerateArray());
        var text = await visitor.GetStringAsync(Api(production, "/document/text"), Cancel);
        Assert.Equal(("fresh", "not in all my life."), (span.GetProperty("standing").GetString(), text[span.GetProperty("from").GetInt32()..span.GetProperty("to").GetInt32()]));
        Assert.Contains("−3 words", way.GetProperty("measures")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal([true, false], proposal.GetProperty("claims").EnumerateArray().Select(claim => claim.GetProperty("holds").GetBoolean()));
        Assert.Contains("stands nowhere in the script", proposal.GetProperty("claims")[1].GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_on_the_line_since_is_said_and_what_is_locked_cannot_be_taken()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        var id = await ProposeAsync(production, draft => [ProposedSpan.Replace(Line(draft, "Never,"), 0, 5, "Once"), ProposedSpan.Replace(Line(draft, "Did you"), 0, 3, "Have")]);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        var life = Script.IndexOf("life.", StringComparison.Ordinal);
        await EditAsync(socket, 0, $"[{life},[4,\"days\"],{Script.Length - life - 4}]");
        await socket.NextAsync("edits");
        var at = Script.IndexOf("Did you", StringComparison.Ordinal);
        using var locked = await visitor.PostAsJsonAsync(Api(production, "/locks"), new { version = 1, from = at, to = at, kind = "line", reason = "Learned." }, Cancel);

        var answer = await visitor.GetFromJsonAsync<JsonElement>(Api(production, "/proposals?version=1"), Cancel);
        using var refused = await visitor.PostAsJsonAsync(Api(production, $"/proposals/{id}/changes"), new { alternative = 0, taken = new[] { new { index = 1 } } }, Cancel);

        var spans = answer.GetProperty("proposals")[0].GetProperty("alternatives")[0].GetProperty("spans");
        Assert.Equal(["rebased", "locked"], spans.EnumerateArray().Select(span => span.GetProperty("standing").GetString()));
        Assert.All(spans.EnumerateArray(), span => Assert.NotEmpty(span.GetProperty("why").GetString()!));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("locked by Ana: Learned.", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_taken_on_the_page_is_on_record_and_its_words_are_the_machines_in_the_draft_that_is_named()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        var id = await ProposeAsync(production, draft => [ProposedSpan.Replace(Line(draft, "Never,"), 7, 19, "not once in my life."), ProposedSpan.After(Line(draft, "suitcase"), "Nobody claims it."), ProposedSpan.Delete(Line(draft, "Did you"), 0, 22)]);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");

        var changes = await ChangesAsync(visitor, production, id, new { alternative = 0, taken = new object[] { new { index = 0 }, new { index = 1 } } });
        var edit = Guid.NewGuid();
        using var early = await visitor.PostAsJsonAsync(Api(production, $"/proposals/{id}/decision"), new { alternative = 0, taken = new[] { new { index = 0 } }, edit }, Cancel);
        await EditAsync(socket, 0, changes, edit, id);
        await socket.NextAsync("edits");
        using var decided = await visitor.PostAsJsonAsync(Api(production, $"/proposals/{id}/decision"), new { alternative = 0, taken = new object[] { new { index = 0 }, new { index = 1 } }, edit }, Cancel);
        using var twice = await visitor.PostAsJsonAsync(Api(production, $"/proposals/{id}/decision"), new { alternative = 0, taken = new object[] { new { index = 0 }, new { index = 1 } }, edit }, Cancel);
        var beside = await socket.NextAsync("beside");
        using var named = await visitor.PostAsJsonAsync(Api(production, "/drafts"), new { name = "Blue" }, Cancel);

        Assert.Equal(425, (int)early.StatusCode);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent, "proposals"), (decided.StatusCode, twice.StatusCode, beside.GetProperty("what").GetString()));
        var kept = await production.Proposals.FindAsync(id.ToString(), Cancel);
        Assert.Equal((Decision.Part, edit), (Assert.Single(kept.Decisions).Decision, kept.Decisions[0].Edit));
        var latest = await production.Drafts.FindOrLatestAsync(null, Cancel);
        var authorship = await production.Drafts.AuthorshipAsync(latest, Cancel);
        Assert.Equal(Manner.Accepted, MannerOf(authorship, "Nobody claims it."));
        Assert.Equal([Manner.Imported, Manner.Accepted], authorship.Lines[IndexOf(authorship.Draft, "Never, not once in my life.")].Select(stroke => stroke.Hand.Manner).Distinct().Order());
        Assert.Equal(Manner.Imported, MannerOf(authorship, "Did you lock the shed?"));
    }

    [Fact]
    public async Task Words_that_were_changed_before_they_were_taken_are_both_the_machines_and_the_writers()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        var id = await ProposeAsync(production, draft => [ProposedSpan.After(Line(draft, "suitcase"), "Nobody claims it.")]);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        var choice = new { alternative = 0, taken = new[] { new { index = 0, text = "Nobody ever claims it." } } };

        var edit = Guid.NewGuid();
        await EditAsync(socket, 0, await ChangesAsync(visitor, production, id, choice), edit, id);
        await socket.NextAsync("edits");
        using var decided = await visitor.PostAsJsonAsync(Api(production, $"/proposals/{id}/decision"), new { choice.alternative, choice.taken, edit }, Cancel);
        using var named = await visitor.PostAsJsonAsync(Api(production, "/drafts"), new { name = "Blue" }, Cancel);

        Assert.Equal(Decision.Changed, (await production.Proposals.FindAsync(id.ToString(), Cancel)).Decisions[^1].Decision);
        Assert.Equal(Manner.EditedAfterAcceptance, MannerOf(await production.Drafts.AuthorshipAsync(await production.Drafts.FindOrLatestAsync(null, Cancel), Cancel), "Nobody ever claims it."));
    }

    [Fact]
    public async Task What_was_taken_on_the_page_is_taken_back_there_and_can_be_taken_again()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        var id = await ProposeAsync(production, draft => [ProposedSpan.Replace(Line(draft, "Never,"), 0, 5, "Once")]);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        var (choice, edit, back) = (new { alternative = 0, taken = new[] { new { index = 0 } } }, Guid.NewGuid(), Guid.NewGuid());
        await EditAsync(socket, 0, await ChangesAsync(visitor, production, id, choice), edit, id);
        await socket.NextAsync("edits");
        using var decided = await visitor.PostAsJsonAsync(Api(production, $"/proposals/{id}/decision"), new { choice.alternative, choice.taken, edit }, Cancel);
        var number = (await production.Proposals.FindAsync(id.ToString(), Cancel)).Number;

        using var elsewhere = await visitor.PostAsJsonAsync(Api(production, $"/proposals/{number}/undo"), new { }, Cancel);
        await EditAsync(socket, 1, $"[[0,\"Rain.\",\"\",\"\"],{Script.Length - 1}]");
        await socket.NextAsync("edits");
        await EditAsync(socket, 2, await ChangesAsync(visitor, production, id, new { alternative = 0, undone = true }), back, id, "undone");
        await socket.NextAsync("edits");
        using var undone = await visitor.PostAsJsonAsync(Api(production, $"/proposals/{id}/decision"), new { alternative = 0, edit = back, undone = true }, Cancel);
        await ChangesAsync(visitor, production, id, choice);

        Assert.Equal(HttpStatusCode.Conflict, elsewhere.StatusCode);
        Assert.Contains("on the page", await elsewhere.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, undone.StatusCode);
        Assert.Equal(ProposalState.TakenBack, (await production.Proposals.FindAsync(id.ToString(), Cancel)).State);
        Assert.Equal("Rain.\n\n" + Script, await visitor.GetStringAsync(Api(production, "/document/text"), Cancel));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_keeps_it()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        var id = await ProposeAsync(production, draft => [ProposedSpan.Replace(Line(draft, "Never,"), 0, 5, "Once")]);
        using var visitor = await studio.VisitorAsync();

        using var without = await visitor.PostAsJsonAsync(Api(production, $"/proposals/{id}/decision"), new { alternative = 0 }, Cancel);
        using var refused = await visitor.PostAsJsonAsync(Api(production, $"/proposals/{id}/decision"), new { alternative = 0, reason = "He never says once." }, Cancel);
        var answer = await visitor.GetFromJsonAsync<JsonElement>(Api(production, "/proposals"), Cancel);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NoContent), (without.StatusCode, refused.StatusCode));
        var proposal = answer.GetProperty("proposals")[0];
        Assert.Equal(("refused", "He never says once."), (proposal.GetProperty("state").GetString(), proposal.GetProperty("decisions")[0].GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_repair_of_the_partner_without_a_model_is_taken_on_the_page()
    {
        const string Untidy = "INT. FERRY - DAY\n\nRain falls on the deck.\n\nANA (V.O.\nNow.\n";
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio, Untidy);
        var latest = await production.Drafts.FindOrLatestAsync(null, Cancel);
        var script = production.Drafts.Read(latest);
        var asked = new Question { Task = RoleTask.Find("executor", "tidy")!, Script = script, Document = "draft-1", Selection = [.. Enumerable.Range(0, script.Elements.Length)] };
        var tidy = RulePartner.Ask(asked, new Actor("Ana", "writer"), Guid.NewGuid()).Proposal!;
        await production.Proposals.AddAsync(tidy, "executor tidy", Cancel);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");

        var taken = tidy.Alternatives[0].Spans.Select((_, index) => new { index }).ToArray();
        var changes = await ChangesAsync(visitor, production, tidy.Id, new { alternative = 0, taken });
        await EditAsync(socket, 0, changes, Guid.NewGuid(), tidy.Id);
        await socket.NextAsync("edits");

        Assert.Equal(Untidy.Replace("(V.O.", "(V.O.)", StringComparison.Ordinal), await visitor.GetStringAsync(Api(production, "/document/text"), Cancel));
    }

    private static Element Line(Screenplay draft, string words) => draft.Elements.First(element => element.Text.Plain.Contains(words, StringComparison.Ordinal));

    private static int IndexOf(Screenplay draft, string words) => draft.Elements.IndexOf(Line(draft, words));

    private static Manner MannerOf(Authorship authorship, string words) => Assert.Single(authorship.Lines[IndexOf(authorship.Draft, words)].Select(stroke => stroke.Hand.Manner).Distinct());

    private static async Task<Guid> ProposeAsync(Production production, Func<Screenplay, ProposedSpan[]> spans, params Claim[] claims)
    {
        var latest = await production.Drafts.FindOrLatestAsync(null, Cancel);
        var proposal = new Proposal
        {
            Id = Guid.NewGuid(),
            Draft = $"draft-{latest.Number}",
            Actor = new Actor("Ana", "writer"),
            Alternatives = [new Alternative("", [.. spans(production.Drafts.Read(latest))])],
            Reason = "Shorter.",
            Claims = [.. claims],
            Origin = Origin.Machine,
        };
        await production.Proposals.AddAsync(proposal, "a test", Cancel);
        return proposal.Id;
    }

    private static async Task<string> ChangesAsync(HttpClient visitor, Production production, Guid id, object choice)
    {
        using var answer = await visitor.PostAsJsonAsync(Api(production, $"/proposals/{id}/changes"), choice, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("changes").GetRawText();
    }

    private static Task EditAsync(TestSocket socket, int version, string changes, Guid? edit = null, Guid? proposal = null, string manner = "accepted") =>
        socket.SendAsync(proposal is null
            ? $$"""{"type":"edit","base":{{version}},"edits":[{"id":"{{Guid.NewGuid()}}","manner":"typed","changes":{{changes}}}]}"""
            : $$"""{"type":"edit","base":{{version}},"edits":[{"id":"{{edit}}","manner":"{{manner}}","proposal":"{{proposal}}","changes":{{changes}}}]}""");

    private static string Api(Production production, string path) => $"/api/v1/productions/{production.Id}{path}";

    private static async Task<Production> WithDraftAsync(TestStudio studio, string script = Script)
    {
        var production = await studio.MakeAsync("Ferry");
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(script), "ferry.fountain", new DraftDescription("White", null, "Ana"), Cancel);
        return production;
    }
}
