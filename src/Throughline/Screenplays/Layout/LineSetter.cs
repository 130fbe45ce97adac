using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>Sets the lines of elements.</summary>
internal sealed class LineSetter
{
    private readonly Screenplay _screenplay;
    private readonly PageMap _map;
    private readonly Measure _measure;
    private readonly RevisionSet? _latest;

    public LineSetter(Screenplay screenplay, PageMap map)
    {
        (_screenplay, _map, _measure) = (screenplay, map, new Measure(screenplay, map.Style));
        Revisions = new RevisionSet?[map.Pages];
        _latest = RevisionOfTitlePage();
        Pages = [.. Enumerable.Range(0, map.Pages).Select(_ => new List<PrintedLine>())];
    }

    /// <summary>The latest revision of each page.</summary>
    public RevisionSet?[] Revisions { get; }

    /// <summary>The lines of each page.</summary>
    public List<PrintedLine>[] Pages { get; }

    /// <summary>Sets an element.</summary>
    public void Set(int at)
    {
        var side = SideOf(at);
        var (first, other) = _measure.Widths(at, side != DualSide.None);
        for (var part = _map.Elements[at]; part is not null; part = part.Rest)
        {
            var text = Printed(at);
            var end = part.Rest?.TextStart ?? text.Length;
            var start = part.TextStart;
            for (var row = part.Line; start < end && row < part.Line + part.Lines; row += _measure.For(at).Spacing)
            {
                var stop = LineBreak.Next(text.AsSpan(0, end), start, start == 0 ? first : other, out var next);
                Add(part.Page, row, at, text, start, stop, side);
                start = next;
            }
        }
    }

    private string Printed(int at)
    {
        var element = _screenplay.Elements[at];
        var text = element.Text.Plain.TrimEnd();
        return element is Cue && _map.Style.ContinuesSpeakers && Speakers.SpeaksAgain(_screenplay.Elements, at) ? $"{text} {_map.Style.Continued}" : text;
    }

    private void Add(int page, int row, int at, string text, int start, int stop, DualSide side)
    {
        var trimmed = text.AsSpan(start, stop - start).TrimEnd().Length;
        if (trimmed == 0)
            return;
        var element = _screenplay.Elements[at];
        var paragraph = _measure.For(at);
        var backwards = Direction.IsRightToLeft(text);
        var columns = LineCount.Columns(text.AsSpan(start, trimmed));
        var (first, other) = _measure.Widths(at, side != DualSide.None);
        var left = Left(paragraph, side) + (start == 0 && side == DualSide.None ? paragraph.FirstIndent : 0);
        var space = (start == 0 ? first : other) - columns;
        var column = left + paragraph.Alignment switch
        {
            Alignment.Center => space / 2,
            Alignment.End => space,
            _ => 0,
        };
        if (side != DualSide.None && paragraph.Role == PageRole.Cue)
            column = Math.Max(side == DualSide.Left ? _map.Style.DualColumns.Left : _map.Style.DualColumns.Right, Math.Min(column, Left(paragraph, side) - _map.Style.DualIndents.Cue + _map.Style.DualWidth - columns));
        if (backwards)
            column = Mirrored(column, columns, side);
        var lines = Pages[page - 1];
        var runs = Runs(element, paragraph, text, start, start + trimmed);
        var noted = runs.All(r => r.Revision == 0) ? RevisionMarks.Of(element) : null;
        if (noted is not null)
            runs = [.. runs.Select(r => r with { Revision = noted.Id })];
        lines.Add(new PrintedLine(row, Math.Max(0, column), PrintedPart.Text, at, runs, backwards));
        if (element is SceneHeading { Number: { } number } && start == 0 && _map.Style.ShowsSceneNumbers)
            AddNumber(lines, row, at, number, _map.Style);
        if (noted is not null)
            AddMark(page, row, at, noted.Id == _latest?.Id ? _latest : noted);
        else if (runs.Max(r => r.Revision) is var revised and > 0)
            AddMark(page, row, at, _screenplay.Revisions.FirstOrDefault(r => r.Id == revised) ?? new RevisionSet(revised, "", "", "*"));
    }

