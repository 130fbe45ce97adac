using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio.Drafts;
using Throughline.Studio.Storage;
using Throughline.Studio.Texts;

namespace Throughline.Studio.Proposals;

/// <summary>
/// The proposals of a production. Making one changes nothing; taking one makes a new draft, whose lines are the same lines. Each
/// is an entry of the record in the same commit. Whoever calls signs the record afterwards: <see cref="Production.SignAsync"/>.
/// </summary>
public sealed class ProposalStore
{
    private const int MostReason = 2_000;
    private readonly Production _production;
    private readonly TextStore _texts;

    internal ProposalStore(Production production) => (_production, _texts) = (production, new TextStore(production.Database, production.Id));

    /// <summary>Keeps a proposal.</summary>
    /// <param name="proposal">What is suggested; nothing of it is done.</param>
    /// <param name="use">What it was made for, as the record names it: <c>executor alternatives</c>, <c>mcp propose</c>, <c>a colleague</c>.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="StudioException">Something in its words hides words or commands a terminal.</exception>
    public async Task<int> AddAsync(Proposal proposal, string use, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var wrong = proposal.Alternatives.SelectMany(alternative => alternative.Spans).Select(span => ProposedText.Fault(span.Text)).FirstOrDefault(fault => fault is not null) ?? ProposedText.Fault(proposal.Reason, MostReason);
        if (wrong is not null)
            throw new StudioException(wrong);
        return await _production.CommitAsync(async context =>
        {
            var (text, hash) = _texts.Stage(context, Encoding.UTF8.GetString(ProposalJson.Write(proposal)), readers: null);
            var number = 1 + (await context.Proposals.Where(row => row.ProductionId == _production.Id).MaxAsync(row => (int?)row.Number, cancel) ?? 0);
            var made = _production.Event(EventKind.ProposalMade, ("proposal", proposal.Id.ToString("D")), ("number", Text(number)), ("use", use));
            context.Proposals.Add(new ProposalRow { ProductionId = _production.Id, Id = proposal.Id, Number = number, Made = made.Time, TextId = text });
            var lines = proposal.Lines;
            var target = new Target(proposal.Draft) { Line = lines.Length == 1 ? lines[0].Value : null, After = hash };
            await _production.Ledger.StageAsync(context, [made with { Actor = proposal.Actor, Target = target, Origin = proposal.Origin, Tool = proposal.Tool, Cost = proposal.Cost }], cancel);
            return number;
        }, cancel);
    }

    /// <summary>All of them, by number.</summary>
    public async Task<ImmutableArray<KeptProposal>> ListAsync(CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        var rows = await context.Proposals.AsNoTracking().Where(row => row.ProductionId == _production.Id).OrderBy(row => row.Number).ToListAsync(cancel);
        var decisions = await context.ProposalDecisions.AsNoTracking().Where(row => row.ProductionId == _production.Id).OrderBy(row => row.Sequence).ToListAsync(cancel);
        return await ReadAsync(rows, decisions, cancel);
    }

    /// <summary>One by its number, or by the id that the record has.</summary>
    /// <exception cref="StudioException">There is none.</exception>
    public async Task<KeptProposal> FindAsync(string which, CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        var row = int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await context.Proposals.AsNoTracking().FirstOrDefaultAsync(it => it.ProductionId == _production.Id && it.Number == number, cancel)
            : Guid.TryParse(which, out var id) ? await context.Proposals.AsNoTracking().FirstOrDefaultAsync(it => it.ProductionId == _production.Id && it.Id == id, cancel) : null;
        if (row is null)
            throw new StudioException($"There is no proposal {which}. See them with: throughline proposal list");
        var decisions = await context.ProposalDecisions.AsNoTracking().Where(it => it.ProductionId == _production.Id && it.ProposalId == row.Id).OrderBy(it => it.Sequence).ToListAsync(cancel);
        return (await ReadAsync([row], decisions, cancel))[0];
    }

