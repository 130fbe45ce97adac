using System.Globalization;
using Throughline.Drafts.Changes;
using Throughline.Reports;
using Throughline.Screenplays;

namespace Throughline.Drafts.Web;

/// <summary>The new draft from beginning to end with every change marked, and what went in the place where it stood.</summary>
internal sealed class ScriptChapter
{
    private readonly Html _page;
    private readonly DraftPages _pages;
    private readonly Dictionary<int, (int First, int Last)> _leftBefore = [];
    private bool _isInMoved;
    private int _lastMoved = -2;

    private ScriptChapter(Html page, DraftPages pages)
    {
        _page = page;
        _pages = pages;
        FindGaps();
    }

    public static void Write(Html page, DraftPages pages)
    {
        page.Raw("<article aria-label=\"The script\">\n");
        new ScriptChapter(page, pages).WriteScenes();
        page.Raw("</article>\n");
    }

    // Runs of lines that moved away, by the line of the old draft that stood behind them and stayed.
    private void FindGaps()
    {
        var isMoved = new bool[_pages.Match.A.Elements.Length];
        var stays = new bool[isMoved.Length];
        foreach (var line in _pages.Match.Lines)
        {
            if (line.A is not { } a)
                continue;
            isMoved[a] |= line.Kind is MatchKind.Moved or MatchKind.MovedEdited;
            stays[a] |= line.B is not null && !isMoved[a];
        }

        var first = -1;
        for (var a = 0; a < isMoved.Length; a++)
        {
            if (isMoved[a] && first < 0)
                first = a;
            else if (stays[a] && !isMoved[a] && first >= 0)
            {
                _leftBefore[a] = (first, a - 1);
                first = -1;
            }
        }
    }

    private void WriteScenes()
    {
        var lines = _pages.Match.Lines;
        for (var from = 0; from < lines.Length;)
        {
            var key = KeyOf(lines[from], null);
            var to = from + 1;
            while (to < lines.Length && KeyOf(lines[to], key) == key)
                to++;
            WriteScene(key, from, to);
            from = to;
        }
    }

    // The scene that a line is shown in. What was removed from a scene that stayed is shown where it stood.
    private (bool IsCut, int Scene) KeyOf(LinePair line, (bool IsCut, int Scene)? current)
    {
        if (line.B is { } b)
            return (false, _pages.SceneOfB[b]);
        var scene = _pages.SceneOfA[line.A!.Value];
        if (scene >= 0 && _pages.PairOfA[scene]!.B is null)
            return (true, scene);
        return current is { IsCut: false } here ? here : (false, scene >= 0 ? _pages.PairOfA[scene]!.B!.Value : -1);
    }

    private void WriteScene((bool IsCut, int Scene) key, int from, int to)
    {
        var pair = key.Scene < 0 ? null : key.IsCut ? _pages.PairOfA[key.Scene] : _pages.PairOfB[key.Scene];
        var state = pair is null ? "edited" : DraftPages.StateOf(pair);
        _page.Raw("<section class=\"scene s-").Raw(state).Raw("\"");
        if (pair is not null && IsHeading(from, key))
            _page.Raw(key.IsCut ? " id=\"c" : " id=\"s").Number(key.Scene).Raw("\"");
        _page.Raw(">\n");
        if (state == "kept")
            _page.Raw("<details>\n<summary>");
        WriteTop(key, pair, state, from);
        if (state == "kept")
            _page.Raw("</summary>\n");
        var folds = state == "edited" ? Folds.Of(_pages.Match, from, to, IsAlwaysShown) : [];
        for (var at = from; at < to; at++)
        {
            if (folds.TryGetValue(at, out var fold))
                at = WriteFold(at, fold.Last, fold.Count);
            else
                WriteLine(_pages.Match.Lines[at]);
        }

        CloseMoved();
        _page.Raw(state == "kept" ? "</details>\n</section>\n" : "</section>\n");
    }

