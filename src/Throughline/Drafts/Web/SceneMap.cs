using System.Collections.Immutable;
using System.Globalization;
using Throughline.Reports;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Drafts.Web;

/// <summary>Both drafts as bars of pages: a ribbon from every scene and every run of moved lines to what became of it, a mark where lines changed.</summary>
internal sealed class SceneMap
{
    private const double Width = 1000, Bar = 18, Gap = 84;

    private readonly Html _page;
    private readonly DraftPages _pages;
    private readonly int _depth;

    private SceneMap(Html page, DraftPages pages) =>
        (_page, _pages, _depth) = (page, pages, Math.Max(1, Math.Max(pages.PagesA.Depth, pages.PagesB.Depth)));

    public static void Write(Html page, DraftPages pages)
    {
        if (pages.ScenesA.IsEmpty && pages.ScenesB.IsEmpty)
            return;
        new SceneMap(page, pages).Write();
    }

    private void Write()
    {
        _page.Raw("<figure class=\"map\">\n<p>Old draft, ").Number(_pages.PagesA.Pages).Raw(_pages.PagesA.Pages == 1 ? " page" : " pages").Raw("</p>\n<svg viewBox=\"0 0 1000 120\" preserveAspectRatio=\"none\" role=\"group\" aria-label=\"The scenes of the old draft above, of the new one below, and what became of each\">\n");
        foreach (var isMoved in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var pair in _pages.Match.Scenes)
            {
                if (pair is { A: { } a, B: { } b } && pair.IsMoved == isMoved)
                    Ribbon(isMoved ? "moved" : "kept", SceneOf(_pages.ScenesA, _pages.PagesA, a), SceneOf(_pages.ScenesB, _pages.PagesB, b));
            }
        }