    /// <summary>Takes what a person chose into a new draft, made of the latest; or does nothing and says why.</summary>
    /// <param name="which">Its number or id.</param>
    /// <param name="choice">What they chose.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">It is in the script already, was erased, or the choice is none of its spans.</exception>
    public async Task<ProposalOutcome> TakeAsync(string which, ProposalChoice choice, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return await _production.CommitAsync(async context =>
        {
            var kept = await FindAsync(which, cancel);
            var proposal = WholeOf(kept);
            if (kept.State == ProposalState.Taken)
                throw new StudioException(IsThere(kept));
            var taken = Checked(kept, proposal, choice);
            var latest = await _production.Drafts.FindOrLatestAsync(null, cancel);
            var script = _production.Drafts.Read(latest);
            var next = await context.Productions.Where(row => row.Id == _production.Id).Select(row => row.NextLine).SingleAsync(cancel);
            var verdict = Take(kept, proposal, choice with { Taken = taken }, script, await _production.Locks.HoldingAsync(cancel), next);
            return verdict.Applied is { } applied
                ? await StageAsync(context, kept, choice with { Taken = taken }, new Change(latest, script, applied.Draft, applied.Next, applied.Decision, applied.Edits), cancel)
                : new ProposalOutcome(null, null, [], verdict.Refused);
        }, cancel);
    }

    /// <summary>Puts on record that something was taken on the page, where an edit of the live text did it. Said twice of one edit it counts once.</summary>
    /// <param name="which">Its number or id.</param>
    /// <param name="choice">What they chose; what they changed with their own words.</param>
    /// <param name="edit">The edit.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">It is in the script already, was erased, the choice is none of its spans, or there is no such edit.</exception>
    public async Task TakenOnPageAsync(string which, ProposalChoice choice, Guid edit, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(choice);
        await _production.CommitAsync(async context =>
        {
            var kept = await FindAsync(which, cancel);
            var proposal = WholeOf(kept);
            if (kept.Decisions.Any(decision => decision.Edit == edit && decision.Decision != Decision.Undone))
                return;
            if (kept.State == ProposalState.Taken)
                throw new StudioException(IsThere(kept));
            var taken = Checked(kept, proposal, choice);
            if (taken.DistinctBy(span => span.Index).Count() != taken.Length)
                throw new StudioException($"A part of proposal {kept.Number} is named twice.");
            await RefuseUnknownAsync(edit, cancel);
            var way = proposal.Alternatives[choice.Alternative];
            var decision = taken.Any(span => span.Text is not null && span.Text != way.Spans[span.Index].Text) ? Decision.Changed
                : taken.Count(span => way.Spans[span.Index].ChangesText) == way.Spans.Count(span => span.ChangesText) ? Decision.All : Decision.Part;
            var next = 1 + ((await _production.Drafts.ListAsync(cancel)).LastOrDefault()?.Number ?? 0);
            var stated = Event(kept, decision);
            stated = stated with { Details = stated.Details.SetItem("edit", edit.ToString("D")) };
            var hash = Decide(context, kept, stated, decision, DecisionJson.Write(choice with { Taken = taken }, null, edit));
            List<LedgerEvent> events = [];
            foreach (var span in taken)
            {
                // What is put in after a line is no change of that line; the draft that it comes into says whose its lines are.
                var (line, origin) = (way.Spans[span.Index], span.Text is not null && proposal.Origin == Origin.Machine ? Origin.MachineEdited : proposal.Origin);
                var one = events.Count == 0 ? stated : stated with { Id = Guid.CreateVersion7(stated.Time) };
                events.Add(one with
                {
                    Target = new Target($"draft-{next}") { Line = line.Kind == SpanKind.NewLines ? null : line.Line.Value, After = hash },
                    Origin = origin,
                    Tool = proposal.Tool,
                    Details = origin == Origin.Human && proposal.Actor.Person != stated.Actor.Person ? one.Details.SetItem("by", proposal.Actor.Person) : one.Details,
                });
            }

            await _production.Ledger.StageAsync(context, events, cancel);
        }, cancel);
    }

    /// <summary>Puts on record that what was taken on the page was taken back there.</summary>
    /// <param name="which">Its number or id.</param>
    /// <param name="edit">The edit of the live text that took it back.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">Nothing of it was taken on the page, or there is no such edit.</exception>
    public async Task TakenBackOnPageAsync(string which, Guid edit, CancellationToken cancel = default)
    {
        await _production.CommitAsync(async context =>
        {
            var kept = await FindAsync(which, cancel);
            if (kept.Decisions.Any(decision => decision.Edit == edit))
                return;
            if (kept.State != ProposalState.Taken || kept.Decisions[^1].Edit is null)
                throw new StudioException($"Nothing of proposal {kept.Number} was taken on the page, so there is nothing to take back there.");
            await RefuseUnknownAsync(edit, cancel);
            var undone = Event(kept, Decision.Undone);
            undone = undone with { Details = undone.Details.SetItem("edit", edit.ToString("D")) };
            var hash = Decide(context, kept, undone, Decision.Undone, DecisionJson.Write(null, null, edit));
            await _production.Ledger.StageAsync(context, [undone with { Target = new Target(kept.Proposal?.Draft ?? "proposal") { After = hash }, Tool = kept.Proposal?.Tool }], cancel);
        }, cancel);
    }

