using System.Collections.Immutable;
using Throughline.Ledger;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Proposals;

/// <summary>Takes what a person chose of a proposal into a draft: all that was chosen, or nothing.</summary>
public static class Taking
{
    /// <summary>Does what was chosen of one alternative.</summary>
    /// <param name="proposal">What was suggested.</param>
    /// <param name="alternative">Which way, from 0.</param>
    /// <param name="taken">The spans that a person chose, each once; comments and questions change nothing.</param>
    /// <param name="draft">The draft of now; its lines have identities.</param>
    /// <param name="locks">What is locked.</param>
    /// <param name="next">The first line identity that was never given.</param>
    /// <exception cref="ArgumentException">Nothing was chosen, a span twice, or two that overlap.</exception>
    public static Verdict Take(Proposal proposal, int alternative, ImmutableArray<TakenSpan> taken, Screenplay draft, ImmutableArray<ScriptLock> locks, long next)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(draft);
        if (taken.IsDefaultOrEmpty || taken.DistinctBy(t => t.Index).Count() != taken.Length)
            throw new ArgumentException("Choose at least one span, and none twice; to take nothing, refuse the proposal.", nameof(taken));
        var way = proposal.Alternatives[alternative];
        foreach (var one in taken)
            ArgumentOutOfRangeException.ThrowIfNotEqual(one.Index >= 0 && one.Index < way.Spans.Length, true, nameof(taken));
        // As the person changed them: their own words can touch what is locked too.
        var changed = way with { Spans = [.. way.Spans.Select((span, i) => Changed(span, taken.FirstOrDefault(t => t.Index == i)?.Text))] };
        var standings = SpanStanding.Of(changed, draft, locks);
        var chosen = taken.Select(t => (Standing: standings[t.Index], t.Text)).Where(c => c.Standing.Span.ChangesText).ToArray();
        if (chosen.Length == 0)
            throw new ArgumentException("What was chosen are comments and questions; there is nothing in them to take.", nameof(taken));
        var closed = chosen.Where(c => !c.Standing.IsOpen).Select(c => c.Standing).ToImmutableArray();
        if (!closed.IsEmpty)
            return new Verdict(null, closed);

        var desk = new Desk(draft, next);
        foreach (var line in chosen.GroupBy(c => c.Standing.Line).OrderByDescending(g => g.Key))
            desk.Do(line.Key, [.. line.Select(c => (c.Standing.Span, OriginOf(proposal, c.Text)))]);
        return new Verdict(desk.Finish(DecisionOn(way, taken)), []);
    }

    private static ProposedSpan Changed(ProposedSpan span, string? text) => text is null ? span : span with { Text = text };

    private static Origin OriginOf(Proposal proposal, string? text) =>
        text is not null && proposal.Origin == Origin.Machine ? Origin.MachineEdited : proposal.Origin;

    private static Decision DecisionOn(Alternative way, ImmutableArray<TakenSpan> taken) =>
        taken.Any(t => t.Text is not null && t.Text != way.Spans[t.Index].Text) ? Decision.Changed
        : taken.Count(t => way.Spans[t.Index].ChangesText) == way.Spans.Count(s => s.ChangesText) ? Decision.All
        : Decision.Part;

    /// <summary>The lines as they are being changed, from the last to the first so that places stay.</summary>
    private sealed class Desk(Screenplay draft, long next)
    {
        private readonly List<Element> _elements = [.. draft.Elements];
        private readonly List<AppliedEdit> _edits = [];
        private long _next = next;

        public void Do(int line, ImmutableArray<(ProposedSpan Span, Origin Origin)> spans)
        {
            var element = _elements[line];
            foreach (var (span, origin) in spans.Where(s => s.Span.Kind == SpanKind.NewLines).Reverse())
                PutIn(line, span.Text, origin);
            var within = spans.Where(s => s.Span.Kind != SpanKind.NewLines).OrderByDescending(s => s.Span.Start).ToArray();
            if (within.Length == 0)
                return;
            _ = TextEdit.Apply(element.Text.Plain, within.Select(w => w.Span.Edit)); // overlapping spans are refused before anything is done
            if (within is [{ Span: { Kind: SpanKind.Delete, Start: 0 } whole }] && whole.Length == element.Text.Plain.Length)
                TakeOut(line, within[0].Origin);
            else
                Change(line, within);
        }

        public AppliedProposal Finish(Decision decision)
        {
            _edits.Reverse();
            return new AppliedProposal(draft with { Elements = [.. _elements] }, _next, decision, [.. _edits]);
        }

        private void Change(int line, (ProposedSpan Span, Origin Origin)[] within)
        {
            foreach (var (span, origin) in within)
            {
                var before = _elements[line];
                _elements[line] = ElementEdit.WithText(before, ElementEdit.Apply(before.Text, span.Edit));
                _edits.Add(new AppliedEdit(before.Id, before, _elements[line], span.Edit, origin));
            }
        }

        private void TakeOut(int line, Origin origin)
        {
            var before = _elements[line];
            _elements.RemoveAt(line);
            _edits.Add(new AppliedEdit(before.Id, before, null, new TextEdit(0, before.Text.Plain.Length, ""), origin, AboveOf(line)));
        }

        private void PutIn(int line, string fountain, Origin origin)
        {
            var lines = NewLines.Of(fountain);
            for (var i = lines.Length - 1; i >= 0; i--)
            {
                var above = i > 0 ? new LineId(_next + i - 1) : _elements[line].Id;
                var added = lines[i] with { Id = new LineId(_next + i) };
                _elements.Insert(line + 1, added);
                _edits.Add(new AppliedEdit(added.Id, null, added, new TextEdit(0, 0, added.Text.Plain), origin, above));
            }

            _next += lines.Length;
        }

        private LineId AboveOf(int line) => line > 0 ? _elements[line - 1].Id : default;
    }
}
