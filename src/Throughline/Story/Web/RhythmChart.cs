using System.Text;
using Throughline.Reports;
using Throughline.Screenplays.Layout;

namespace Throughline.Story.Web;

/// <summary>The lengths of scenes in order, as bars under a smoothed line.</summary>
internal static class RhythmChart
{
    private const int Width = 720;
    private const int Height = 190;
    private const int MostBars = 1440;

    public static void Write(Html html, ScriptReport report)
    {
        var each = (report.Scenes.Length + MostBars - 1) / MostBars;
        html.Add($"<p class=\"note\">Each bar is {(each == 1 ? "a scene" : "the mean of some neighbouring scenes")}: as wide as its share of the script, as tall as its length. The line is the same, smoothed over five scenes.</p>\n");
        var total = 0;
        var longest = 0;
        foreach (var scene in report.Scenes)
        {
            total += scene.Lines;
            longest = Math.Max(longest, scene.Lines);
        }

        var tallest = Math.Max(PageMap.LinesPerPage, longest);
        html.Add($"<figure>\n<svg viewBox=\"0 0 {Width + 40} {Height + 24}\" role=\"group\" aria-labelledby=\"rt rd\"><title id=\"rt\">Length of scenes in order</title><desc id=\"rd\">{report.Scenes.Length} scenes; the middle one is {report.Rhythm.MedianSceneLines} lines, the longest {longest} lines.</desc>\n");
        var pages = tallest / PageMap.LinesPerPage;
        var step = Math.Max(1, (pages + 4) / 5);
        for (var page = step; page <= pages; page += step)
        {
            var y = Height - (double)page * PageMap.LinesPerPage / tallest * Height;
            html.Add($"<line class=\"axis\" x1=\"0\" x2=\"{Width}\" y1=\"{y}\" y2=\"{y}\"/><text x=\"{Width + 6}\" y=\"{y + 4}\">{page} p.</text>");
        }

        var line = new StringBuilder();
        var x = 0.0;
        for (var i = 0; i < report.Scenes.Length; i += each)
            x += WriteBar(html, report, i, Math.Min(each, report.Scenes.Length - i), x, tallest, total, line);
        html.Add($"<path class=\"line\" d=\"{line.ToString()}\"/><line class=\"axis\" x1=\"0\" x2=\"{Width}\" y1=\"{Height}\" y2=\"{Height}\"/>");
        WriteMarks(html, report, total);
        html.Raw("</svg>\n<ul class=\"key\"><li><i class=\"k0\"></i>dialogue</li><li><i class=\"k7\"></i>action</li><li><i class=\"kl\"></i>smoothed</li></ul>\n</figure>\n");
    }

    // Returns the width of the bar.
    private static double WriteBar(Html html, ScriptReport report, int from, int scenes, double x, int tallest, int total, StringBuilder line)
    {
        int lines = 0, smoothed = 0, said = 0, filled = 0;
        for (var i = from; i < from + scenes; i++)
        {
            var rhythm = report.Rhythm.Scenes[i];
            lines += report.Scenes[i].Lines;
            smoothed += rhythm.SmoothedNinths;
            said += rhythm.DialogueLines;
            filled += rhythm.DialogueLines + rhythm.ActionLines;
        }

        var width = (double)lines / total * Width;
        var height = (double)lines / scenes / tallest * Height;
        var dialogue = height * said / Math.Max(1, filled);
        var inner = Math.Max(0.4, width - (scenes == 1 ? 1 : 0));
        var scene = report.Scenes[from];
        var links = from < Links.MostScenes;
        if (links)
            html.Add($"<a href=\"#s{from}\"><title>{scene.Label}  {scene.Heading}, {scene.Length.ToString()}</title>");
        html.Add($"<rect class=\"act\" x=\"{x}\" y=\"{Height - height}\" width=\"{inner}\" height=\"{height - dialogue}\"/><rect class=\"bar\" x=\"{x}\" y=\"{Height - dialogue}\" width=\"{inner}\" height=\"{dialogue}\"/>");
        html.Raw(links ? "</a>\n" : "\n");
        line.Append(line.Length == 0 ? 'M' : 'L').Append(Html.Point(x + width / 2)).Append(' ').Append(Html.Point(Height - smoothed / 9.0 / scenes / tallest * Height));
        return width;
    }

    private static void WriteMarks(Html html, ScriptReport report, int total)
    {
        double before = 0, last = -200;
        var page = 0;
        foreach (var scene in report.Scenes)
        {
            var x = before / total * Width;
            if (scene.At.Page >= page + 10 && x - last > 75)
            {
                html.Add($"<text x=\"{x}\" y=\"{Height + 16}\" text-anchor=\"middle\">p. {scene.At.Page}</text>");
                (page, last) = (scene.At.Page, x);
            }

            before += scene.Lines;
        }
    }
}