    /// <summary>Puts a refusal on record; the script stays as it is.</summary>
    /// <param name="which">Its number or id.</param>
    /// <param name="reason">Why; not empty.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">It is in the script, or no reason is given.</exception>
    public async Task RefuseAsync(string which, string reason, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new StudioException("Say why it is refused; whoever proposed it, and whoever reads the record, will ask.");
        await _production.CommitAsync(async context =>
        {
            var kept = await FindAsync(which, cancel);
            if (kept.State is ProposalState.Taken or ProposalState.Refused)
                throw new StudioException($"Proposal {kept.Number} was {(kept.State == ProposalState.Taken ? "taken" : "refused")} by {kept.Decisions[^1].Person} before.{(kept.State == ProposalState.Taken ? $" Take it back with: throughline proposal undo {kept.Number}" : "")}");
            var refused = Event(kept, Decision.Refused);
            var hash = Decide(context, kept, refused, Decision.Refused, DecisionJson.Write(null, reason.Trim()));
            var lines = kept.Proposal?.Lines ?? [];
            var target = new Target(kept.Proposal?.Draft ?? "proposal") { Line = lines.Length == 1 ? lines[0].Value : null, After = hash };
            await _production.Ledger.StageAsync(context, [refused with { Target = target, Tool = kept.Proposal?.Tool }], cancel);
        }, cancel);
    }

    /// <summary>Takes back what was taken, into a new draft; lines that changed elsewhere since keep those changes. Or does nothing and says why.</summary>
    /// <exception cref="StudioException">Nothing of it is in the script.</exception>
    public async Task<ProposalOutcome> UndoAsync(string which, CancellationToken cancel = default)
    {
        return await _production.CommitAsync(async context =>
        {
            var kept = await FindAsync(which, cancel);
            if (kept is { State: ProposalState.Taken, Decisions: [.., { Edit: not null }] })
                throw new StudioException($"Proposal {kept.Number} was taken on the page of the studio; take it back there, beside the page.");
            if (kept.State != ProposalState.Taken || kept.Decisions[^1] is not { Before: { } from, After: { } made } decision)
                throw new StudioException($"Nothing of proposal {kept.Number} is in the script, so there is nothing to take back.");
            var before = _production.Drafts.Read(await _production.Drafts.FindAsync(Text(from), cancel));
            var after = _production.Drafts.Read(await _production.Drafts.FindAsync(Text(made), cancel));
            var latest = await _production.Drafts.FindOrLatestAsync(null, cancel);
            var script = _production.Drafts.Read(latest);
            var edits = AppliedEdits.Between(before, after, kept.Proposal?.Origin ?? Origin.Machine);
            var (undone, refused) = Undoing.Undo(new AppliedProposal(after, 0, decision.Decision, edits), script);
            refused = [.. refused, .. Held(edits, script, await _production.Locks.HoldingAsync(cancel))];
            if (undone is null || !refused.IsEmpty)
                return new ProposalOutcome(null, null, [], refused);
            var next = await context.Productions.Where(row => row.Id == _production.Id).Select(row => row.NextLine).SingleAsync(cancel);
            return await StageAsync(context, kept, null, new Change(latest, script, undone, next, Decision.Undone, AppliedEdits.Between(script, undone, Origin.Human)) { Restores = from }, cancel);
        }, cancel);
    }

