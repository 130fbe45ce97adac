namespace Throughline.Screenplays.Layout;

/// <summary>How many lines a text takes in a typewriter's column.</summary>
public static class LineCount
{
    /// <summary>Breaks as pages do. Every LF begins a line.</summary>
    /// <param name="text">The text; empty text takes no line.</param>
    /// <param name="width">Columns, at least 2.</param>
    public static int Of(ReadOnlySpan<char> text, int width) => LineBreak.Count(text, 0, text.Length, width, width);

    /// <summary>The width of one line in columns: two for the wide characters of East Asia, none for marks on other letters.</summary>
    public static int Columns(ReadOnlySpan<char> text)
    {
        var columns = 0;
        for (var i = 0; i < text.Length; i++)
            columns += CharacterWidths.At(text, i);
        return columns;
    }
}
