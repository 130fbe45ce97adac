using System.Collections.Immutable;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;

namespace Throughline.Tests.Proposals;

public sealed class TakingTests
{
    [Fact]
    public void Taken_words_are_in_the_file_and_nothing_else_has_moved()
    {
        var (draft, next) = Suggested.Draft();
        var verdict = Suggested.TakeAll(Suggested.Of(Suggested.Replace(draft, "would wait for us", "waits")), draft, next);

        Assert.Equal(Suggested.Script.Replace("would wait for us", "waits", StringComparison.Ordinal), Suggested.Fountain(verdict.Applied!.Draft));
        Assert.Equal((Decision.All, Origin.Machine), (verdict.Applied.Decision, verdict.Applied.Edits[0].Origin));
    }

    [Fact]
    public void New_lines_come_after_their_line_with_identities_of_their_own()
    {
        var (draft, next) = Suggested.Draft();
        var verdict = Suggested.TakeAll(Suggested.Of(ProposedSpan.After(Suggested.Line(draft, "Tides never"), "MARA\nThen we row.")), draft, next);

        Assert.Contains("Tides never wait.\n\nMARA\nThen we row.\n\nEXT. PIER", Suggested.Fountain(verdict.Applied!.Draft), StringComparison.Ordinal);
        Assert.Equal([next, next + 1], verdict.Applied.Edits.Select(e => e.Line.Value).Order());
        Assert.Equal(verdict.Applied.Draft.Elements.Length, verdict.Applied.Draft.Elements.DistinctBy(e => e.Id).Count());
    }

    [Fact]
    public void A_part_that_is_taken_is_a_part()
    {
        var (draft, next) = Suggested.Draft();
        var proposal = Suggested.Of(Suggested.Replace(draft, "Rain", "Hail"), Suggested.Replace(draft, "gone", "burning"));
        var applied = Taking.Take(proposal, 0, [new TakenSpan(1)], draft, [], next).Applied!;

        Assert.Equal(Decision.Part, applied.Decision);
        Assert.Equal(Suggested.Script.Replace("gone", "burning", StringComparison.Ordinal), Suggested.Fountain(applied.Draft));
    }

