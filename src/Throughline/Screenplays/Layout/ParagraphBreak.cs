namespace Throughline.Screenplays.Layout;

/// <summary>Where a lone paragraph of action goes over to the next page.</summary>
public static class ParagraphBreak
{
    private const int Least = 2;

    /// <summary>Finds how much of a paragraph stands above the end of a page, by the rules of <c>specs/pages</c>.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="width">Its columns, at least 2.</param>
    /// <param name="left">Lines that are free on the page.</param>
    /// <returns>Just past the last sentence on the page: the length of the text when all of it fits, 0 when all of it goes over.</returns>
    public static int Of(ReadOnlySpan<char> text, int width, int left)
    {
        var lines = LineCount.Of(text, width);
        if (lines <= left)
            return text.Length;
        var found = 0;
        for (int from = 0, stop; (stop = Sentences.NextEnd(text, from, out var next)) >= 0; from = next)
        {
            var above = LineCount.Of(text[..stop], width);
            if (above > left)
                break;
            if (above >= Least && lines - above >= Least)
                found = stop;
        }

        return found;
    }
}
