namespace Throughline.Screenplays.Layout;

/// <summary>
/// Finds where a paragraph or a speech may go over to the next page: with two lines on either side, at the end of a sentence, or
/// between the parts of a speech. Lines of text are meant: what is double-spaced has no more of them.
/// </summary>
internal sealed class BreakFinder(Measure measure)
{
    // A part of a speech of fewer lines stays together.
    private const int ShortestSplit = 3;

    private const int Least = 2;

    /// <summary>The element in which the break was found, or which comes after it.</summary>
    public int Element { get; private set; }

    /// <summary>Where the element's text ends on this page; 0 when the break is before the element.</summary>
    public int End { get; private set; }

    /// <summary>Where its text begins on the next.</summary>
    public int Next { get; private set; }

    /// <summary>Lines above the break.</summary>
    public int Lines { get; private set; }

    /// <summary>Finds a break between or inside the elements that stand together, from a place in the first of them.</summary>
    /// <param name="first">The first element; of a speech, the first part below the cue.</param>
    /// <param name="start">Where in its text to begin.</param>
    /// <param name="end">Just past the last element.</param>
    /// <param name="left">Lines that are free.</param>
    /// <param name="earliest">True for the first break, false for the last that fits.</param>
    /// <returns>False when there is none: all must stay together.</returns>
    public bool Find(int first, int start, int end, int left, bool earliest = false)
    {
        var found = false;
        int before = 0, lines = 0;
        for (var i = first; i < end && before <= left; i++, start = 0)
        {
            var (role, spacing) = (measure.For(i).Role, measure.For(i).Spacing);
            var count = LinesUpTo(i, start, (left - before) / spacing + ShortestSplit);
            if (count == 0)
                continue;
            if ((role == PageRole.Action || role == PageRole.Dialogue && count >= ShortestSplit) && FindInside(i, start, (before, lines), end, left, earliest))
            {
                found = true;
                if (earliest)
                    return true;
            }

            (before, lines) = (before + count * spacing, lines + count);
            if (before <= left && lines >= Least && HasLines(i + 1, 0, end, Least))
            {
                (Element, End, Next, Lines, found) = (i + 1, 0, 0, before, true);
                if (earliest)
                    return true;
            }
        }

        return found;
    }

    /// <summary>Breaks at the end of the last line that fits, because nothing better can be done.</summary>
    public void Force(int first, int start, int end, int left)
    {
        var before = 0;
        for (var i = first; i < end; i++, start = 0)
        {
            var spacing = measure.For(i).Spacing;
            var height = LinesUpTo(i, start, (left - before) / spacing + 1) * spacing;
            if (before + height <= left)
            {
                before += height;
                continue;
            }

            var text = measure.Elements[i].Text.Plain.AsSpan(0, measure.LengthOf(i));
            var (narrow, other) = measure.Widths(i, isDual: false);
            int lines = 0, stop = start, next = start;
            while (next < text.Length && (before + (lines + 1) * spacing <= left || before + lines == 0))
            {
                stop = LineBreak.Next(text, next, next == 0 ? narrow : other, out next);
                lines++;
            }

            (Element, End, Next, Lines) = (i, lines == 0 ? 0 : stop, lines == 0 ? start : next, before + lines * spacing);
            return;
        }

        (Element, End, Next, Lines) = (end, 0, 0, before);
    }

    private bool FindInside(int at, int start, (int Height, int Lines) before, int end, int left, bool earliest)
    {
        var spacing = measure.For(at).Spacing;
        var text = measure.Elements[at].Text.Plain.AsSpan(0, measure.LengthOf(at));
        var found = false;
        for (int from = start, stop; (stop = NextStop(text, at, from, out var next)) >= 0; from = next)
        {
            var height = measure.Lines(at, start, stop);
            if (before.Height + height > left)
                break;
            var above = height / spacing;
            var below = LinesUpTo(at, start, above + Least) - above;
            if (before.Lines + above < Least || !HasLines(at + 1, 0, end, Least - below))
                continue;
            (Element, End, Next, Lines, found) = (at, stop, next, before.Height + height, true);
            if (earliest)
                break;
        }

        return found;
    }

    private int NextStop(ReadOnlySpan<char> text, int at, int from, out int next)
    {
        if (measure.Style.BreaksAtSentences)
            return Sentences.NextEnd(text, from, out next);
        var (first, other) = measure.Widths(at, isDual: false);
        var stop = LineBreak.Next(text, from, from == 0 ? first : other, out next);
        return next < text.Length ? stop : -1;
    }

    // True when at least so many lines stand from a place on; measures no further.
    private bool HasLines(int at, int start, int end, int lines)
    {
        for (; at < end && lines > 0; at++, start = 0)
            lines -= LinesUpTo(at, start, lines);
        return lines <= 0;
    }

    private int LinesUpTo(int at, int start, int most)
    {
        if (!measure.Elements[at].IsPrinted)
            return 0;
        var text = measure.Elements[at].Text.Plain.AsSpan(0, measure.LengthOf(at));
        if (text.IsEmpty)
            return measure.Elements[at] is PageBreak ? 0 : 1;
        var (first, other) = measure.Widths(at, isDual: false);
        var lines = 0;
        while (start < text.Length && lines < most)
        {
            LineBreak.Next(text, start, start == 0 ? first : other, out start);
            lines++;
        }

        return lines;
    }
}
