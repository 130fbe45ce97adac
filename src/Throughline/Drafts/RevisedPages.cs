using Throughline.Screenplays;
using Throughline.Screenplays.Production;

namespace Throughline.Drafts;

/// <summary>A draft as it goes on paper with what changed since another draft marked, word by word, whatever its format can hold.</summary>
public static class RevisedPages
{
    private const int Since = 1;

    /// <summary>
    /// The new draft with nothing marked but what was added, edited or moved. Where lines went, the character after them is marked,
    /// so that their place is seen. It is for printing; written to a file it would claim revisions that nobody started.
    /// </summary>
    /// <param name="match">The drafts.</param>
    /// <param name="name">What the headers of changed pages say when the new draft has no revision of its own.</param>
    public static Screenplay Of(DraftMatch match, string name)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(name);
        var now = match.B;
        var elements = now.Elements.Select(Unmarked).ToArray();
        var isCut = false;
        foreach (var pair in match.Lines)
        {
            if (match.IsEmpty(pair))
                continue;
            if (pair.B is not { } at)
            {
                isCut |= match.A.Elements[pair.A!.Value].IsPrinted;
                continue;
            }

            var element = elements[at];
            if (!element.IsPrinted || element.Text.IsEmpty)
                continue;
            if (pair.Kind != MatchKind.Kept)
                elements[at] = Marked(element, pair is { Kind: MatchKind.Edited or MatchKind.MovedEdited, A: { } from } ? match.A.Elements[from] : null);
            else if (isCut)
                elements[at] = Revising.MarkWords(element, 0, 1, Since);
            isCut = false;
        }

        if (isCut && Array.FindLastIndex(elements, e => e.IsPrinted && !e.Text.IsEmpty) is var last and >= 0)
            elements[last] = Revising.MarkWords(elements[last], elements[last].Text.Plain.Length - 1, 1, Since);
        return now with { Elements = [.. elements], Revisions = [SetOf(now, name)], ActiveRevision = Since };
    }

    private static Element Marked(Element element, Element? before)
    {
        var plain = element.Text.Plain;
        if (before is null || before.Text.Plain == plain)
            return Revising.MarkWords(element, 0, plain.Length, Since);
        foreach (var run in WordDiff.Between(before.Text.Plain, plain))
        {
            if (!run.IsKept)
                element = Revising.MarkWords(element, run.StartB, run.LengthB, Since);
        }

        return element;
    }

    // Without the marks of earlier revisions, in the text or in notes.
    private static Element Unmarked(Element element)
    {
        var text = element.Text;
        return text.Runs.All(r => r.Revision == 0) && !text.Notes.Any(IsMark)
            ? element
            : element with { Text = new StyledText(text.Plain, [.. text.Runs.Select(r => r with { Revision = 0 })], text.Notes.RemoveAll(IsMark)) };
    }

    private static bool IsMark(InlineNote note) => !note.IsBoneyard && ProductionNote.RevisionOf(note.Text) is not null;

    // In the revision that the new draft is in; where it names none, in the first colour after white.
    private static RevisionSet SetOf(Screenplay now, string name)
    {
        if (now.Revisions.FirstOrDefault(r => r.Id == now.ActiveRevision) is { } own && own.Color.Length > 0)
            return own with { Id = Since };
        var colour = Revising.Current(now) is { Order: > 0 } current ? current : RevisionColour.At(1);
        return new RevisionSet(Since, now.TitlePage["Revision"] ?? name, colour.Type, "*");
    }
}
