using System.Collections.Immutable;
using Throughline.Reports;

namespace Throughline.Story.Web;

/// <summary>Small drawings inside tables.</summary>
internal static class HtmlCharts
{
    /// <summary>A bar as long as a part of a whole; its number stands beside it, so readers aloud are spared it.</summary>
    public static Html Bar(this Html html, int part, int whole) =>
        html.Add($"<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" class=\"thin\" aria-hidden=\"true\"><rect class=\"track\" width=\"100\" height=\"8\"/><rect class=\"bar\" width=\"{(whole == 0 ? 0 : 100.0 * part / whole)}\" height=\"8\"/></svg>");

    /// <summary>Marks along the script: full where somebody speaks, low where they are there and silent.</summary>
    public static Html Strip(this Html html, Person person, ScriptReport report)
    {
        var depth = Math.Max(1, report.Extent.Lines);
        html.Raw("<svg viewBox=\"0 0 240 12\" preserveAspectRatio=\"none\" class=\"low\" aria-hidden=\"true\"><rect class=\"track\" y=\"11\" width=\"240\" height=\"1\"/>");
        Marks(html, report, person.SpeakingScenes, depth, "bar", 0, 12);
        Marks(html, report, person.SilentScenes, depth, "act", 8, 4);
        return html.Raw("</svg>");
    }

    // Marks that would fall on one another are drawn once.
    private static void Marks(Html html, ScriptReport report, ImmutableArray<int> scenes, int depth, string style, int y, int height)
    {
        var last = -1.0;
        foreach (var index in scenes)
        {
            var scene = report.Scenes[index];
            var x = 240.0 * scene.Depth / depth;
            if (x - last < 0.4)
                continue;
            last = x;
            html.Add($"<rect class=\"{style}\" x=\"{x}\" y=\"{y}\" width=\"{Math.Max(1.2, 240.0 * scene.Lines / depth - 0.3)}\" height=\"{height}\"/>");
        }
    }
}
