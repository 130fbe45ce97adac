using System.Collections.Immutable;
using Throughline.Reports;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Drafts.Web;

/// <summary>Both drafts as bars of pages with a ribbon from every scene to what became of it.</summary>
internal static class SceneMap
{
    private const double Width = 1000, Bar = 14, Gap = 92;

    public static void Write(Html page, DraftPages pages)
    {
        if (pages.ScenesA.IsEmpty && pages.ScenesB.IsEmpty)
            return;
        var depth = Math.Max(1, Math.Max(pages.PagesA.Depth, pages.PagesB.Depth));
        page.Raw("<figure class=\"map\">\n<svg viewBox=\"0 -18 1000 156\" role=\"img\" aria-label=\"The scenes of the old draft above, of the new one below, and what became of each\">\n");
        page.Raw("<text x=\"0\" y=\"-5\">old draft, ").Number(pages.PagesA.Pages).Raw(pages.PagesA.Pages == 1 ? " page" : " pages").Raw("</text>\n<text x=\"0\" y=\"").Coordinate(Bar * 2 + Gap + 14).Raw("\">new draft, ").Number(pages.PagesB.Pages).Raw(pages.PagesB.Pages == 1 ? " page" : " pages").Raw("</text>\n");
        foreach (var isMoved in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var pair in pages.Match.Scenes)
            {
                if (pair is { A: { } a, B: { } b } && pair.IsMoved == isMoved)
                    Ribbon(page, pair, Extent(pages.ScenesA, pages.PagesA, a, depth), Extent(pages.ScenesB, pages.PagesB, b, depth));
            }
        }

        for (var a = 0; a < pages.ScenesA.Length; a++)
            Block(page, pages.PairOfA[a]!, pages.ScenesA[a], Extent(pages.ScenesA, pages.PagesA, a, depth), 0);
        for (var b = 0; b < pages.ScenesB.Length; b++)
            Block(page, pages.PairOfB[b]!, pages.ScenesB[b], Extent(pages.ScenesB, pages.PagesB, b, depth), Bar + Gap);
        page.Raw("</svg>\n<figcaption><ul class=\"key\"><li><i class=\"s-kept\"></i>as it was</li><li><i class=\"s-edited\"></i>changed</li><li><i class=\"s-moved\"></i>moved</li><li><i class=\"s-added\"></i>new</li><li><i class=\"s-removed\"></i>gone</li></ul></figcaption>\n</figure>\n");
    }

    private static (double From, double To) Extent(ImmutableArray<Scene> scenes, PageMap pages, int scene, int depth)
    {
        var from = pages.DepthOf(scenes[scene].FirstElement);
        var to = scene + 1 < scenes.Length ? pages.DepthOf(scenes[scene + 1].FirstElement) : Math.Max(from + 1, pages.Depth);
        return (from * Width / depth, Math.Max(from + 1, to) * Width / depth);
    }

    private static void Ribbon(Html page, ScenePair pair, (double From, double To) a, (double From, double To) b)
    {
        const double Top = Bar, Bottom = Bar + Gap, Half = Bar + Gap / 2;
        page.Raw("<path class=\"ribbon s-").Raw(DraftPages.StateOf(pair)).Raw("\" d=\"M").Coordinate(a.From).Raw(" ").Coordinate(Top)
            .Raw("C").Coordinate(a.From).Raw(" ").Coordinate(Half).Raw(" ").Coordinate(b.From).Raw(" ").Coordinate(Half).Raw(" ").Coordinate(b.From).Raw(" ").Coordinate(Bottom)
            .Raw("L").Coordinate(b.To).Raw(" ").Coordinate(Bottom)
            .Raw("C").Coordinate(b.To).Raw(" ").Coordinate(Half).Raw(" ").Coordinate(a.To).Raw(" ").Coordinate(Half).Raw(" ").Coordinate(a.To).Raw(" ").Coordinate(Top).Raw("Z\"/>\n");
    }

    private static void Block(Html page, ScenePair pair, Scene scene, (double From, double To) at, double top)
    {
        var target = pair.B is { } b ? "s" + b.ToString(System.Globalization.CultureInfo.InvariantCulture) : "c" + pair.A!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        page.Raw("<a href=\"#").Raw(target).Raw("\"><rect class=\"s-").Raw(DraftPages.StateOf(pair)).Raw("\" x=\"").Coordinate(at.From).Raw("\" y=\"").Coordinate(top).Raw("\" width=\"").Coordinate(Math.Max(0.8, at.To - at.From - 0.8))
            .Raw("\" height=\"").Coordinate(Bar).Raw("\"><title>").Text(scene.Label).Raw(". ").Text(DraftPages.Head(scene)).Raw("</title></rect></a>\n");
    }
}