    /// <summary>Erases what a proposal says and what was said in deciding on it. What was taken stays in the drafts; who, when and the hashes stay in the record.</summary>
    /// <returns>False when somebody else has the production open, so that traces may be left until they are done.</returns>
    public async Task<bool> EraseAsync(string which, CancellationToken cancel = default)
    {
        var kept = await FindAsync(which, cancel);
        var texts = await _production.CommitAsync(async context =>
        {
            var row = await context.Proposals.SingleAsync(it => it.ProductionId == _production.Id && it.Id == kept.Id, cancel);
            Guid[] all = [row.TextId, .. await context.ProposalDecisions.Where(it => it.ProductionId == _production.Id && it.ProposalId == kept.Id).Select(it => it.TextId).ToListAsync(cancel)];
            if (kept.Proposal is null)
                return all;
            foreach (var text in all)
                await _texts.StageEraseAsync(context, text, cancel);
            await _production.Ledger.StageAsync(context, [_production.Event(EventKind.Erased, ("proposal", kept.Id.ToString("D"))) with { Target = new Target(kept.Proposal.Draft) }], cancel);
            return all;
        }, cancel);

        try
        {
            var isGone = await _production.Search.ForgetAsync(cancel);
            foreach (var text in texts)
                isGone &= await _production.Database.ScrubAsync(_production.Id, text, cancel);
            return isGone;
        }
        catch (DbException failure)
        {
            throw new StudioException($"Proposal {kept.Number} was erased, but its traces could not be taken out of the files ({failure.Message}). Erase it once more.", failure);
        }
    }

    private async Task<ProposalOutcome> StageAsync(StudioContext context, KeptProposal kept, ProposalChoice? choice, Change change, CancellationToken cancel)
    {
        var number = change.Latest.Number + 1;
        var stated = Event(kept, change.Decision);
        ImmutableArray<AppliedEdit> done = [];
        var hash = Decide(context, kept, stated, change.Decision, DecisionJson.Write(choice, null), change.Latest.Number, number);
        var about = new DraftDescription($"Proposal {kept.Number}{(change.Restores is null ? "" : " taken back")}", DateOnly.FromDateTime(stated.Time.UtcDateTime), stated.Actor.Person);
        var added = await _production.Drafts.StageEditedAsync(context, change.Latest, change.Was, change.Edited, change.Next, about, script => Events(kept, change, stated, hash, done = AppliedEdits.Between(change.Was, script, kept.Proposal?.Origin ?? Origin.Machine), number), cancel);
        return new ProposalOutcome(added, change.Decision, done, []);
    }

    // An entry for each line, so that the record can say of every line who decided what came onto it.
    private static List<LedgerEvent> Events(KeptProposal kept, Change change, LedgerEvent stated, Digest hash, ImmutableArray<AppliedEdit> edits, int number)
    {
        var origins = change.Edits.ToLookup(edit => edit.Line, edit => edit.Origin);
        List<LedgerEvent> events = [];
        foreach (var edit in edits)
        {
            var origin = change.Restores is not null ? (Origin?)null : origins[edit.Line].Contains(Origin.MachineEdited) ? Origin.MachineEdited : origins[edit.Line].FirstOrDefault(kept.Proposal?.Origin ?? Origin.Machine);
            var one = events.Count == 0 ? stated : stated with { Id = Guid.CreateVersion7(stated.Time) };
            var details = change.Restores is { } from ? one.Details.SetItem("restores", Text(from)) : one.Details;
            events.Add(one with
            {
                Target = new Target($"draft-{number}") { Line = edit.Line.Value, Span = new TextRange(edit.Edit.Start, edit.Edit.NewText.Length), After = hash },
                Origin = origin,
                Tool = kept.Proposal?.Tool,
                Details = origin == Origin.Human && kept.Proposal is { } made && made.Actor.Person != stated.Actor.Person ? details.SetItem("by", made.Actor.Person) : details,
            });
        }

        return events.Count > 0 ? events : [stated with { Target = new Target($"draft-{number}") { After = hash }, Tool = kept.Proposal?.Tool }];
    }

    private LedgerEvent Event(KeptProposal kept, Decision decision) =>
        _production.Event(EventKind.ProposalDecided, ("proposal", kept.Id.ToString("D")), ("number", Text(kept.Number))) with { Decision = decision };

    private Digest Decide(StudioContext context, KeptProposal kept, LedgerEvent stated, Decision decision, string text, int? before = null, int? after = null)
    {
        var (id, hash) = _texts.Stage(context, text, readers: null);
        context.ProposalDecisions.Add(new ProposalDecisionRow
        {
            ProductionId = _production.Id,
            ProposalId = kept.Id,
            Sequence = kept.Decisions.Length + 1,
            Decision = LedgerEntryJson.NameOf(decision),
            Person = stated.Actor.Person,
            Made = stated.Time,
            Before = before,
            After = after,
            TextId = id,
        });
        return hash;
    }

