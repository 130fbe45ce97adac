using Throughline.Drafts.Authors;
using Throughline.Reports;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Drafts.Web;

/// <summary>The whole script as one bar of pages, each line in the colours of those whose letters it holds.</summary>
internal static class AuthorshipStrip
{
    private const double Width = 1000, Height = 60, Least = 18;

    public static void Write(Html page, Authorship authorship, Dictionary<string, int> colourOf)
    {
        var pages = PageLayout.Of(authorship.Draft);
        if (pages.Pages == 0 || colourOf.Count == 0)
            return;
        page.Raw("<figure class=\"map strip\">\n<svg viewBox=\"0 0 1000 60\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"Whose letters are where, from the first page to the last\">\n");
        (int From, int To, int Colour)? run = null;
        for (var i = 0; i < authorship.Lines.Length; i++)
        {
            if (!authorship.Draft.Elements[i].IsPrinted || authorship.Lines[i].IsEmpty)
                continue;
            var from = pages.DepthOf(i);
            var to = Math.Max(from + 1, i + 1 < authorship.Lines.Length ? pages.DepthOf(i + 1) : pages.Depth);
            if (authorship.Lines[i].Select(stroke => colourOf.GetValueOrDefault(stroke.Hand.Person)).Distinct().ToArray() is [var only])
            {
                if (run is { } now && now.Colour == only)
                {
                    run = now with { To = to };
                    continue;
                }

                Flush(page, run, pages);
                run = (from, to, only);
                continue;
            }

            Flush(page, run, pages);
            run = null;
            Mixed(page, authorship.Lines[i], colourOf, from, to, pages);
        }

        Flush(page, run, pages);
        foreach (var scene in Scene.Of(authorship.Draft).Skip(1))
            page.Raw("<rect class=\"cut\" x=\"").Coordinate(pages.DepthOf(scene.FirstElement) * Width / pages.Depth).Raw("\" y=\"0\" width=\"0.8\" height=\"60\"/>\n");
        page.Raw("</svg>\n<p>").Number(pages.Pages).Raw(pages.Pages == 1 ? " page" : " pages").Raw(", cut where a scene begins</p>\n</figure>\n");
    }

    // A line of several hands is drawn in layers, as high as their shares of it.
    private static void Mixed(Html page, IEnumerable<Stroke> strokes, Dictionary<string, int> colourOf, int from, int to, PageMap pages)
    {
        var letters = strokes.GroupBy(stroke => colourOf.GetValueOrDefault(stroke.Hand.Person)).Select(group => (Colour: group.Key, Letters: group.Sum(stroke => stroke.Length))).OrderBy(it => it.Colour).ToList();
        var (all, top) = (letters.Sum(it => it.Letters), 0.0);
        foreach (var (colour, count) in letters)
        {
            // Even one word must be seen.
            var height = Math.Clamp(Height * count / all, Least, Height - Least);
            Rectangle(page, colour, from, to, top, colour == letters[^1].Colour ? Height - top : height, pages);
            top += height;
        }
    }

    private static void Flush(Html page, (int From, int To, int Colour)? run, PageMap pages)
    {
        if (run is { } all)
            Rectangle(page, all.Colour, all.From, all.To, 0, Height, pages);
    }

    private static void Rectangle(Html page, int colour, int from, int to, double top, double height, PageMap pages) =>
        page.Raw("<rect class=\"f").Number(colour).Raw("\" x=\"").Coordinate(from * Width / pages.Depth).Raw("\" y=\"").Coordinate(top).Raw("\" width=\"").Coordinate(Math.Max(1.5, (to - from) * Width / pages.Depth)).Raw("\" height=\"").Coordinate(Math.Max(0, height)).Raw("\"/>\n");
}
