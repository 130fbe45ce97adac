using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>Adds what stands around the text: page numbers, (MORE), names that are repeated, CONTINUED.</summary>
internal sealed class PageFurniture(Screenplay screenplay, PageMap map, List<PrintedLine>[] pages)
{
    /// <summary>All lines of a page, from top to bottom.</summary>
    /// <param name="index">The page, from 0.</param>
    /// <param name="lines">The lines of its text.</param>
    /// <param name="revision">The latest revision on it.</param>
    public ImmutableArray<PrintedLine> Finish(int index, List<PrintedLine> lines, RevisionSet? revision)
    {
        var style = map.Style;
        var all = new List<PrintedLine>(lines);
        if (index > 0)
        {
            var number = map.LabelOf(index + 1) + ".";
            all.Add(new PrintedLine(0, style.PageNumberEnd - number.Length, PrintedPart.PageNumber, -1, [new PrintedRun(number)]));
        }

        if (revision is { Name.Length: > 0 })
            all.Add(new PrintedLine(0, style.Paragraphs[(int)ElementKind.Action].Left, PrintedPart.Revision, -1, [new PrintedRun(revision.Name)]));
        if (Cue(index) is var above and >= 0)
            all.Add(Repeated(above, First(lines).Row - 1));
        if (style.More.Length > 0 && Cue(index + 1) is var below and >= 0)
            all.Add(new PrintedLine(lines.Max(l => l.Row) + 1, style.For(screenplay.Elements[below]).Left, PrintedPart.More, below, [new PrintedRun(style.More)]));
        if (style.MarksContinuedScenes)
            MarkScene(index, all);
        return [.. all.OrderBy(l => l.Row).ThenBy(l => l.Column)];
    }

    // The page has one line for it: a name that two lines would take begins further left, and is cut where even that is not enough.
    private PrintedLine Repeated(int cue, int row)
    {
        var style = map.Style;
        var (name, column) = (((Cue)screenplay.Elements[cue]).Name.ToUpperInvariant(), style.For(screenplay.Elements[cue]).Left);
        var first = style.Paragraphs[(int)ElementKind.Action].Left;
        var room = style.PageNumberEnd - first - style.Continued.Length - 1;
        if (LineCount.Columns(name) > room)
        {
            while (LineCount.Columns(name) >= room || char.IsHighSurrogate(name[^1]))
                name = name[..^1];
            name += "…";
        }

        var words = $"{name} {style.Continued}";
        return new PrintedLine(row, Math.Max(first, Math.Min(column, style.PageNumberEnd - LineCount.Columns(words))), PrintedPart.RepeatedCue, cue, [new PrintedRun(words)]);
    }

    private void MarkScene(int index, List<PrintedLine> all)
    {
        var style = map.Style;
        if (Scene(index) is var above and >= 0)
        {
            all.Add(new PrintedLine(1, style.Paragraphs[(int)ElementKind.SceneHeading].Left, PrintedPart.SceneTop, above, [new PrintedRun(style.SceneTop)]));
            if (style.ShowsSceneNumbers && screenplay.Elements[above] is SceneHeading { Number: { } number })
                LineSetter.AddNumber(all, 1, above, number, style);
        }

        if (Scene(index + 1) is var below and >= 0)
            all.Add(new PrintedLine(style.LinesPerPage + 2, style.PageNumberEnd - style.SceneBottom.Length, PrintedPart.SceneBottom, below, [new PrintedRun(style.SceneBottom)]));
    }

    private static PrintedLine First(List<PrintedLine> lines) => lines.Where(l => l.Part == PrintedPart.Text).MinBy(l => l.Row)!;

    // The cue of the speech that a page goes on with; -1 when it begins with something else.
    private int Cue(int index)
    {
        if (index <= 0 || index >= pages.Length || pages[index].Count == 0)
            return -1;
        var at = First(pages[index]).Element;
        if (!screenplay.Elements[at].IsSpeechPart || First(pages[index]).Row < 2)
            return -1;
        while (at >= 0 && screenplay.Elements[at] is not Screenplays.Cue)
            at--;
        return at;
    }

    // The heading of the scene that a page goes on with; -1 when a scene begins it.
    private int Scene(int index)
    {
        if (index <= 0 || index >= pages.Length || pages[index].Count == 0)
            return -1;
        var first = First(pages[index]);
        var at = first.Element;
        if (screenplay.Elements[at] is SceneHeading && map.Elements[at].Page == index + 1)
            return -1;
        while (at >= 0 && screenplay.Elements[at] is not SceneHeading)
            at--;
        return at;
    }
}
