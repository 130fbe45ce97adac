using System.Collections.Immutable;

namespace Throughline.Story.Web;

/// <summary>The list of scenes that every other number links to.</summary>
internal static class SceneChapter
{
    private const int MostLinks = 16;

    public static void Write(Html html, ScriptReport report)
    {
        if (report.Scenes.IsEmpty)
            return;
        html.Raw("<section>\n<h2>Scenes</h2>\n<table><thead><tr><th scope=\"col\">No.</th><th scope=\"col\">Heading</th><th scope=\"col\" class=\"n\">Page</th><th scope=\"col\" class=\"n opt\">Line</th><th scope=\"col\" class=\"n\">Length</th></tr></thead><tbody>\n");
        foreach (var scene in report.Scenes)
            html.Add($"<tr id=\"s{scene.Index}\"><th scope=\"row\">{scene.Label}</th><td dir=\"auto\">{scene.Heading}</td><td class=\"n\">{scene.At.Page}</td><td class=\"n opt\">{scene.At.Line}</td><td class=\"n\">{(scene.IsOmitted ? "omitted" : scene.Length.ToString())}</td></tr>\n");
        html.Raw("</tbody></table>\n</section>\n");
    }

    /// <summary>A link to a scene in the list.</summary>
    public static Html Link(Html html, SceneLine scene, string? text = null) =>
        html.Add($"<a href=\"#s{scene.Index}\" title=\"{scene.Label}  {scene.Heading}, page {scene.At.Page}, line {scene.At.Line}\">{text ?? scene.Label}</a>");

    /// <summary>Links to scenes by number, separated by commas; very many are cut short.</summary>
    public static Html Links(Html html, ScriptReport report, ImmutableArray<int> scenes)
    {
        for (var i = 0; i < Math.Min(MostLinks, scenes.Length); i++)
            Link(html.Raw(i == 0 ? "" : ", "), report.Scenes[scenes[i]]);
        if (scenes.Length > MostLinks)
            html.Add($" and {scenes.Length - MostLinks} more");
        return html;
    }
}
