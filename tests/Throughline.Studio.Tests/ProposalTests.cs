using System.Collections.Immutable;
using System.Text;
using Throughline.Drafts.Authors;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Story.Proposed;
using Throughline.Studio.Drafts;
using Throughline.Studio.Keys;
using Throughline.Studio.Proposals;
using Throughline.Studio.Records;

namespace Throughline.Studio.Tests;

public sealed class ProposalTests : IAsyncLifetime
{
    private const string Script = "INT. HALL - DAY\n\nRain on the windows of the hall.\n\nANA\nDid you lock the boat shed last night?\n\nEXT. PIER - NIGHT\n\nThe ferry leaves without anybody aboard.\n\nBEN\nIt was never ours to begin with.\n";

    private readonly TemporaryFolder _folder = new();
    private Production _production = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _production = await Production.CreateAsync(_folder["tide"], "Tide", Edge("ana"), Cancel);
        await Add(Script, "ben");
    }

    public ValueTask DisposeAsync()
    {
        _production.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Making_a_proposal_changes_nothing_and_is_in_the_record_without_its_words()
    {
        var number = await Propose(Replace("without anybody", "with nobody"));

        var made = (await Events())[^1];
        Assert.Equal((1, 1), (number, (await _production.Drafts.ListAsync(Cancel)).Length));
        Assert.Equal((EventKind.ProposalMade, Origin.Machine), (made.Kind, made.Origin));
        Assert.NotNull(made.Target!.After);
        Assert.DoesNotContain("nobody", string.Join(' ', made.Details.Values), StringComparison.Ordinal);
        Assert.Equal(ProposalState.Open, (await Find(number)).State);
    }

    [Fact]
    public async Task Taking_makes_a_draft_whose_lines_are_the_same_lines_and_whose_other_bytes_are_the_same()
    {
        var before = await Latest();
        var number = await Propose(Replace("without anybody", "with nobody"));

        var outcome = await Take(number);

        var after = await Latest();
        Assert.Equal((2, Decision.All), (outcome.Draft!.Number, outcome.Decision));
        Assert.Equal(Script.Replace("without anybody", "with nobody", StringComparison.Ordinal), await Text());
        Assert.Equal(before.Elements.Select(element => element.Id), after.Elements.Select(element => element.Id));
        Assert.Equal(ProposalState.Taken, (await Find(number)).State);
    }

    [Fact]
    public async Task What_was_taken_is_the_machines_in_authorship_and_what_was_changed_first_is_both()
    {
        await Take(await Propose(Replace("without anybody", "with nobody")));
        await Take(await Propose(Replace("windows", "shutters")), new TakenSpan(0, "tin roof"));

        var authorship = await _production.Drafts.AuthorshipAsync(await _production.Drafts.FindOrLatestAsync(null, Cancel), Cancel);

        Assert.Equal((Manner.Accepted, "ana"), Hand(authorship, "with nobody", "nobody"));
        Assert.Equal((Manner.EditedAfterAcceptance, "ana"), Hand(authorship, "tin roof", "tin"));
        Assert.Equal((Manner.Imported, "ben"), Hand(authorship, "The ferry", "ferry"));
    }

    [Fact]
    public async Task Taking_back_restores_the_script_its_lines_and_whose_they_were()
    {
        var before = await Latest();
        var line = Line(before, "The ferry");
        var number = await Propose(Replace("windows", "shutters"), ProposedSpan.Delete(line, 0, line.Text.Plain.Length), ProposedSpan.After(Line(before, "never ours"), "ANA\nThen whose?"));
        await Take(number);

        var outcome = await _production.Proposals.UndoAsync(Text(number), Cancel);

        var after = await Latest();
        Assert.Equal(Decision.Undone, outcome.Decision);
        Assert.Equal(before.Elements.Select(element => (element.Id, element.Kind, element.Text.Plain)), after.Elements.Select(element => (element.Id, element.Kind, element.Text.Plain)));
        var authorship = await _production.Drafts.AuthorshipAsync(await _production.Drafts.FindOrLatestAsync(null, Cancel), Cancel);
        Assert.All(authorship.Lines.SelectMany(strokes => strokes), stroke => Assert.Equal("ben", stroke.Hand.Person));
        Assert.Equal(ProposalState.TakenBack, (await Find(number)).State);
    }

    [Fact]
    public async Task Taking_back_keeps_what_was_written_elsewhere_on_the_line_since()
    {
        var number = await Propose(Replace("without anybody", "with nobody"));
        await Take(number);
        await Add((await Text()).Replace("The ferry", "The last ferry", StringComparison.Ordinal), "ben");

        await _production.Proposals.UndoAsync(Text(number), Cancel);

        Assert.Contains("The last ferry leaves without anybody aboard.", await Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_is_taken_and_the_rest_is_left()
    {
        var number = await Propose(Replace("windows", "shutters"), Replace("without anybody", "with nobody"));

        var outcome = await Take(number, new TakenSpan(1));

        Assert.Equal(Decision.Part, outcome.Decision);
        Assert.Contains("windows", await Text(), StringComparison.Ordinal);
        Assert.Contains("with nobody", await Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_for_an_earlier_draft_is_rebased_or_says_that_it_is_stale()
    {
        var (rebased, stale) = (await Propose(Replace("without anybody", "with nobody")), await Propose(Replace("boat shed", "boathouse")));
        await Add(Script.Replace("The ferry", "The last ferry", StringComparison.Ordinal).Replace("boat shed", "engine room", StringComparison.Ordinal), "ben");

        var desk = await ProposalDesk.OpenAsync(_production, Cancel);

        Assert.Equal(Standing.Rebased, desk.Show(await Find(rebased)).Alternatives[0].Standings[0].Standing);
        Assert.Equal(Standing.Stale, desk.Show(await Find(stale)).Alternatives[0].Standings[0].Standing);
        Assert.Null((await Take(stale)).Draft);
        Assert.Equal(3, (await Take(rebased)).Draft!.Number);
        Assert.Contains("The last ferry leaves with nobody aboard.", await Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LockKind.Line)]
    [InlineData(LockKind.Scene)]
    [InlineData(LockKind.Character)]
    public async Task What_is_locked_is_neither_taken_nor_taken_back_and_says_why(LockKind kind)
    {
        var script = await Latest();
        var number = await Propose(Replace("boat shed", "boathouse"));
        var taken = await Propose(Replace("last night", "tonight"));
        await Take(taken);
        var held = await _production.Locks.AddAsync(kind, kind == LockKind.Line ? Line(script, "boat shed").Id : kind == LockKind.Scene ? Line(script, "INT. HALL").Id : default, kind == LockKind.Character ? "Ana" : null, "she has learned it", Cancel);

        var (taking, undoing) = (await Take(number), await _production.Proposals.UndoAsync(Text(taken), Cancel));

        Assert.Equal((Standing.Locked, Standing.Locked), (Assert.Single(taking.Refused).Standing, Assert.Single(undoing.Refused).Standing));
        Assert.EndsWith("she has learned it", taking.Refused[0].Why, StringComparison.Ordinal);
        await _production.Locks.LiftAsync(held, Cancel);
        Assert.NotNull((await Take(number)).Draft);
    }

    [Fact]
    public async Task Nobody_puts_words_into_the_mouth_of_somebody_who_is_locked()
    {
        await _production.Locks.AddAsync(LockKind.Character, default, "BEN", "", Cancel);
        var cue = (await Latest()).Elements.OfType<Cue>().First();

        var (lines, cued, typed) = (await Propose(ProposedSpan.After(Line(await Latest(), "Rain on"), "BEN\nNo.")), await Propose(ProposedSpan.Replace(cue, 0, 3, "BEN")), await Propose(ProposedSpan.After(Line(await Latest(), "Rain on"), "ANA\nNo.")));

        Assert.Equal(Standing.Locked, (await Take(lines)).Refused[0].Standing);
        Assert.Equal(Standing.Locked, (await Take(cued)).Refused[0].Standing);
        Assert.Equal(Standing.Locked, (await Take(typed, new TakenSpan(0, "BEN\nNo."))).Refused[0].Standing);
    }

    [Fact]
    public async Task Refusing_needs_a_reason_which_is_kept_and_it_can_still_be_taken()
    {
        var number = await Propose(Replace("windows", "shutters"));
        await Assert.ThrowsAsync<StudioException>(() => _production.Proposals.RefuseAsync(Text(number), " ", Cancel));

        await _production.Proposals.RefuseAsync(Text(number), "The hall has no shutters.", Cancel);

        Assert.Equal("The hall has no shutters.", (await Find(number)).Decisions[0].Reason);
        Assert.DoesNotContain((await Events()).SelectMany(it => it.Details.Values), text => text.Contains("shutters", StringComparison.Ordinal));
        await Assert.ThrowsAsync<StudioException>(() => _production.Proposals.RefuseAsync(Text(number), "Again.", Cancel));
        Assert.NotNull((await Take(number)).Draft);
    }

    [Fact]
    public async Task What_is_in_the_script_is_not_taken_twice_and_what_is_not_is_not_taken_back()
    {
        var number = await Propose(Replace("windows", "shutters"));
        await Assert.ThrowsAsync<StudioException>(() => _production.Proposals.UndoAsync(Text(number), Cancel));
        await Take(number);

        await Assert.ThrowsAsync<StudioException>(() => Take(number));

        await _production.Proposals.UndoAsync(Text(number), Cancel);
        Assert.Equal(4, (await Take(number)).Draft!.Number);
    }

    [Fact]
    public async Task Spans_that_overlap_or_are_not_there_are_refused_and_nothing_is_changed()
    {
        var number = await Propose(Replace("ferry leaves", "boat goes"), Replace("leaves without", "goes with"));

        await Assert.ThrowsAsync<StudioException>(() => Take(number));
        await Assert.ThrowsAsync<StudioException>(() => Take(number, new TakenSpan(7)));
        await Assert.ThrowsAsync<StudioException>(() => _production.Proposals.TakeAsync(Text(number), new ProposalChoice(3, []), Cancel));

        Assert.Single(await _production.Drafts.ListAsync(Cancel));
    }

    [Fact]
    public async Task Words_that_would_be_read_as_other_lines_keep_the_rest_of_the_lines_the_same()
    {
        var before = await Latest();
        var number = await Propose(Replace("The ferry leaves", "BEN\nNo.\n\nINT. SHED - DAY\n\nThe ferry leaves"));

        await Take(number);

        var after = await Latest();
        Assert.Equal(after.Elements.Length, after.Elements.DistinctBy(element => element.Id).Count());
        Assert.Equal(Line(before, "never ours").Id, Line(after, "never ours").Id);
        Assert.Equal(Line(before, "boat shed").Id, Line(after, "boat shed").Id);
        Assert.NotNull((await _production.Proposals.UndoAsync(Text(number), Cancel)).Draft);
        Assert.Equal(before.Elements.Select(element => element.Text.Plain), (await Latest()).Elements.Select(element => element.Text.Plain));
    }

    [Fact]
    public async Task An_erased_proposal_is_nowhere_in_the_folder_and_the_record_still_verifies()
    {
        var words = "Nobody else would write " + Guid.NewGuid();
        var number = await Propose(Replace("windows", words));
        await _production.Proposals.RefuseAsync(Text(number), words + ", nor would I.", Cancel);

        Assert.True(await _production.Proposals.EraseAsync(Text(number), Cancel));

        await _production.SignAsync(Cancel);
        Assert.Null((await Find(number)).Proposal);
        Assert.Empty((await LedgerVerification.RunAsync(_production.Ledger, [], Cancel)).Faults);
        await Assert.ThrowsAsync<StudioException>(() => Take(number));
        _production.Dispose();
        Assert.Empty(Traces.Of(Encoding.UTF8.GetBytes(words), _folder["tide"]));
    }

    [Fact]
    public async Task What_somebody_hides_is_theirs_alone_and_is_marked_not_dropped()
    {
        var number = await Propose(Replace("windows", "windows of the weight of the world"));
        await _production.ProposalViews.SetAsync(new ProposalLimits { Worn = 0 }, Cancel);

        var shown = (await ProposalDesk.OpenAsync(_production, Cancel)).Show(await Find(number));

        Assert.True(shown.IsHidden);
        Assert.Equal(["1 worn phrases, more than 0"], shown.Alternatives[0].HiddenBy);
        _production.Dispose();
        using var bens = await Production.OpenAsync(_folder["tide"], Edge("ben"), Cancel);
        Assert.False((await ProposalDesk.OpenAsync(bens, Cancel)).Show(await bens.Proposals.FindAsync(Text(number), Cancel)).IsHidden);
    }

    [Fact]
    public async Task Words_of_a_supplied_text_are_found_with_their_place()
    {
        await _production.Comparisons.AddAsync("A first line.\nNobody ever saw the ferry leave the old harbour alone.\n"u8.ToArray(), "novel.txt", Cancel);
        var number = await Propose(Replace("The ferry leaves", "Nobody ever saw the ferry leave the old harbour; it leaves"));

        var overlap = Assert.Single((await ProposalDesk.OpenAsync(_production, Cancel)).Show(await Find(number)).Alternatives[0].Measures.Overlaps);

        Assert.Equal(("novel.txt", 2, 9), (overlap.Text, overlap.Line, overlap.Count));
    }

    [Fact]
    public async Task A_final_draft_script_is_changed_in_its_own_file()
    {
        var fdx = ScreenplayWriter.Write(ScreenplayReader.Read(Encoding.UTF8.GetBytes(Script), "x.fountain").Screenplay, OutputFormat.FinalDraft).Bytes;
        await _production.Drafts.AddAsync(fdx, "tide.fdx", new DraftDescription("", null, "ben"), Cancel);
        var number = await Propose(Replace("without anybody", "with nobody"));

        await Take(number);

        var latest = await _production.Drafts.FindOrLatestAsync(null, Cancel);
        Assert.Equal("tide.fdx", latest.FileName);
        Assert.Equal(Encoding.UTF8.GetString(fdx).Replace("without anybody", "with nobody", StringComparison.Ordinal), Encoding.UTF8.GetString(_production.Drafts.Bytes(latest)));
    }

    private ProposedSpan Replace(string words, string by)
    {
        var draft = _production.Drafts.Read(_production.Drafts.FindOrLatestAsync(null, Cancel).GetAwaiter().GetResult());
        var line = Line(draft, words);
        return ProposedSpan.Replace(line, line.Text.Plain.IndexOf(words, StringComparison.Ordinal), words.Length, by);
    }

    private static Element Line(Screenplay draft, string words) => draft.Elements.First(element => element.Text.Plain.Contains(words, StringComparison.Ordinal));

    private Task<int> Propose(params ProposedSpan[] spans) => _production.Proposals.AddAsync(
        new Proposal
        {
            Id = Guid.NewGuid(),
            Draft = "draft-1",
            Actor = new Actor("ana", "writer"),
            Alternatives = [new Alternative("", [.. spans])],
            Reason = "Shorter.",
            Origin = Origin.Machine,
            Tool = new Tool("compatible", "test-model", "1", EndpointClass.Local, "none", "no"),
        },
        "executor alternatives", Cancel);

    private Task<ProposalOutcome> Take(int number, params ImmutableArray<TakenSpan> taken) => _production.Proposals.TakeAsync(Text(number), new ProposalChoice(0, taken), Cancel);

    private Task<KeptProposal> Find(int number) => _production.Proposals.FindAsync(Text(number), Cancel);

    private async Task<Screenplay> Latest() => _production.Drafts.Read(await _production.Drafts.FindOrLatestAsync(null, Cancel));

    private async Task<string> Text() => Encoding.UTF8.GetString(_production.Drafts.Bytes(await _production.Drafts.FindOrLatestAsync(null, Cancel)));

    private async Task Add(string script, string author) =>
        await _production.Drafts.AddAsync(Encoding.UTF8.GetBytes(script), "tide.fountain", new DraftDescription("", null, author), Cancel);

    private static (Manner, string) Hand(Authorship authorship, string line, string words)
    {
        var at = authorship.Draft.Elements.IndexOf(Line(authorship.Draft, line));
        var start = authorship.Draft.Elements[at].Text.Plain.IndexOf(words, StringComparison.Ordinal);
        var hand = authorship.Lines[at].First(stroke => stroke.Start <= start && start < stroke.Start + stroke.Length).Hand;
        return (hand.Manner, hand.Person);
    }

    private async Task<List<LedgerEvent>> Events()
    {
        List<LedgerEvent> events = [];
        await foreach (var entry in _production.Ledger.ReadAsync(0, Cancel))
            events.Add(LedgerEntryJson.Read(entry.Bytes).Event);
        return events;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private StudioEdge Edge(string person) => new(person, "writer", new KeyRing(_folder["keys-" + person]), TimeProvider.System, _ => { });
}
