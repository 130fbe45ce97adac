using Throughline.Screenplays;
using Throughline.Screenplays.Production;

namespace Throughline.Drafts;

/// <summary>Marks what changed since an earlier draft in the colour of the revision that was started.</summary>
public static class RevisionMarking
{
    /// <summary>Marks every line that was added, moved or edited; of an edited one only the words that changed.</summary>
    /// <param name="old">The draft that was given out.</param>
    /// <param name="now">The draft to mark.</param>
    /// <returns>The marked draft, how many of its lines were marked, and how many lines of the old draft are gone and so have no mark.</returns>
    public static (Screenplay Marked, int Lines, int Gone) Mark(Screenplay old, Screenplay now)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        var match = DraftMatch.Between(old, now);
        var elements = now.Elements.ToBuilder();
        var marked = new HashSet<int>();
        var gone = 0;
        foreach (var pair in match.Lines)
        {
            if (pair.Kind == MatchKind.Kept || match.IsEmpty(pair))
                continue;
            if (pair.B is not { } at)
            {
                gone += old.Elements[pair.A!.Value].IsPrinted ? 1 : 0;
                continue;
            }

            var element = elements[at];
            if (!element.IsPrinted || element.Text.IsEmpty || !marked.Add(at))
                continue;
            elements[at] = pair is { Kind: MatchKind.Edited or MatchKind.MovedEdited, A: { } from } && old.Elements[from].Text.Plain != element.Text.Plain
                ? Changed(now, element, old.Elements[from].Text.Plain)
                : Revising.Mark(now, element, 0, element.Text.Plain.Length);
        }

        return (now with { Elements = elements.DrainToImmutable() }, marked.Count, gone);
    }

    private static Element Changed(Screenplay now, Element element, string before)
    {
        foreach (var run in WordDiff.Between(before, element.Text.Plain))
        {
            if (!run.IsKept)
                element = Revising.Mark(now, element, run.StartB, run.LengthB);
        }

        return element;
    }
}
