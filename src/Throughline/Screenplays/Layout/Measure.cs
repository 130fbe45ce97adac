using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>How high the elements of a screenplay are in a style.</summary>
internal sealed class Measure(Screenplay screenplay, PageStyle style)
{
    private readonly int[]? _emptyLines = EmptyLines.Of(screenplay);

    /// <summary>The style.</summary>
    public PageStyle Style { get; } = style;

    /// <summary>The elements.</summary>
    public ImmutableArray<Element> Elements { get; } = screenplay.Elements;

    /// <summary>How an element is set.</summary>
    public ParagraphStyle For(int at) => Style.For(Elements[at]);

    /// <summary>Columns of an element's first line, and of its other lines.</summary>
    /// <param name="at">The element.</param>
    /// <param name="isDual">True in one of two speeches said at once.</param>
    public (int First, int Other) Widths(int at, bool isDual)
    {
        var paragraph = For(at);
        if (!isDual)
            return (paragraph.Width - paragraph.FirstIndent, paragraph.Width);
        var width = paragraph.Role == PageRole.Parenthetical ? Style.DualWidth - Style.DualIndents.Parenthetical : Style.DualWidth;
        return (width, width);
    }

    /// <summary>Empty lines above an element that its style asks for; none between centred lines of Fountain that follow each other.</summary>
    public int BlankBefore(int at) => IsNextCentered(at) ? 0 : For(at).BlankBefore;

    /// <summary>Empty paragraphs above an element: each takes a line of action, and the one above it.</summary>
    public int EmptyAbove(int at) => _emptyLines is null ? 0 : _emptyLines[at];

    /// <summary>How far the text of an element is printed: spaces at its end are not.</summary>
    public int LengthOf(int at) => Elements[at].Text.Plain.AsSpan().TrimEnd().Length;

    /// <summary>Lines of paper for an element, or for the rest of it. A printed paragraph without text takes one; a page break takes none.</summary>
    public int Lines(int at, int start = 0, bool isDual = false)
    {
        var element = Elements[at];
        if (!element.IsPrinted || element is PageBreak)
            return 0;
        var (first, other) = Widths(at, isDual);
        var end = LengthOf(at);
        if (element is Cue && Style.ContinuesSpeakers && end + Style.Continued.Length + 1 > first && Speakers.SpeaksAgain(Elements, at))
            return LineBreak.Count(element.Text.Plain[..end] + " " + Style.Continued, 0, end + 1 + Style.Continued.Length, first, other);
        return Math.Max(start < end || start == 0 ? 1 : 0, Lines(at, start, end, isDual));
    }

    /// <summary>Lines of paper for a part of an element's text.</summary>
    public int Lines(int at, int start, int end, bool isDual = false)
    {
        var (first, other) = Widths(at, isDual);
        return LineBreak.Count(Elements[at].Text.Plain, start, end, start == 0 ? first : other, other) * For(at).Spacing;
    }

    /// <summary>The height of each scene in lines, from the blank lines above its heading to its last line. Where an act ends or begins, the scene before it ends.</summary>
    /// <param name="places">Where the elements stand.</param>
    public ImmutableArray<int> Scenes(ElementPlace[] places)
    {
        var heights = new List<int>();
        var isOver = false;
        for (var i = 0; i < places.Length; i++)
        {
            isOver = Elements[i] is not SceneHeading && (isOver || IsActMark(Elements[i].StyleName));
            if (isOver)
                continue;
            if (heights.Count > 0)
                heights[^1] += 2 * EmptyAbove(i);
            if (Elements[i] is SceneHeading)
                heights.Add((places[i] is { Page: 1, Line: 1 } ? 0 : BlankBefore(i)) + Height(i, places));
            else if (heights.Count == 0)
                continue;
            else if (Elements[i] is Cue && Speakers.Partner(Elements, i) is var right and > 0)
            {
                var end = Speakers.EndOfSpeech(Elements, right);
                heights[^1] += BlankBefore(i) + Math.Max(Sum(i, right, places), Sum(right, end, places));
                i = end - 1;
            }
            else if (places[i].Lines > 0)
                heights[^1] += BlankBefore(i) + Height(i, places);
        }

        return [.. heights];
    }

    private bool IsNextCentered(int at) =>
        Elements[at] is Centered && at > 0 && Elements[at - 1] is Centered && screenplay.Format == ScreenplayFormat.Fountain
        && Elements[at].Span.IsInSource && Elements[at - 1].Span.IsInSource && Elements[at].Span.Line == Elements[at - 1].Span.EndLine + 1;

    private static bool IsActMark(string? type) =>
        "New Act".Equals(type, StringComparison.OrdinalIgnoreCase) || "End of Act".Equals(type, StringComparison.OrdinalIgnoreCase);

    private int Height(int at, ElementPlace[] places) => places[at].Rest is null ? places[at].Lines : Lines(at);

    private static int Sum(int from, int to, ElementPlace[] places)
    {
        var lines = 0;
        for (var i = from; i < to; i++)
            lines += places[i].TotalLines;
        return lines;
    }
}