    private bool IsAlwaysShown(LinePair line) =>
        line.Confidence < DraftMatch.Doubtful || line.A is { } a && _leftBefore.ContainsKey(a) || line.B is { } b && _pages.Match.B.Elements[b] is SceneHeading;

    private int WriteFold(int from, int last, int count)
    {
        CloseMoved();
        var (first, end) = (_pages.PagesB.Elements[_pages.Match.Lines[from].B!.Value].Page, _pages.PagesB.Elements[_pages.Match.Lines[last].B!.Value].Page);
        _page.Raw("<details class=\"fold\">\n<summary>").Text(Wording.Sentence(Wording.Count(count, "line"))).Raw(" as they were, ").Raw(first == end ? "page " : "pages ").Number(first);
        if (end > first)
            _page.Raw("–").Number(end);
        _page.Raw("</summary>\n");
        for (var at = from; at <= last; at++)
            WriteLine(_pages.Match.Lines[at]);
        CloseMoved();
        _page.Raw("</details>\n");
        return last;
    }

    private bool IsHeading(int at, (bool IsCut, int Scene) key) =>
        _pages.Match.Lines[at] is var line && (key.IsCut ? line.A == _pages.ScenesA[key.Scene].FirstElement : line.B == _pages.ScenesB[key.Scene].FirstElement);

    private void WriteTop((bool IsCut, int Scene) key, ScenePair? pair, string state, int from)
    {
        if (pair is null || !IsHeading(from, key))
            return;
        _page.Raw("<p class=\"top\">");
        switch (state)
        {
            case "kept":
                _page.Raw("<b>").Text(_pages.ScenesB[key.Scene].Label).Raw("</b> ");
                Sentence.SetApart(_page, DraftPages.Head(_pages.ScenesB[key.Scene]));
                _page.Raw(" <span>as it was, ");
                Sentence.Write(_page, Wording.Pages(_pages.PagesB.LengthOf(key.Scene)));
                _page.Raw("</span>");
                break;
            case "added":
                _page.Raw(pair.CopyOf is { } copy ? $"<span>new: repeats scene {Encode(_pages.ScenesA[copy].Label)} of the old draft</span>" : "<span>new scene</span>");
                break;
            case "removed":
                _page.Raw("<span>gone: was scene ").Text(_pages.ScenesA[key.Scene].Label).Raw("</span>");
                break;
            default:
                var (was, now) = (_pages.PagesA.LengthOf(pair.A!.Value), _pages.PagesB.LengthOf(pair.B!.Value));
                _page.Raw("<span>").Raw(state == "moved" ? pair.IsChanged ? "moved and changed, " : "moved, " : "changed, ");
                Sentence.Write(_page, was == now ? Wording.Pages(now) : $"{was} → {Wording.Pages(now)}");
                var numbers = (_pages.ScenesA[pair.A.Value].Heading.Number, _pages.ScenesB[pair.B.Value].Heading.Number);
                if (numbers.Item1 is not null && numbers.Item1 != numbers.Item2)
                    _page.Raw(", was ").Text(numbers.Item1);
                _page.Raw("</span>");
                break;
        }

        _page.Raw("</p>\n");
    }

    private void WriteLine(LinePair line)
    {
        if (line.A is { } next && _leftBefore.TryGetValue(next, out var left) && line.Kind is not (MatchKind.Moved or MatchKind.MovedEdited))
            WriteGap(left);
        if (line.Kind is MatchKind.Moved or MatchKind.MovedEdited)
            OpenMoved(line);
        else
            CloseMoved();
        var element = line.B is { } b ? _pages.Match.B.Elements[b] : _pages.Match.A.Elements[line.A!.Value];
        if (element is PageBreak || Blank.Is(element))
            return;
        var tag = element is SceneHeading ? "h3" : "p";
        _page.Raw($"<{tag} class=\"{ElementNames.Of(element.Kind)} {DiffJson.NameOf(line.Kind)}\" dir=\"auto\">");
        if (element is SceneHeading heading && heading.Number is { } number)
            _page.Raw("<span class=\"no\">").Text(number).Raw("</span> ");
        if (line.Confidence < DraftMatch.Doubtful)
            _page.Raw("<span class=\"doubt\" title=\"This match is a guess: ").Coordinate(line.Confidence * 100).Raw(" in 100\">?</span> ");
        WriteWords(line);
        _page.Raw($"</{tag}>\n");
    }

