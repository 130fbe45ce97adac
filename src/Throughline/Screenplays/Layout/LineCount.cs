using System.Globalization;

namespace Throughline.Screenplays.Layout;

/// <summary>How many lines a text takes in a typewriter's column.</summary>
public static class LineCount
{
    /// <summary>Breaks at spaces, and inside words only where a word is wider than the column. Every LF begins a line.</summary>
    /// <param name="text">The text; empty text takes no line.</param>
    /// <param name="width">Columns, at least 2.</param>
    public static int Of(ReadOnlySpan<char> text, int width)
    {
        var lines = 0;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('\n');
            var line = end < 0 ? text : text[..end];
            lines += line.Length <= width && IsNarrow(line) ? 1 : Wrap(line, width);
            if (end < 0)
                break;
            text = text[(end + 1)..];
        }

        return lines;
    }

    /// <summary>The width of one line in columns: two for the wide characters of East Asia, none for marks on other letters.</summary>
    public static int Columns(ReadOnlySpan<char> text)
    {
        var columns = 0;
        for (var i = 0; i < text.Length; i++)
            columns += Columns(text, i);
        return columns;
    }

    private static bool IsNarrow(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('\0', '\u0FFF') < 0;

    private static int Wrap(ReadOnlySpan<char> text, int width)
    {
        int lines = 1, column = 0, word = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var columns = Columns(text, i);
            if (text[i] == ' ')
            {
                word = 0;
                column++;
                continue;
            }

            if (column + columns > width)
            {
                lines++;
                column = columns == 2 || word + columns > width ? 0 : word;
                word = column;
            }

            column += columns;
            word = columns == 2 ? 0 : word + columns;
        }

        return lines;
    }

    // Two for the wide characters of East Asia, none for marks that sit on the one before and for the second half of a pair.
    private static int Columns(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c < '\u0300')
            return 1;
        if (char.IsHighSurrogate(c))
            return 2;
        if (char.IsLowSurrogate(c))
            return 0;
        if (c is >= '\u1100' and <= '\u115F' or >= '\u2E80' and <= '\uA4CF' or >= '\uAC00' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF' or >= '\uFE30' and <= '\uFE6F' or >= '\uFF00' and <= '\uFF60')
            return 2;
        return char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1;
    }
}
