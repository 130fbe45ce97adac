using Throughline.Screenplays.Layout;

namespace Throughline.Story.Web;

/// <summary>Acts or candidates, and the rhythm of scenes.</summary>
internal static class ShapeChapter
{
    private const int Width = 720;
    private const int Height = 190;

    public static void Write(Html html, ScriptReport report)
    {
        if (report.Scenes.IsEmpty)
            return;
        html.Raw("<section>\n<h2>Shape</h2>\n<p class=\"note\">Each bar is a scene: as wide as its share of the script, as tall as its length. The line is the same, smoothed over five scenes.</p>\n");
        WriteRhythm(html, report);
        if (!report.Shape.Sections.IsEmpty)
            WriteSections(html, report);
        else if (!report.Shape.Candidates.IsEmpty)
            WriteCandidates(html, report);
        WriteSpeeches(html, report);
        html.Raw("</section>\n");
    }

    private static void WriteRhythm(Html html, ScriptReport report)
    {
        var total = 0;
        var tallest = PageMap.LinesPerPage;
        foreach (var scene in report.Scenes)
        {
            total += scene.Lines;
            tallest = Math.Max(tallest, scene.Lines);
        }

        html.Add($"<figure>\n<svg viewBox=\"0 0 {Width + 40} {Height + 24}\" role=\"img\" aria-labelledby=\"rt rd\"><title id=\"rt\">Length of scenes in order</title><desc id=\"rd\">{report.Scenes.Length} scenes; the middle one is {report.Rhythm.MedianSceneLines} lines, the longest {tallest} lines or less.</desc>\n");
        for (var page = 1; page * PageMap.LinesPerPage <= tallest; page++)
        {
            var y = Height - (double)page * PageMap.LinesPerPage / tallest * Height;
            html.Add($"<line class=\"axis\" x1=\"0\" x2=\"{Width}\" y1=\"{y}\" y2=\"{y}\"/><text x=\"{Width + 6}\" y=\"{y + 4}\">{page} p.</text>");
        }

        var line = new System.Text.StringBuilder();
        var x = 0.0;
        foreach (var scene in report.Scenes)
        {
            var rhythm = report.Rhythm.Scenes[scene.Index];
            var width = (double)scene.Lines / total * Width;
            var height = (double)scene.Lines / tallest * Height;
            var filled = Math.Max(1, rhythm.DialogueLines + rhythm.ActionLines);
            var dialogue = height * rhythm.DialogueLines / filled;
            var inner = Math.Max(0.4, width - 1);
            html.Add($"<a href=\"#s{scene.Index}\"><title>{scene.Label}  {scene.Heading}, {scene.Length.ToString()}</title><rect class=\"act\" x=\"{x}\" y=\"{Height - height}\" width=\"{inner}\" height=\"{height - dialogue}\"/><rect class=\"bar\" x=\"{x}\" y=\"{Height - dialogue}\" width=\"{inner}\" height=\"{dialogue}\"/></a>\n");
            line.Append(line.Length == 0 ? 'M' : 'L').Append(Html.Point(x + width / 2)).Append(' ').Append(Html.Point(Height - rhythm.SmoothedNinths / 9.0 / tallest * Height));
            x += width;
        }

        html.Add($"<path class=\"line\" d=\"{line.ToString()}\"/><line class=\"axis\" x1=\"0\" x2=\"{Width}\" y1=\"{Height}\" y2=\"{Height}\"/>");
        WriteMarks(html, report, total);
        html.Raw("</svg>\n<ul class=\"key\"><li><i class=\"k0\"></i>dialogue</li><li><i class=\"k7\"></i>action</li><li><i class=\"kl\"></i>smoothed</li></ul>\n</figure>\n");
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

    private static void WriteSections(Html html, ScriptReport report)
    {
        html.Raw("<h3>As you marked it</h3>\n<table><thead><tr><th scope=\"col\">Section</th><th scope=\"col\" class=\"n\">Page</th><th scope=\"col\" class=\"n opt\">Line</th><th scope=\"col\" class=\"n\">Scenes</th><th scope=\"col\" class=\"n\">Pages</th></tr></thead><tbody>\n");
        foreach (var section in report.Shape.Sections)
            html.Add($"<tr class=\"d{section.Depth}\"><td dir=\"auto\">{section.Title}</td><td class=\"n\">{section.At.Page}</td><td class=\"n opt\">{section.At.Line}</td><td class=\"n\">{section.Scenes}</td><td class=\"n\">{section.Length.ToString()}</td></tr>\n");
        html.Raw("</tbody></table>\n");
    }

    private static void WriteCandidates(Html html, ScriptReport report)
    {
        html.Raw("<h3>Where it may turn</h3>\n<p class=\"note\">You marked no acts. These are candidates only: the scenes where people, places and pace change most at once, with the evidence. What a scene means, the page does not tell.</p>\n<table><thead><tr><th scope=\"col\">Scene</th><th scope=\"col\" class=\"n\">Page</th><th scope=\"col\" class=\"n\">Way in</th><th scope=\"col\" class=\"n\">People</th><th scope=\"col\" class=\"n\">Places</th><th scope=\"col\" class=\"n\">Pace</th></tr></thead><tbody>\n");
        foreach (var point in report.Shape.Candidates)
        {
            var scene = report.Scenes[point.Scene];
            html.Raw("<tr><td dir=\"auto\">");
            SceneChapter.Link(html, scene, scene.Label + " ");
            html.Text(scene.Heading);
            if (!point.Arrivals.IsEmpty)
                html.Add($"<br><small class=\"note\">first heard here: {string.Join(", ", point.Arrivals)}</small>");
            html.Add($"</td><td class=\"n\">{scene.At.Page}</td><td class=\"n\">{Prose.Percent(point.Position, 1000)}</td><td class=\"n\">{Change(point.CastChange)}</td><td class=\"n\">{Change(point.PlaceChange)}</td><td class=\"n\">{Change(point.RhythmChange)}</td></tr>\n");
        }

        html.Raw("</tbody></table>\n<p class=\"how\">People, places: how much of those in the three scenes before and after is not shared. Pace: how much longer or shorter the scenes become.</p>\n");
    }

    private static string Change(double change) => Prose.Percent((int)Math.Round(change * 1000, MidpointRounding.AwayFromZero), 1000);

    private static void WriteSpeeches(Html html, ScriptReport report)
    {
        if (report.Extent.Speeches == 0)
            return;
        var rhythm = report.Rhythm;
        html.Add($"<h3>How long people speak</h3>\n<p>Half of the speeches have {rhythm.MedianSpeechWords} words or fewer; half of the scenes, {rhythm.MedianSceneLines} lines or fewer. Dialogue fills {Prose.Percent(rhythm.DialogueLines, rhythm.DialogueLines + rhythm.ActionLines)} of the written lines.</p>\n<table><thead><tr><th scope=\"col\">Words in the speech</th><th scope=\"col\" class=\"n\">Speeches</th><th scope=\"col\" class=\"strip\"></th></tr></thead><tbody>\n");
        foreach (var lengths in rhythm.SpeechLengths)
            html.Add($"<tr><th scope=\"row\">{Prose.Name(lengths)}</th><td class=\"n\">{lengths.Speeches}</td><td class=\"strip\">").Bar(lengths.Speeches, report.Extent.Speeches).Raw("</td></tr>\n");
        html.Raw("</tbody></table>\n<p>The longest: ");
        for (var i = 0; i < rhythm.LongestSpeeches.Length; i++)
        {
            var speech = rhythm.LongestSpeeches[i];
            html.Add($"{(i == 0 ? "" : "; ")}<bdi>{report.NameOf(speech)}</bdi>, {speech.Words} words, page {speech.At.Page}");
            if (speech.Scene >= 0)
                SceneChapter.Link(html.Raw(" (scene "), report.Scenes[speech.Scene]).Raw(")");
        }

        html.Raw(".</p>\n");
    }
}
