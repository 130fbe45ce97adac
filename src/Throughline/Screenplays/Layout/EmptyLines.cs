namespace Throughline.Screenplays.Layout;

/// <summary>Empty lines that a writer of Fountain typed beyond the one that parts paragraphs.</summary>
internal static class EmptyLines
{
    /// <summary>
    /// For each element the extra empty lines above it; null when there are none. In a script where most headings have them
    /// they are the writer's way to set headings off in the file, and those above headings do not count.
    /// </summary>
    public static int[]? Of(Screenplay screenplay)
    {
        if (screenplay.Format != ScreenplayFormat.Fountain)
            return null;
        var elements = screenplay.Elements;
        int[]? extra = null;
        int headings = 0, apart = 0;
        for (var i = 1; i < elements.Length; i++)
        {
            var isHeading = elements[i] is SceneHeading;
            headings += isHeading ? 1 : 0;
            if (!elements[i].Span.IsInSource || !elements[i - 1].Span.IsInSource || elements[i - 1] is PageBreak || !elements[i - 1].IsPrinted || !elements[i].IsPrinted)
                continue;
            var empty = elements[i].Span.Line - elements[i - 1].Span.EndLine - 2;
            if (empty <= 0)
                continue;
            extra ??= new int[elements.Length];
            extra[i] = empty;
            apart += isHeading ? 1 : 0;
        }

        if (extra is not null && apart * 2 > headings)
        {
            for (var i = 0; i < extra.Length; i++)
                extra[i] = elements[i] is SceneHeading ? 0 : extra[i];
        }

        return extra;
    }
}
