using System.Collections.Immutable;
using Throughline.Reports;
using Throughline.Screenplays;

namespace Throughline.Story.Web;

/// <summary>Inside and outside, day and night, and the tree of places.</summary>
internal static class PlaceChapter
{
    /// <summary>Places in the tree.</summary>
    public const int MostPlaces = 400;

    public static void Write(Html html, ScriptReport report)
    {
        if (report.Extent.Scenes == 0)
            return;
        html.Raw("<section id=\"places\">\n<h2>Places</h2>\n");
        WriteMix(html, report);
        if (!report.Places.IsEmpty)
        {
            var left = MostPlaces;
            WriteTree(html.Raw("<h3>Where it plays</h3>\n"), report.Places, 0, ref left);
            if (left < 0)
                html.Raw("<p class=\"note\">And more places than are shown here.</p>\n");
        }

        html.Raw("</section>\n");
    }

    private static void WriteMix(Html html, ScriptReport report)
    {
        var all = report.Extent.SumOfScenes.Eighths;
        html.Raw("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Setting</th><th scope=\"col\">Light</th><th scope=\"col\" class=\"n\">Scenes</th><th scope=\"col\" class=\"n\">Pages</th><td class=\"strip\"></td></tr></thead><tbody>\n");
        Setting? before = null;
        for (var i = 0; i < report.Settings.Cells.Length; i++)
        {
            var cell = report.Settings.Cells[i];
            html.Add($"<tr><td>{(cell.Setting == before ? "" : Prose.Name(cell.Setting))}</td><td>{Prose.Name(cell.Light)}</td><td class=\"n\"><a href=\"#m{i}\">{Html.Count(cell.Scenes.Length)}</a>");
            html.Add($"</td><td class=\"n\">{cell.Length.ToString()}</td><td class=\"strip\">").Bar(cell.Length.Eighths, all).Raw("</td></tr>\n");
            before = cell.Setting;
        }

        html.Raw("</tbody></table></div>\n");
        if (!report.Settings.LightUnknown.IsEmpty)
            html.Raw("<p class=\"how\">The headings do not tell the light of these scenes: ").Scenes(report, report.Settings.LightUnknown).Raw(".</p>\n");
        if (!report.Settings.TakenOver.IsEmpty)
            html.Raw("<p class=\"how\">Light taken over from the scene before, because the heading only says that it goes on or follows soon: ").Scenes(report, report.Settings.TakenOver).Raw(".</p>\n");
    }

    private static void WriteTree(Html html, ImmutableArray<Place> places, int depth, ref int left)
    {
        html.Raw(depth == 0 ? "<ul class=\"tree\">\n" : "<ul>\n");
        foreach (var place in places)
        {
            if (left-- <= 0)
                break;
            html.Add($"<li><span><b dir=\"auto\">{place.Name}</b><em><a href=\"#{Links.Id(place, depth)}\">{place.Scenes.Length} {(place.Scenes.Length == 1 ? "scene" : "scenes")}</a>, {place.Length.ToString()}</em></span>");
            if (!place.Parts.IsEmpty)
                WriteTree(html, place.Parts, depth + 1, ref left);
            html.Raw("</li>\n");
        }

        html.Raw("</ul>\n");
    }
}