    private void WriteWords(LinePair line)
    {
        var a = line.A is { } x ? _pages.Match.A.Elements[x].Text.Plain : "";
        var b = line.B is { } y ? _pages.Match.B.Elements[y].Text.Plain : "";
        switch (line.Kind)
        {
            case MatchKind.Kept or MatchKind.Moved:
                _page.Text(b, breaks: true);
                break;
            case MatchKind.Added:
                _page.Raw("<ins>").Text(b, breaks: true).Raw("</ins>");
                break;
            case MatchKind.Removed:
                _page.Raw("<del>").Text(a, breaks: true).Raw("</del>");
                break;
            case MatchKind.Split or MatchKind.Merged:
                _page.Raw(line.Kind == MatchKind.Split ? "<span class=\"note\">part of a line that was split</span> " : "<span class=\"note\">with a line that stood apart</span> ").Text(b, breaks: true);
                break;
            default:
                foreach (var run in WordDiff.Between(a, b))
                    WriteRun(run, a, b);
                break;
        }
    }

    private void WriteRun(WordRun run, string a, string b)
    {
        if (run.IsKept)
        {
            _page.Text(b.AsSpan(run.StartB, run.LengthB), breaks: true);
            return;
        }

        if (run.LengthA > 0)
            _page.Raw("<del>").Text(a.AsSpan(run.StartA, run.LengthA)).Raw("</del>");
        if (run.LengthB > 0)
            _page.Raw("<ins>").Text(b.AsSpan(run.StartB, run.LengthB), breaks: true).Raw("</ins>");
    }

    private void OpenMoved(LinePair line)
    {
        var a = line.A!.Value;
        if (_isInMoved && a == _lastMoved + 1)
        {
            _lastMoved = a;
            return;
        }

        CloseMoved();
        _isInMoved = true;
        _lastMoved = a;
        var scene = _pages.SceneOfA[a];
        _page.Raw("<div class=\"block\" id=\"m").Number(a).Raw("\">\n<p class=\"from\"><a href=\"#f").Number(a).Raw("\">moved here from ")
            .Text(scene < 0 ? "before the first scene" : $"scene {_pages.ScenesA[scene].Label}").Raw(string.Create(CultureInfo.InvariantCulture, $", page {_pages.PagesA.Elements[a].Page}")).Raw("</a></p>\n");
    }

    private void CloseMoved()
    {
        if (_isInMoved)
            _page.Raw("</div>\n");
        _isInMoved = false;
    }

    // The place that lines moved away from, with a way to each place that they moved to.
    private void WriteGap((int First, int Last) left)
    {
        CloseMoved();
        var previous = -2;
        for (var a = left.First; a <= left.Last; a++)
        {
            if (_pages.Match.PartnerOfA(a) is not { } b)
                continue;
            if (b != previous + 1)
            {
                var scene = _pages.SceneOfB[b];
                _page.Raw("<p class=\"gap\" id=\"f").Number(a).Raw("\"><a href=\"#m").Number(a).Raw("\">from here moved to ")
                    .Text(scene < 0 ? "the beginning" : $"scene {_pages.ScenesB[scene].Label}").Raw(": “").Text(Beginning(_pages.Match.B.Elements[b].Text.Plain)).Raw("”</a></p>\n");
            }

            previous = b;
        }
    }

    private static string Beginning(string text) => text.Length <= 48 ? text : text[..48].TrimEnd() + "…";

    private static string Encode(string text) => new Html().Text(text).ToString();
}
