using System.Collections.Immutable;
using Throughline.Cli.Read;
using Throughline.Drafts;
using Throughline.Drafts.Changes;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Diff;

/// <summary>What changed, the old draft at the left and the new one at the right, scene by scene; what stayed is only counted.</summary>
internal sealed class SideBySide
{
    private readonly DraftMatch _match;
    private readonly DiffLines _lines;
    private readonly bool _isPlain;
    private readonly int _column;
    private readonly PageMap _pages;
    private readonly ImmutableArray<Scene> _scenesA;
    private int _kept;

    private SideBySide(DraftMatch match, int width, bool isPlain)
    {
        _match = match;
        _lines = new DiffLines(width);
        _isPlain = isPlain;
        _column = (width - 2 - 3) / 2;
        _pages = PageLayout.Of(match.A);
        _scenesA = Scene.Of(match.A);
    }

    /// <param name="match">The drafts.</param>
    /// <param name="report">Its first sentences come first.</param>
    /// <param name="width">Columns, at least 60.</param>
    /// <param name="isPlain">True to put changed words in brackets instead of in ink.</param>
    public static ImmutableArray<TerminalLine> Of(DraftMatch match, ChangeReport report, int width, bool isPlain)
    {
        var screen = new SideBySide(match, width, isPlain);
        screen._lines.Head(report);
        if (!match.IsSame)
            screen.WriteChanges();
        screen._lines.Line();
        if (!report.IsEmpty)
            screen._lines.Say("What it means for each department: --for all. To read with every change marked: --html FILE.", Ink.Soft);
        screen._lines.Line();
        return screen._lines.All;
    }

    private void WriteChanges()
    {
        var lines = _match.Lines;
        var hasChange = ChangedParts();
        var last = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            if (_match.IsEmpty(lines[i]))
                continue;
            if (ElementOf(lines[i]) is SceneHeading heading && (lines[i].Kind != MatchKind.Kept || ChangesFollow(i)))
            {
                Skip();
                WriteHeading(lines[i], heading);
                if (lines[i].Kind != MatchKind.Kept)
                    WriteLine(lines[i]);
                last = i;
                continue;
            }

            if (lines[i].Kind == MatchKind.Kept && !hasChange.Contains(i))
            {
                _kept++;
                continue;
            }

            if (last >= 0)
                Skip();
            _kept = 0;
            WriteLine(lines[i]);
            last = i;
        }

        Skip();
    }

    // Cues of changed speeches, which say whose the words are.
    private HashSet<int> ChangedParts()
    {
        var parts = new HashSet<int>();
        var cue = -1;
        for (var i = 0; i < _match.Lines.Length; i++)
        {
            var element = ElementOf(_match.Lines[i]);
            cue = element is Cue ? i : element.IsSpeechPart || !element.IsPrinted ? cue : -1;
            if (_match.Lines[i].Kind != MatchKind.Kept && element.IsSpeechPart && cue >= 0)
                parts.Add(cue);
        }

        return parts;
    }

    private bool ChangesFollow(int heading)
    {
        for (var i = heading + 1; i < _match.Lines.Length && ElementOf(_match.Lines[i]) is not SceneHeading; i++)
        {
            if (_match.Lines[i].Kind != MatchKind.Kept && !_match.IsEmpty(_match.Lines[i]))
                return true;
        }

        return false;
    }

    private Element ElementOf(LinePair line) => line.B is { } b ? _match.B.Elements[b] : _match.A.Elements[line.A!.Value];

    private void Skip()
    {
        if (_kept > 0)
            _lines.Line().Add($"⋯ {_kept} {(_kept == 1 ? "line" : "lines")} as {(_kept == 1 ? "it was" : "they were")}", Ink.Soft);
        _kept = 0;
    }

    private void WriteHeading(LinePair line, SceneHeading heading)
    {
        _lines.Line();
        var title = $"{(heading.Number is { } number ? number + "  " : "")}{heading.Text.Plain.Replace('\n', ' ').Trim()}";
        var rule = _lines.Line().Add(title, Ink.Strong);
        rule.Add(line.Kind switch
        {
            MatchKind.Added => "  new scene",
            MatchKind.Removed => "  gone",
            MatchKind.Moved or MatchKind.MovedEdited => $"  moved, {Origin(line.A!.Value)}",
            _ => "",
        }, Ink.Second);
        rule.Add(" " + new string('─', Math.Max(0, _lines.Width - rule.Columns - 1)), Ink.Soft);
    }

    private string Origin(int a)
    {
        var scene = _scenesA.LastOrDefault(s => s.FirstElement <= a);
        return scene is null ? $"from page {_pages.Elements[a].Page}" : $"from scene {scene.Label}, page {_pages.Elements[a].Page}";
    }

    private void WriteLine(LinePair line)
    {
        var a = line.A is { } x ? _match.A.Elements[x] : null;
        var b = line.B is { } y ? _match.B.Elements[y] : null;
        if ((a ?? b) is PageBreak)
            return;
        var doubt = line.Confidence < DraftMatch.Doubtful;
        switch (line.Kind)
        {
            case MatchKind.Kept:
                Row(Column.Of(a!, Ink.Soft, _column), "│", Column.Of(b!, Ink.Soft, _column), Ink.Soft);
                break;
            case MatchKind.Added:
                Row([], "+", Column.Of(b!, Ink.Added, _column), Ink.Added);
                break;
            case MatchKind.Removed:
                Row(Column.Of(a!, _isPlain ? Ink.Plain : Ink.Removed, _column), "-", [], Ink.Removed);
                break;
            case MatchKind.Moved:
                Row([[new TerminalPiece($"({Origin(line.A!.Value)})", Ink.Soft)]], "»", Column.Of(b!, Ink.Second, _column), Ink.Second);
                break;
            default:
                var runs = WordDiff.Between(a!.Text.Plain.Replace('\n', ' '), b!.Text.Plain.Replace('\n', ' '));
                var sign = doubt ? "?" : line.Kind switch { MatchKind.Split => "<", MatchKind.Merged => ">", MatchKind.MovedEdited => "»", _ => "~" };
                Row(Column.OfChanged(a, runs, isOld: true, _isPlain, _column), sign, Column.OfChanged(b, runs, isOld: false, _isPlain, _column), Ink.Doubt);
                break;
        }
    }

    private void Row(List<List<TerminalPiece>> left, string sign, List<List<TerminalPiece>> right, Ink ink)
    {
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var line = _lines.Line();
            foreach (var piece in i < left.Count ? left[i] : [])
                line.Add(piece.Text, piece.Ink);
            line.Add(new string(' ', Math.Max(0, 2 + _column - line.Columns)));
            line.Add($" {(i == 0 || sign == "│" ? sign : " ")} ", ink);
            foreach (var piece in i < right.Count ? right[i] : [])
                line.Add(piece.Text, piece.Ink);
        }
    }
}
