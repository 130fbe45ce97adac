using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>
/// The lines of a live text that are locked, followed through its edits. What stands in them cannot be changed; lines may be put
/// before and after them.
/// </summary>
internal sealed class HeldLines(LiveText text, ImmutableArray<HeldRange> ranges)
{
    private readonly List<HeldRange> _ranges = [.. ranges];

    /// <summary>Why an edit is not taken, or null when it touches nothing that is held.</summary>
    public string? Refuses(ChangeSet changes)
    {
        if (changes.LengthBefore != text.Length)
            return null;
        var at = 0;
        foreach (var stretch in changes.Stretches)
        {
            if (!stretch.IsKept)
            {
                foreach (var range in _ranges)
                {
                    if (Touches(range, at, at + stretch.Length, stretch.Text!))
                        return range.Why;
                }
            }

            at += stretch.Length;
        }

        return null;
    }

    /// <summary>Follows an edit.</summary>
    public void Apply(ChangeSet changes)
    {
        text.Apply(changes);
        for (var i = _ranges.Count - 1; i >= 0; i--)
        {
            var moved = _ranges[i] with { From = Moved(changes, _ranges[i].From, after: true), To = Moved(changes, _ranges[i].To, after: false) };
            if (moved.From < moved.To)
                _ranges[i] = moved;
            else
                _ranges.RemoveAt(i);
        }
    }

    private bool Touches(HeldRange range, int from, int to, string put)
    {
        if (from == to ? range.From < from && from < range.To : from < range.To && to > range.From)
            return true;
        // What ends where the words begin, or begins where they end, must leave them lines of their own.
        if (to == range.From)
            return put.Length > 0 ? put[^1] != '\n' : from > 0 && text[from - 1] != '\n';
        return from == range.To && (put.Length > 0 ? put[0] != '\n' : to < text.Length && text[to] != '\n');
    }

    private static int Moved(ChangeSet changes, int place, bool after)
    {
        var (old, now) = (0, 0);
        foreach (var stretch in changes.Stretches)
        {
            var end = old + stretch.Length;
            // An insertion at the very place goes before it, or after it.
            if (stretch.IsKept ? place < end : place < end || place == end && !after && old == end)
                return stretch.IsKept ? now + place - old : after ? now + stretch.NewLength : now;
            (old, now) = (end, now + stretch.NewLength);
        }

        return now;
    }
}
