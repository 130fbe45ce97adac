using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Story.Web;

/// <summary>Inside and outside, day and night, and the tree of places.</summary>
internal static class PlaceChapter
{
    public static void Write(Html html, ScriptReport report)
    {
        if (report.Scenes.IsEmpty)
            return;
        html.Raw("<section>\n<h2>Places</h2>\n");
        WriteMix(html, report);
        if (!report.Places.IsEmpty)
            WriteTree(html.Raw("<h3>Where it plays</h3>\n"), report.Places, true);
        html.Raw("</section>\n");
    }

    private static void WriteMix(Html html, ScriptReport report)
    {
        var all = report.Extent.SumOfScenes.Eighths;
        html.Raw("<table><thead><tr><th scope=\"col\">Setting</th><th scope=\"col\">Light</th><th scope=\"col\" class=\"n\">Scenes</th><th scope=\"col\" class=\"n\">Pages</th><th scope=\"col\" class=\"strip\"></th></tr></thead><tbody>\n");
        Setting? before = null;
        foreach (var cell in report.Settings.Cells)
        {
            html.Add($"<tr><td>{(cell.Setting == before ? "" : Prose.Name(cell.Setting))}</td><td>{Prose.Name(cell.Light)}</td><td class=\"n\">");
            SceneChapter.Link(html, report.Scenes[cell.Scenes[0]], Html.Count(cell.Scenes.Length));
            html.Add($"</td><td class=\"n\">{cell.Length.ToString()}</td><td class=\"strip\">").Bar(cell.Length.Eighths, all).Raw("</td></tr>\n");
            before = cell.Setting;
        }

        html.Raw("</tbody></table>\n");
        if (!report.Settings.TakenOver.IsEmpty)
            SceneChapter.Links(html.Raw("<p class=\"how\">Light taken over from the scene before, because the heading only says that it goes on: "), report, report.Settings.TakenOver).Raw(".</p>\n");
    }

    private static void WriteTree(Html html, ImmutableArray<Place> places, bool isRoot)
    {
        html.Raw(isRoot ? "<ul class=\"tree\">\n" : "<ul>\n");
        foreach (var place in places)
        {
            html.Add($"<li><span><b dir=\"auto\">{place.Name}</b><em><a href=\"#s{place.Scenes[0]}\">{place.Scenes.Length} {(place.Scenes.Length == 1 ? "scene" : "scenes")}</a>, {place.Length.ToString()}</em></span>");
            if (!place.Parts.IsEmpty)
                WriteTree(html, place.Parts, false);
            html.Raw("</li>\n");
        }

        html.Raw("</ul>\n");
    }
}