    // What is written from right to left stands as the page would in a mirror, between the edges of action or of its own column.
    private int Mirrored(int column, int columns, DualSide side)
    {
        var action = _map.Style.Paragraphs[(int)ElementKind.Action];
        var (left, width) = side switch
        {
            DualSide.None => (action.Left, action.Width),
            DualSide.Left => (_map.Style.DualColumns.Left, _map.Style.DualWidth),
            _ => (_map.Style.DualColumns.Right, _map.Style.DualWidth),
        };
        return 2 * left + width - column - columns;
    }

    private void AddMark(int page, int row, int at, RevisionSet revision)
    {
        var lines = Pages[page - 1];
        lines.Add(new PrintedLine(row, _map.Style.RevisionColumn, PrintedPart.RevisionMark, at, [new PrintedRun(revision.Mark is { Length: > 0 } mark ? mark : "*", Revision: revision.Id)]));
        if (Revisions[page - 1] is not { } before || before.Id < revision.Id)
            Revisions[page - 1] = revision;
    }

    // Notes name a colour; its date stands on the title page.
    private RevisionSet? RevisionOfTitlePage() => _screenplay.TitlePage["Revision"] is { } name ? RevisionMarks.Named(name) : null;

    /// <summary>Prints a scene's number on both sides.</summary>
    internal static void AddNumber(List<PrintedLine> lines, int row, int at, string number, PageStyle style)
    {
        lines.Add(new PrintedLine(row, style.SceneNumberColumns.Left, PrintedPart.SceneNumber, at, [new PrintedRun(number)]));
        lines.Add(new PrintedLine(row, style.SceneNumberColumns.Right, PrintedPart.SceneNumber, at, [new PrintedRun(number)]));
    }

    private int Left(ParagraphStyle paragraph, DualSide side) => side switch
    {
        DualSide.None => paragraph.Left,
        _ => (side == DualSide.Left ? _map.Style.DualColumns.Left : _map.Style.DualColumns.Right) + paragraph.Role switch
        {
            PageRole.Cue => _map.Style.DualIndents.Cue,
            PageRole.Parenthetical => _map.Style.DualIndents.Parenthetical,
            _ => 0,
        },
    };

    private DualSide SideOf(int at)
    {
        var elements = _screenplay.Elements;
        var cue = at;
        while (cue > 0 && elements[cue] is not Cue && (elements[cue].IsSpeechPart || !elements[cue].IsPrinted))
            cue--;
        if (elements[cue] is not Cue { Dual: not DualSide.None } found)
            return DualSide.None;
        if (found.Dual == DualSide.Left)
            return Speakers.Partner(elements, cue) > 0 ? DualSide.Left : DualSide.None;
        var before = cue - 1;
        while (before >= 0 && elements[before] is not Cue)
            before--;
        return before >= 0 && Speakers.Partner(elements, before) == cue ? DualSide.Right : DualSide.None;
    }

    // The pieces of a line, cut where its style or revision changes. Words that were added to a cue have no place in its text.
    private static ImmutableArray<PrintedRun> Runs(Element element, ParagraphStyle paragraph, string text, int start, int stop)
    {
        var runs = ImmutableArray.CreateBuilder<PrintedRun>();
        var own = element.Text.Plain.Length;
        var at = start;
        foreach (var run in element.Text.Runs)
        {
            Add(Math.Min(stop, run.Start), TextStyle.None, 0);
            Add(Math.Min(stop, run.Start + run.Length), run.Style, run.Revision);
        }

        Add(Math.Min(stop, own), TextStyle.None, 0);
        Add(stop, TextStyle.None, 0);
        return runs.DrainToImmutable();

        void Add(int to, TextStyle style, int revision)
        {
            if (to <= at)
                return;
            style |= paragraph.Text;
            var words = text[at..to];
            runs.Add(new PrintedRun(style.HasFlag(TextStyle.AllCaps) ? words.ToUpperInvariant() : words, style & ~TextStyle.AllCaps, at < own ? at : -1, revision));
            at = to;
        }
    }
}
