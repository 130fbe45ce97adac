namespace Throughline.Screenplays.Layout;

/// <summary>
/// Breaks text into lines: at spaces, after hyphens, beside wide characters where that may be, and where nothing else helps in the middle of a word.
/// A hyphen at the end of a line may stand in the margin, as it does in Final Draft.
/// </summary>
internal static class LineBreak
{
    /// <summary>Finds the end of a line.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="width">Columns, at least 2.</param>
    /// <param name="next">Where the next line begins; the length of the text when there is none.</param>
    /// <returns>Just past the line's last character; spaces before a break belong to no line.</returns>
    public static int Next(ReadOnlySpan<char> text, int start, int width, out int next)
    {
        int column = 0, breakEnd = -1, breakNext = -1;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                next = i + 1;
                return i;
            }

            if (c == ' ')
            {
                var after = i;
                while (after < text.Length && text[after] == ' ')
                    after++;
                if (i > start)
                    (breakEnd, breakNext) = (i, after);
                column += after - i;
                i = after - 1;
                continue;
            }

            var columns = CharacterWidths.At(text, i);
            if (columns == 2 && i > start && breakNext != i && WideBreaks.May(text, i))
                (breakEnd, breakNext) = (i, i);
            column += columns;
            if (column > (c == '-' ? width + 1 : width) && i > start)
            {
                next = breakNext > start ? breakNext : i;
                if (next < text.Length && text[next] == '\n')
                    next++;
                return breakNext > start ? breakEnd : i;
            }

            if (c == '-' || columns == 2)
            {
                var after = char.IsHighSurrogate(c) ? i + 2 : i + 1;
                if (c == '-' || WideBreaks.May(text, after))
                    (breakEnd, breakNext) = (after, after);
            }
        }

        next = text.Length;
        return text.Length;
    }

    /// <summary>How many lines a part of a text takes.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Just past the part.</param>
    /// <param name="first">Columns of its first line.</param>
    /// <param name="width">Columns of the others.</param>
    public static int Count(ReadOnlySpan<char> text, int start, int end, int first, int width)
    {
        text = text[..end];
        var lines = 0;
        while (start < end)
        {
            Next(text, start, lines == 0 ? first : width, out start);
            lines++;
        }

        return lines;
    }
}
