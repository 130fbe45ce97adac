using System.Diagnostics.CodeAnalysis;

namespace Throughline.Screenplays.Fountain;

/// <summary>
/// Finds emphasis in one line (fountain.io/syntax, "Emphasis"): <c>*italic*</c>, <c>**bold**</c>, <c>***both***</c>,
/// <c>_underline_</c>, nested. A star opens before a letter and closes after one, so <c>2 * 3</c> and <c>dial *69</c> stay;
/// an underscore works only at the edge of a word, so <c>file_name</c> stays. A backslash makes a mark ordinary.
/// </summary>
internal static class Emphasis
{
    /// <summary>Finds what each character of a line does.</summary>
    /// <param name="line">The visible characters of one line.</param>
    /// <param name="marks">Gets what changes at each character; as long as the line, zeroed.</param>
    public static void Find(ReadOnlySpan<char> line, Span<Mark> marks)
    {
        Openers stars = default, lows = default;
        for (var at = 0; at < line.Length; at++)
        {
            switch (line[at])
            {
                case '\\' when at + 1 < line.Length && IsPunctuation(line[at + 1]):
                    marks[at++].Drops = true;
                    break;
                case '*':
                    at += Stars(line, at, ref stars, ref lows, marks) - 1;
                    break;
                case '_':
                    at += Low(line, at, ref stars, ref lows, marks) - 1;
                    break;
            }
        }
    }

    private static int Stars(ReadOnlySpan<char> line, int at, ref Openers stars, ref Openers lows, Span<Mark> marks)
    {
        var count = RunLength(line[at..], '*');
        if (count > 3)
            return count;
        var used = 0;
        var opens = at + count < line.Length && !char.IsWhiteSpace(line[at + count]);
        var closes = at > 0 && !char.IsWhiteSpace(line[at - 1]);
        if (closes)
        {
            // In **a*b*** the star between letters opens; as in CommonMark, lengths that add up to three do not pair.
            while (used < count && stars.TryPeek(out var opener) && !((opens || opener.Closes) && (opener.Run + count) % 3 == 0 && count % 3 != 0))
            {
                stars.TryPop(out _);
                var pair = Math.Min(opener.Count, count - used) >= 2 ? 2 : 1;
                Apply(opener.End - pair, at + used, pair, pair == 2 ? TextStyle.Bold : TextStyle.Italic, marks);
                used += pair;
                if (opener.Count > pair)
                    stars.Push(opener with { End = opener.End - pair, Count = opener.Count - pair });
                lows.DropAfter( opener.End);
            }
        }

        var left = count - used;
        if (left > 0 && opens)
            stars.Push(new Opener(at + count, left, count, closes));
        return count;
    }

    private static int Low(ReadOnlySpan<char> line, int at, ref Openers stars, ref Openers lows, Span<Mark> marks)
    {
        var count = RunLength(line[at..], '_');
        if (count > 1)
            return count;
        var before = at > 0 ? line[at - 1] : ' ';
        var after = at + 1 < line.Length ? line[at + 1] : ' ';
        if (!char.IsWhiteSpace(before) && !char.IsLetterOrDigit(after) && lows.TryPop(out var opener))
        {
            Apply(opener.End - 1, at, 1, TextStyle.Underline, marks);
            stars.DropAfter( opener.End);
        }
        else if (!char.IsWhiteSpace(after) && !char.IsLetterOrDigit(before))
        {
            lows.Push(new Opener(at + 1, 1, 1, false));
        }

        return 1;
    }

    private static void Apply(int open, int close, int length, TextStyle style, Span<Mark> marks)
    {
        for (var i = 0; i < length; i++)
        {
            marks[open + i].Drops = true;
            marks[close + i].Drops = true;
        }

        Change(ref marks[open], style, 1);
        Change(ref marks[close], style, -1);
    }

    private static void Change(ref Mark mark, TextStyle style, int by)
    {
        mark.Bold += style == TextStyle.Bold ? by : 0;
        mark.Italic += style == TextStyle.Italic ? by : 0;
        mark.Underline += style == TextStyle.Underline ? by : 0;
    }

    private static bool IsPunctuation(char c) => char.IsBetween(c, '!', '~') && !char.IsAsciiLetterOrDigit(c);

    private static int RunLength(ReadOnlySpan<char> text, char mark)
    {
        var length = text.IndexOfAnyExcept(mark);
        return length < 0 ? text.Length : length;
    }

    /// <summary>How many of each emphasis begin (or end, below zero) at a character, and whether it is itself a mark.</summary>
    internal record struct Mark(int Bold, int Italic, int Underline, bool Drops);

    /// <param name="End">Offset past the marks that are still open.</param>
    /// <param name="Count">How many are still open.</param>
    /// <param name="Run">How many stood together.</param>
    /// <param name="Closes">True when they could have closed something too.</param>
    private sealed record Opener(int End, int Count, int Run, bool Closes);

    /// <summary>The marks that are open, the last on top; nothing is allocated before the first.</summary>
    private struct Openers
    {
        private Stack<Opener>? _stack;

        public void Push(Opener opener) => (_stack ??= new Stack<Opener>()).Push(opener);

        public readonly bool TryPeek([NotNullWhen(true)] out Opener? opener)
        {
            opener = null;
            return _stack?.TryPeek(out opener) == true;
        }

        public readonly bool TryPop([NotNullWhen(true)] out Opener? opener)
        {
            opener = null;
            return _stack?.TryPop(out opener) == true;
        }

        // Marks that were opened inside what has just been closed cannot close outside it.
        public readonly void DropAfter(int place)
        {
            while (TryPeek(out var opener) && opener.End > place)
                TryPop(out _);
        }
    }
}