    [Fact]
    public void What_a_person_changes_before_taking_it_is_theirs_too()
    {
        var (draft, next) = Suggested.Draft();
        var applied = Taking.Take(Suggested.Of(Suggested.Replace(draft, "gone", "burning")), 0, [new TakenSpan(0, "adrift")], draft, [], next).Applied!;

        Assert.Equal((Decision.Changed, Origin.MachineEdited), (applied.Decision, applied.Edits[0].Origin));
        Assert.Contains("The boat is adrift.", Suggested.Fountain(applied.Draft), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_changed_elsewhere_keeps_both_changes()
    {
        var (draft, next) = Suggested.Draft();
        var proposal = Suggested.Of(Suggested.Replace(draft, "counts the ropes", "counts again"));
        var now = Suggested.Edited(draft, "Rain on", "Hail beats");

        Assert.Equal(Standing.Rebased, SpanStanding.Of(proposal.Alternatives[0], now, [])[0].Standing);
        Assert.Contains("Hail beats the tin roof. MARA counts again.", Suggested.Fountain(Suggested.TakeAll(proposal, now, next).Applied!.Draft), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_changed_since_are_never_written_over_and_nothing_else_is_taken()
    {
        var (draft, next) = Suggested.Draft();
        var proposal = Suggested.Of(Suggested.Replace(draft, "counts the ropes", "counts again"), Suggested.Replace(draft, "gone", "burning"));
        var verdict = Suggested.TakeAll(proposal, Suggested.Edited(draft, "the ropes", "her money"), next);

        Assert.Null(verdict.Applied);
        Assert.Equal([(Standing.Stale, "The words this is about have changed since.")], verdict.Refused.Select(r => (r.Standing, r.Why)));
    }

    [Fact]
    public void A_line_that_is_gone_makes_a_proposal_stale()
    {
        var (draft, _) = Suggested.Draft();
        var proposal = Suggested.Of(Suggested.Replace(draft, "gone", "burning"));
        var now = draft with { Elements = draft.Elements.RemoveAt(draft.Elements.Length - 1) };

        Assert.Equal("The line is no longer in the draft.", SpanStanding.Of(proposal.Alternatives[0], now, [])[0].Why);
    }

    [Theory]
    [InlineData(LockKind.Line, "Tides never wait", null)]
    [InlineData(LockKind.Scene, "INT. BOATHOUSE", null)]
    [InlineData(LockKind.Character, "Tides never wait", "Tom")]
    public void What_is_locked_is_not_touched_and_says_why(LockKind kind, string words, string? name)
    {
        var (draft, next) = Suggested.Draft();
        var held = new ScriptLock(kind, name is null ? Suggested.Line(draft, words).Id : default, name, "Ada Lindqvist", "the actor has learned it");
        var verdict = Suggested.TakeAll(Suggested.Of(Suggested.Replace(draft, "never wait", "do not wait")), draft, next, held);

        Assert.Equal(Standing.Locked, Assert.Single(verdict.Refused).Standing);
        Assert.EndsWith("is locked by Ada Lindqvist: the actor has learned it", verdict.Refused[0].Why, StringComparison.Ordinal);
        Assert.NotNull(Suggested.TakeAll(Suggested.Of(Suggested.Replace(draft, "gone", "burning")), draft, next, held).Applied);
    }

    [Fact]
    public void A_locked_character_stays_locked_under_a_new_name()
    {
        var (draft, next) = Suggested.Draft();
        var held = new ScriptLock(LockKind.Character, default, "Tom", "Ada Lindqvist", "");
        var renamed = Suggested.Edited(draft, "TOM", "OLD TOMAS");

        var verdict = Suggested.TakeAll(Suggested.Of(Suggested.Replace(renamed, "never wait", "do not wait")), renamed, next, held.In(draft, renamed));

        Assert.Equal("What OLD TOMAS says is locked by Ada Lindqvist.", Assert.Single(verdict.Refused).Why);
        Assert.NotNull(Suggested.TakeAll(Suggested.Of(Suggested.Replace(renamed, "wait for us", "wait")), renamed, next, held.In(draft, renamed)).Applied);
        Assert.NotNull(Suggested.TakeAll(Suggested.Of(Suggested.Replace(renamed, "never wait", "do not wait")), renamed, next, held).Applied);
        Assert.Null(held.In(draft, draft).NowCalled);
    }

    [Fact]
    public void A_comment_on_a_locked_line_is_still_heard()
    {
        var (draft, _) = Suggested.Draft();
        var line = Suggested.Line(draft, "Tides never");
        var held = new ScriptLock(LockKind.Line, line.Id, null, "Ada Lindqvist", "");

        Assert.Equal(Standing.Fresh, SpanStanding.Of(new Alternative("", [ProposedSpan.Question(line, 0, 5, "Does he know?")]), draft, [held])[0].Standing);
    }

    [Fact]
    public void Spans_that_overlap_are_refused_before_anything_is_done()
    {
        var (draft, next) = Suggested.Draft();

        Assert.Throws<ArgumentException>(() => Suggested.TakeAll(Suggested.Of(Suggested.Replace(draft, "boat is", "ship was"), Suggested.Replace(draft, "is gone", "burns")), draft, next));
    }

    [Fact]
    public void A_cue_that_is_renamed_is_read_again()
    {
        var (draft, next) = Suggested.Draft();
        var cue = draft.Elements.OfType<Cue>().First();
        var applied = Suggested.TakeAll(Suggested.Of(ProposedSpan.Insert(cue, cue.Text.Plain.Length, " (V.O.)")), draft, next).Applied!;

        Assert.Equal(["V.O."], applied.Draft.Elements.OfType<Cue>().First().Extensions);
    }

    [Fact]
    public void What_was_taken_can_be_taken_back_whole()
    {
        var (draft, next) = Suggested.Draft();
        var gone = Suggested.Line(draft, "The boat is gone.");
        var applied = Suggested.TakeAll(Suggested.Of(Suggested.Replace(draft, "Rain", "Hail"), ProposedSpan.After(Suggested.Line(draft, "Tides"), "MARA\nThen we row."), ProposedSpan.Delete(gone, 0, gone.Text.Plain.Length)), draft, next).Applied!;
        var (undone, refused) = Undoing.Undo(applied, applied.Draft);

        Assert.Empty(refused);
        Assert.Equal(Suggested.Script, Suggested.Fountain(undone!));
        Assert.Equal(draft.Elements.Select(e => e.Id), undone!.Elements.Select(e => e.Id));
    }

    [Fact]
    public void Taking_back_leaves_what_was_written_since()
    {
        var (draft, next) = Suggested.Draft();
        var applied = Suggested.TakeAll(Suggested.Of(Suggested.Replace(draft, "counts the ropes", "counts again")), draft, next).Applied!;
        var (undone, _) = Undoing.Undo(applied, Suggested.Edited(applied.Draft, "Rain on", "Hail beats"));

        Assert.Contains("Hail beats the tin roof. MARA counts the ropes.", Suggested.Fountain(undone!), StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_back_refuses_when_the_taken_words_were_changed()
    {
        var (draft, next) = Suggested.Draft();
        var applied = Suggested.TakeAll(Suggested.Of(Suggested.Replace(draft, "gone", "burning low")), draft, next).Applied!;
        var (undone, refused) = Undoing.Undo(applied, Suggested.Edited(applied.Draft, "burning low", "sinking"));

        Assert.Null(undone);
        Assert.Equal(Standing.Stale, Assert.Single(refused).Standing);
    }

    [Fact]
    public void Two_neighbours_that_were_taken_out_are_put_back_in_their_order()
    {
        var (draft, next) = Suggested.Draft();
        var (first, second) = (Suggested.Line(draft, "(not looking)"), Suggested.Line(draft, "Tides never"));
        var applied = Suggested.TakeAll(Suggested.Of(ProposedSpan.Delete(first, 0, first.Text.Plain.Length), ProposedSpan.Delete(second, 0, second.Text.Plain.Length)), draft, next).Applied!;

        Assert.Equal(draft.Elements.Select(e => e.Id), Undoing.Undo(applied, applied.Draft).Draft!.Elements.Select(e => e.Id));
        Assert.Equal(draft.Elements.Select(e => e.Id), Undoing.Undo(applied with { Edits = AppliedEdits.Between(draft, applied.Draft, Origin.Machine) }, applied.Draft).Draft!.Elements.Select(e => e.Id));
    }

    [Fact]
    public void What_was_done_can_be_read_from_the_two_drafts()
    {
        var (draft, next) = Suggested.Draft();
        var gone = Suggested.Line(draft, "The boat is gone.");
        var applied = Suggested.TakeAll(Suggested.Of(Suggested.Replace(draft, "Rain", "Hail"), ProposedSpan.After(Suggested.Line(draft, "Tides"), "MARA\nThen we row."), ProposedSpan.Delete(gone, 0, gone.Text.Plain.Length)), draft, next).Applied!;

        var edits = AppliedEdits.Between(draft, applied.Draft, Origin.Machine);

        Assert.Equal(applied.Edits.Select(e => e.Line.Value).Order(), edits.Select(e => e.Line.Value).Order());
        Assert.Equal(draft.Elements.Select(e => (e.Id, e.Kind, e.Text.Plain)), Undoing.Undo(applied with { Edits = edits }, applied.Draft).Draft!.Elements.Select(e => (e.Id, e.Kind, e.Text.Plain)));
    }

    [Fact]
    public void A_proposal_comes_back_from_json_as_it_was()
    {
        var (draft, _) = Suggested.Draft();
        var proposal = Suggested.Of(Suggested.Replace(draft, "Rain", "“Hagel”")) with { Cost = new Cost(1200, "USD"), Claims = [new Claim("It rains.", [new Quote(draft.Elements[1].Id, "Rain")])], Tool = new Tool("a", "b", "c", EndpointClass.Local, "none", "no") };

        var back = ProposalJson.Read(ProposalJson.Write(proposal));

        Assert.Equal(ProposalJson.Write(proposal), ProposalJson.Write(back));
        Assert.Equal((proposal.Cost, proposal.Tool, proposal.Alternatives[0].Spans[0]), (back.Cost, back.Tool, back.Alternatives[0].Spans[0]));
        Assert.Throws<FormatException>(() => ProposalJson.Read("{}"u8.ToArray()));
    }

    [Fact]
    public void Half_a_letter_in_a_line_does_not_make_a_proposal_for_it_stale()
    {
        var (draft, _) = Suggested.Draft();
        var at = draft.Elements.Length - 1;
        draft = draft with { Elements = draft.Elements.SetItem(at, ElementEdit.WithText(draft.Elements[at], new StyledText("The \uD800 boat is gone.", [], []))) };
        var proposal = ProposalJson.Read(ProposalJson.Write(Suggested.Of(Suggested.Replace(draft, "gone", "burning"))));

        Assert.Equal(Standing.Fresh, SpanStanding.Of(proposal.Alternatives[0], draft, [])[0].Standing);
    }
}
