using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Proposals;

/// <summary>Takes back what was taken of a proposal: all of it, or nothing.</summary>
public static class Undoing
{
    /// <summary>The draft of now without what was done. Lines changed elsewhere since keep those changes; words changed since keep everything as it is, and the answer says so.</summary>
    /// <param name="applied">What was done.</param>
    /// <param name="draft">The draft of now.</param>
    /// <returns>The draft, or why it could not be made: the spans that stand in the way.</returns>
    public static (Screenplay? Draft, ImmutableArray<SpanStanding> Refused) Undo(AppliedProposal applied, Screenplay draft)
    {
        ArgumentNullException.ThrowIfNull(applied);
        ArgumentNullException.ThrowIfNull(draft);
        var elements = draft.Elements.ToList();
        var refused = ImmutableArray.CreateBuilder<SpanStanding>();
        foreach (var edit in applied.Edits.Reverse().Where(edit => edit.After is not null))
        {
            var line = elements.FindIndex(e => e.Id == edit.Line);
            if (line >= 0 && Same(elements[line], edit.After!))
                Restore(elements, line, edit);
            else if (Back(edit, draft with { Elements = [.. elements] }) is var standing && standing.IsOpen && edit.Before is not null)
                elements[line] = ElementEdit.WithText(elements[line], ElementEdit.Apply(elements[line].Text, standing.Span.Edit));
            else
                refused.Add(standing.IsOpen ? standing with { Standing = Standing.Stale, Why = "The line that was put in has changed since." } : standing);
        }

        // From the first to the last, so that each finds the one above it.
        foreach (var edit in applied.Edits.Where(edit => edit.After is null))
        {
            if (!PutBack(elements, edit))
                refused.Add(new SpanStanding(Whole(edit), Standing.Stale, -1, "The line that it stood under is gone, so that its place is not known."));
        }

        return refused.Count > 0 ? (null, refused.ToImmutable()) : (draft with { Elements = [.. elements] }, []);
    }

    private static bool Same(Element now, Element then) =>
        now.Kind == then.Kind && now.Text.Plain == then.Text.Plain && now.Text.Runs.AsSpan().SequenceEqual(then.Text.Runs.AsSpan());

    // An element of another draft has its place in another file.
    private static void Restore(List<Element> elements, int line, AppliedEdit edit)
    {
        if (edit.Before is null)
            elements.RemoveAt(line);
        else
            elements[line] = edit.Before with { Span = elements[line].Span };
    }

    private static bool PutBack(List<Element> elements, AppliedEdit edit)
    {
        var above = edit.Above.IsKnown ? elements.FindIndex(e => e.Id == edit.Above) : -1;
        if (above < 0 && edit.Above.IsKnown)
            return false;
        elements.Insert(above + 1, edit.Before! with { Span = SourceSpan.None });
        return true;
    }

    private static ProposedSpan Whole(AppliedEdit edit) => new(SpanKind.NewLines, edit.Line, 0, 0, edit.Before!.Text.Plain, edit.Before.Text.Plain);

    // The edit the other way round, on the line as the proposal left it.
    private static SpanStanding Back(AppliedEdit edit, Screenplay draft)
    {
        var old = edit.Before is null ? "" : edit.Before.Text.Plain.Substring(edit.Edit.Start, edit.Edit.Length);
        var span = new ProposedSpan(SpanKind.Replace, edit.Line, edit.Edit.Start, edit.Edit.NewText.Length, edit.After!.Text.Plain, old);
        return SpanStanding.Of(new Alternative("", [span]), draft, [])[0];
    }
}
