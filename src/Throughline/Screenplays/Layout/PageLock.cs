using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>A place where a page begins whatever stands before it.</summary>
/// <param name="Element">Index of the printed element.</param>
/// <param name="Offset">Where in its text.</param>
/// <param name="Label">The page's number.</param>
internal readonly record struct PageLock(int Element, int Offset, string Label)
{
    /// <summary>The locked pages of a screenplay in order, from what its file says or from its notes. What began in an element that is gone begins at the next one.</summary>
    public static ImmutableArray<PageLock> Of(Screenplay screenplay)
    {
        var locks = screenplay.LockedPages.IsEmpty ? FromNotes(screenplay.Elements) : FromFile(screenplay);
        return locks.Count == 0 ? [] : [.. locks.OrderBy(l => l.Element).ThenBy(l => l.Offset)];
    }

    private static List<PageLock> FromFile(Screenplay screenplay)
    {
        var elements = screenplay.Elements;
        var places = new SortedList<int, int>();
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i].Span.IsInSource && elements[i] is { IsPrinted: true } and not PageBreak)
                places.TryAdd(elements[i].Span.Start, i);
        }

        var locks = new List<PageLock>();
        foreach (var page in screenplay.LockedPages)
        {
            var at = Find(places.Keys, page.Element.Start);
            if (at < places.Count)
                locks.Add(new PageLock(places.Values[at], places.Keys[at] == page.Element.Start ? Math.Clamp(page.Offset, 0, elements[places.Values[at]].Text.Plain.TrimEnd().Length) : 0, page.Label));
        }

        return locks;
    }

    // The first place that is not before another.
    private static int Find(IList<int> places, int start)
    {
        int low = 0, high = places.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (places[middle] < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static List<PageLock> FromNotes(ImmutableArray<Element> elements)
    {
        var locks = new List<PageLock>();
        List<string>? waiting = null;
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i] is Note note && ProductionNote.PageOf(note.Text.Plain) is { } label)
                (waiting ??= []).Add(label);
            if (!elements[i].IsPrinted || elements[i] is PageBreak)
                continue;
            foreach (var page in waiting ?? [])
                locks.Add(new PageLock(i, 0, page));
            waiting = null;
            foreach (var inside in elements[i].Text.Notes)
            {
                if (!inside.IsBoneyard && ProductionNote.PageOf(inside.Text) is { } page)
                    locks.Add(new PageLock(i, elements[i] is Parenthetical && inside.Position <= 1 ? 0 : inside.Position, page));
            }
        }

        return locks;
    }
}
