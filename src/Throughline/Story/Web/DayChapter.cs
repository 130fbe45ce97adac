using Throughline.Reports;

namespace Throughline.Story.Web;

/// <summary>The days of the story on a line, and where they are in doubt.</summary>
internal static class DayChapter
{
    private const int Width = 720;
    private const int MostDoubts = 60;
    private const int MostBars = 1440;

    public static void Write(Html html, ScriptReport report)
    {
        var days = report.Days;
        if (days.Days.IsEmpty)
            return;
        html.Add($"<section id=\"days\">\n<h2>Days</h2>\n<p>The headings make {days.Days.Length} {(days.Days.Length == 1 ? "day" : "days")} of story{(days.OutOfTime.IsEmpty ? "" : ", with some scenes out of time")}. <span class=\"note\">A day ends where the clock of the headings runs backwards, or one says so.</span></p>\n");
        WriteLine(html, report);
        if (!days.Doubts.IsEmpty)
        {
            html.Raw("<h3>Doubtful spots</h3>\n<ul class=\"doubts\">\n");
            for (var i = 0; i < Math.Min(MostDoubts, days.Doubts.Length); i++)
            {
                var doubt = days.Doubts[i];
                var scene = report.Scenes[doubt.Scene];
                html.Raw("<li>").Scene(scene, "Scene " + scene.Label).Add($", page {scene.At.Page}, line ").Line(scene.At).Add($": <bdi>{scene.Heading}</bdi>. {doubt.Reason}</li>\n");
            }

            html.Raw("</ul>\n");
            if (days.Doubts.Length > MostDoubts)
                html.Add($"<p class=\"note\">And {days.Doubts.Length - MostDoubts} more.</p>\n");
        }

        if (!days.OutOfTime.IsEmpty)
            html.Raw("<p class=\"how\">Out of time, by their headings: scenes ").Scenes(report, days.OutOfTime).Raw(".</p>\n");
        html.Raw("</section>\n");
    }

    private static void WriteLine(Html html, ScriptReport report)
    {
        var depth = Math.Max(1, report.Extent.Lines);
        var lightOf = new Light[report.Scenes.Length];
        foreach (var cell in report.Settings.Cells)
        {
            foreach (var scene in cell.Scenes)
                lightOf[scene] = cell.Light;
        }

        html.Add($"<figure>\n<svg viewBox=\"0 0 {Width} 58\" role=\"group\" aria-labelledby=\"dt dd\"><title id=\"dt\">Days of the story</title><desc id=\"dd\">{report.Days.Days.Length} days along the script, each scene in the colour of its light.</desc>\n");
        var each = (report.Scenes.Length + MostBars - 1) / MostBars;
        for (var i = 0; i < report.Scenes.Length; i += each)
        {
            var scene = report.Scenes[i];
            var end = i + each < report.Scenes.Length ? report.Scenes[i + each].Depth : scene.Depth + scene.Lines;
            var style = lightOf[scene.Index] switch { Light.Day => "day", Light.Night => "night", Light.DawnOrDusk => "dusk", _ => "none" };
            var bar = i < Links.MostScenes;
            if (bar)
                html.Add($"<a href=\"#s{scene.Index}\"><title>{scene.Label}  {scene.Heading}</title>");
            html.Add($"<rect class=\"{style}\" x=\"{(double)scene.Depth / depth * Width}\" y=\"16\" width=\"{Math.Max(0.8, (double)(each == 1 ? scene.Lines : end - scene.Depth) / depth * Width)}\" height=\"24\"/>");
            html.Raw(bar ? "</a>\n" : "\n");
        }

        double last = -30, mark = -1;
        foreach (var day in report.Days.Days)
        {
            var x = (double)report.Scenes[day.Scenes[0]].Depth / depth * Width;
            if (x - mark < 0.5)
                continue;
            mark = x;
            html.Add($"<line stroke=\"currentColor\" x1=\"{x}\" x2=\"{x}\" y1=\"10\" y2=\"46\"/>");
            if (x - last >= 18)
            {
                html.Add($"<text x=\"{x + 3}\" y=\"10\">{day.Number}</text>");
                last = x;
            }
        }

        html.Raw("</svg>\n<ul class=\"key\"><li><i class=\"k2\"></i>day</li><li><i class=\"k1\"></i>night</li><li><i class=\"k5\"></i>dawn or dusk</li><li><i class=\"k7\"></i>not stated</li></ul>\n</figure>\n");
    }
}