        var moves = Runs(line => line.Kind is MatchKind.Moved or MatchKind.MovedEdited && !IsInMovedScene(line));
        foreach (var (first, last) in moves)
            Ribbon("moved", LinesOf(_pages.PagesA, first.A!.Value, last.A!.Value), LinesOf(_pages.PagesB, first.B!.Value, last.B!.Value));
        for (var a = 0; a < _pages.ScenesA.Length; a++)
            Block(_pages.PairOfA[a]!, _pages.ScenesA[a], SceneOf(_pages.ScenesA, _pages.PagesA, a), 0);
        for (var b = 0; b < _pages.ScenesB.Length; b++)
            Block(_pages.PairOfB[b]!, _pages.ScenesB[b], SceneOf(_pages.ScenesB, _pages.PagesB, b), Bar + Gap);
        foreach (var (first, last) in moves)
            Mark("moved", first, last);
        foreach (var (first, last) in Runs(line => line.Kind is MatchKind.Edited or MatchKind.MovedEdited or MatchKind.Split or MatchKind.Merged && !_pages.Match.IsEmpty(line)))
            Mark("edited", first, last);
        foreach (var (first, last) in Runs(line => line.Kind == MatchKind.Removed && !_pages.Match.IsEmpty(line) && !IsInCutScene(line)))
            Mark("removed", first, last);
        foreach (var (first, last) in Runs(line => line.Kind == MatchKind.Added && !_pages.Match.IsEmpty(line) && !IsInNewScene(line)))
            Mark("added", first, last);
        _page.Raw("</svg>\n<p>New draft, ").Number(_pages.PagesB.Pages).Raw(_pages.PagesB.Pages == 1 ? " page" : " pages").Raw("</p>\n<figcaption><ul class=\"key\"><li><i class=\"s-kept\"></i>as it was</li><li><i class=\"s-edited\"></i>changed</li><li><i class=\"s-moved\"></i>moved</li><li><i class=\"s-added\"></i>new</li><li><i class=\"s-removed\"></i>gone</li></ul></figcaption>\n</figure>\n");
    }

    // Neighbouring lines of a sort, in both drafts where both have them.
    private List<(LinePair First, LinePair Last)> Runs(Func<LinePair, bool> isWanted)
    {
        List<(LinePair First, LinePair Last)> runs = [];
        foreach (var line in _pages.Match.Lines)
        {
            if (!isWanted(line))
                continue;
            if (runs.Count > 0 && Follows(runs[^1].Last, line))
                runs[^1] = (runs[^1].First, line);
            else
                runs.Add((line, line));
        }

        return runs;
    }

    private static bool Follows(LinePair last, LinePair line) =>
        (line.A is null || last.A is { } a && line.A - a is 0 or 1) && (line.B is null || last.B is { } b && line.B - b is 0 or 1);

    private bool IsInMovedScene(LinePair line) =>
        _pages.SceneOfA[line.A!.Value] is >= 0 and var a && _pages.PairOfA[a] is { IsMoved: true } pair && pair.B == _pages.SceneOfB[line.B!.Value];

    private bool IsInCutScene(LinePair line) => _pages.SceneOfA[line.A!.Value] is >= 0 and var a && _pages.PairOfA[a] is { B: null };

    private bool IsInNewScene(LinePair line) => _pages.SceneOfB[line.B!.Value] is >= 0 and var b && _pages.PairOfB[b] is { A: null };

    private (double From, double To) SceneOf(ImmutableArray<Scene> scenes, PageMap pages, int scene)
    {
        var from = pages.DepthOf(scenes[scene].FirstElement);
        var to = scene + 1 < scenes.Length ? pages.DepthOf(scenes[scene + 1].FirstElement) : Math.Max(from + 1, pages.Depth);
        return (from * Width / _depth, Math.Max(from + 1, to) * Width / _depth);
    }

    private (double From, double To) LinesOf(PageMap pages, int first, int last)
    {
        var from = pages.DepthOf(first);
        var to = last + 1 < pages.Elements.Length ? pages.DepthOf(last + 1) : pages.Depth;
        return (from * Width / _depth, Math.Max(from + 1, to) * Width / _depth);
    }

    private void Ribbon(string state, (double From, double To) a, (double From, double To) b)
    {
        const double Top = Bar, Bottom = Bar + Gap, Half = Bar + Gap / 2;
        _page.Raw("<path class=\"ribbon s-").Raw(state).Raw("\" d=\"M").Coordinate(a.From).Raw(" ").Coordinate(Top)
            .Raw("C").Coordinate(a.From).Raw(" ").Coordinate(Half).Raw(" ").Coordinate(b.From).Raw(" ").Coordinate(Half).Raw(" ").Coordinate(b.From).Raw(" ").Coordinate(Bottom)
            .Raw("L").Coordinate(b.To).Raw(" ").Coordinate(Bottom)
            .Raw("C").Coordinate(b.To).Raw(" ").Coordinate(Half).Raw(" ").Coordinate(a.To).Raw(" ").Coordinate(Half).Raw(" ").Coordinate(a.To).Raw(" ").Coordinate(Top).Raw("Z\"/>\n");
    }

    // A changed scene is shown as one that stayed; its marks show where and how much it changed.
    private void Block(ScenePair pair, Scene scene, (double From, double To) at, double top)
    {
        var target = pair.B is { } b ? "s" + b.ToString(CultureInfo.InvariantCulture) : "c" + pair.A!.Value.ToString(CultureInfo.InvariantCulture);
        var state = DraftPages.StateOf(pair);
        _page.Raw("<a href=\"#").Raw(target).Raw("\"><rect class=\"s-").Raw(state == "edited" ? "kept" : state).Raw("\" x=\"").Coordinate(at.From).Raw("\" y=\"").Coordinate(top).Raw("\" width=\"").Coordinate(Math.Max(0.8, at.To - at.From - 0.8))
            .Raw("\" height=\"").Coordinate(Bar).Raw("\"><title>").Text(scene.Label).Raw(". ").Text(DraftPages.Head(scene)).Raw("</title></rect></a>\n");
    }

    private void Mark(string state, LinePair first, LinePair last)
    {
        if (first.A is { } a && last.A is { } lastA)
            Mark(state, LinesOf(_pages.PagesA, a, lastA), 0);
        if (first.B is { } b && last.B is { } lastB)
            Mark(state, LinesOf(_pages.PagesB, b, lastB), Bar + Gap);
    }

    private void Mark(string state, (double From, double To) at, double top) =>
        _page.Raw("<rect class=\"mark s-").Raw(state).Raw("\" x=\"").Coordinate(at.From).Raw("\" y=\"").Coordinate(top).Raw("\" width=\"").Coordinate(Math.Max(1.4, at.To - at.From)).Raw("\" height=\"").Coordinate(Bar).Raw("\"/>\n");
}
