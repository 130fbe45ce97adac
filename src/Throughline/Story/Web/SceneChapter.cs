using Throughline.Reports;

namespace Throughline.Story.Web;

/// <summary>The list of scenes.</summary>
internal static class SceneChapter
{
    public static void Write(Html html, ScriptReport report)
    {
        if (report.Scenes.IsEmpty)
            return;
        html.Raw("<section id=\"scenes\">\n<h2>Scenes</h2>\n<div class=\"wide\"><table class=\"scenes\"><thead><tr><th scope=\"col\">No.</th><th scope=\"col\">Heading</th><th scope=\"col\" class=\"n\">Page</th><th scope=\"col\" class=\"n\">Line</th><th scope=\"col\" class=\"n\">Length</th><th scope=\"col\" class=\"n\">Dialogue</th><th scope=\"col\" class=\"n\">Action</th></tr></thead><tbody>\n");
        for (var i = 0; i < Math.Min(Links.MostScenes, report.Scenes.Length); i++)
        {
            var scene = report.Scenes[i];
            var rhythm = report.Rhythm.Scenes[i];
            html.Add($"<tr id=\"s{scene.Index}\"><th scope=\"row\">{scene.Label}</th><td dir=\"auto\">{scene.Heading}</td><td class=\"n\">{scene.At.Page}</td><td class=\"n\">").Line(scene.At);
            html.Add($"</td><td class=\"n\">{(scene.IsOmitted ? "omitted" : scene.Length.ToString())}</td><td class=\"n\">{rhythm.DialogueLines}</td><td class=\"n\">{rhythm.ActionLines}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        if (report.Scenes.Length > Links.MostScenes)
            html.Add($"<p class=\"note\">And {report.Scenes.Length - Links.MostScenes} more scenes.</p>\n");
        html.Raw("<p class=\"how\">Length in pages and eighths. Dialogue and action in lines of paper, without headings and names.</p>\n</section>\n");
    }
}