    private static Verdict Take(KeptProposal kept, Proposal proposal, ProposalChoice choice, Screenplay script, ImmutableArray<ScriptLock> locks, long next)
    {
        try
        {
            return Taking.Take(proposal, choice.Alternative, choice.Taken, script, locks, next);
        }
        catch (ArgumentException failure)
        {
            throw new StudioException($"Proposal {kept.Number} cannot be taken like this: {failure.Message} Nothing was changed.", failure);
        }
    }

    private static ImmutableArray<TakenSpan> Checked(KeptProposal kept, Proposal proposal, ProposalChoice choice)
    {
        if (choice.Alternative < 0 || choice.Alternative >= proposal.Alternatives.Length)
            throw new StudioException($"Proposal {kept.Number} has {proposal.Alternatives.Length} alternatives; there is no {choice.Alternative + 1}.");
        var spans = proposal.Alternatives[choice.Alternative].Spans;
        ImmutableArray<TakenSpan> taken = choice.Taken.IsDefaultOrEmpty ? [.. Enumerable.Range(0, spans.Length).Where(i => spans[i].ChangesText).Select(i => new TakenSpan(i))] : choice.Taken;
        if (taken.IsEmpty)
            throw new StudioException($"Proposal {kept.Number} changes no words; there is nothing in it to take.");
        return taken.FirstOrDefault(span => span.Index < 0 || span.Index >= spans.Length) is { } wrong
            ? throw new StudioException($"This alternative of proposal {kept.Number} has {spans.Length} parts; there is no {wrong.Index + 1}.")
            : taken;
    }

    private static IEnumerable<SpanStanding> Held(ImmutableArray<AppliedEdit> edits, Screenplay script, ImmutableArray<ScriptLock> locks)
    {
        foreach (var edit in edits)
        {
            var line = script.Elements.IndexOf(script.Elements.FirstOrDefault(element => element.Id == edit.Line)!);
            if (line >= 0 && ScriptLock.On(script, locks, line) is { } held)
                yield return new SpanStanding(ProposedSpan.Comment(script.Elements[line], 0, script.Elements[line].Text.Plain.Length, ""), Standing.Locked, line, held.ToString());
        }
    }

    private static string IsThere(KeptProposal kept) => kept.Decisions[^1] is { Edit: not null } on
        ? $"Proposal {kept.Number} is in the script already: {on.Person} took it on the page."
        : $"Proposal {kept.Number} is in the script already (draft {kept.Decisions[^1].After}). Take it back first: throughline proposal undo {kept.Number}";

    private async Task RefuseUnknownAsync(Guid edit, CancellationToken cancel)
    {
        await using var store = new Live.LiveStore(_production.Database, _production.Id);
        if ((await store.FindAsync([edit], cancel)).Count == 0)
            throw new StudioException("That edit is not in the script; nothing was put on record.");
    }

    private static Proposal WholeOf(KeptProposal kept) =>
        kept.Proposal ?? throw new StudioException($"What proposal {kept.Number} says was erased; it cannot be taken any more.");

    private async Task<ImmutableArray<KeptProposal>> ReadAsync(List<ProposalRow> rows, List<ProposalDecisionRow> decisions, CancellationToken cancel)
    {
        var texts = await _texts.ReadAsync([.. rows.Select(row => row.TextId), .. decisions.Select(row => row.TextId)], person: null, cancel);
        var of = decisions.ToLookup(row => row.ProposalId);
        return [.. rows.Select(row => new KeptProposal(row.Number, row.Id, row.Made, texts[row.TextId].Text is { } json ? ProposalJson.Read(Encoding.UTF8.GetBytes(json)) : null, [.. of[row.Id].Select(it => DecisionOf(it, texts[it.TextId].Text))]))];
    }

    private static ProposalDecision DecisionOf(ProposalDecisionRow row, string? text)
    {
        var (choice, reason, edit) = DecisionJson.Read(text);
        return new ProposalDecision(LedgerEntryJson.TryParse<Decision>(row.Decision, out var decision) ? decision : Decision.Refused, row.Person, row.Made, row.Before, row.After, choice, reason) { Edit = edit };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is about to be done to the latest draft.</summary>
    private sealed record Change(Draft Latest, Screenplay Was, Screenplay Edited, long Next, Decision Decision, ImmutableArray<AppliedEdit> Edits)
    {
        /// <summary>The number of the draft that lines are given back from, when something is taken back.</summary>
        public int? Restores { get; init; }
    }
}
