using Throughline.Reports;

namespace Throughline.Story.Web;

/// <summary>Acts or candidates, the rhythm of scenes, the lengths of speeches.</summary>
internal static class ShapeChapter
{
    private const int MostSections = 200;

    public static void Write(Html html, ScriptReport report)
    {
        if (report.Scenes.IsEmpty && report.Shape.Sections.IsEmpty && report.Extent.DialogueWords == 0)
            return;
        html.Raw("<section id=\"shape\">\n<h2>Shape</h2>\n");
        if (!report.Scenes.IsEmpty)
            RhythmChart.Write(html, report);
        if (!report.Shape.Sections.IsEmpty)
            WriteSections(html, report);
        else if (!report.Shape.Candidates.IsEmpty)
            WriteCandidates(html, report);
        WriteSpeeches(html, report);
        html.Raw("</section>\n");
    }

    private static void WriteSections(Html html, ScriptReport report)
    {
        html.Raw("<h3>As you marked it</h3>\n<div class=\"wide\"><table><thead><tr><th scope=\"col\">Section</th><th scope=\"col\" class=\"n\">Page</th><th scope=\"col\" class=\"n\">Line</th><th scope=\"col\" class=\"n\">Scenes</th><th scope=\"col\" class=\"n\">Pages</th></tr></thead><tbody>\n");
        for (var i = 0; i < Math.Min(MostSections, report.Shape.Sections.Length); i++)
        {
            var section = report.Shape.Sections[i];
            html.Add($"<tr class=\"d{section.Depth}\"><td dir=\"auto\">{section.Title}</td><td class=\"n\">{section.At.Page}</td><td class=\"n\">").Line(section.At).Raw("</td><td class=\"n\">");
            if (section.Scenes.IsEmpty)
                html.Raw("0");
            else
                html.Scene(report.Scenes[section.Scenes[0]], Html.Count(section.Scenes.Length));
            html.Add($"</td><td class=\"n\">{section.Length.ToString()}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        if (report.Shape.Sections.Length > MostSections)
            html.Add($"<p class=\"note\">And {report.Shape.Sections.Length - MostSections} more sections.</p>\n");
        html.Raw("<p class=\"how\">Scenes that play in it, wholly or in part, from the first, to which the number leads; pages from its mark to the next of its rank.</p>\n");
    }

    private static void WriteCandidates(Html html, ScriptReport report)
    {
        html.Raw("<h3>Where it may turn</h3>\n<p class=\"note\">You marked no acts. These are candidates only: the scenes where people, places and pace change most at once, with the evidence. What a scene means, the page does not tell.</p>\n<div class=\"wide\"><table><thead><tr><th scope=\"col\">Scene</th><th scope=\"col\" class=\"n\">Page</th><th scope=\"col\" class=\"n\">Way in</th><th scope=\"col\" class=\"n\">People</th><th scope=\"col\" class=\"n\">Places</th><th scope=\"col\" class=\"n\">Pace</th></tr></thead><tbody>\n");
        foreach (var point in report.Shape.Candidates)
        {
            var scene = report.Scenes[point.Scene];
            html.Raw("<tr><td dir=\"auto\">");
            html.Scene(scene, scene.Label + " ");
            html.Text(scene.Heading);
            if (!point.Arrivals.IsEmpty)
                html.Add($"<br><small class=\"note\">first heard in it: {string.Join(", ", point.Arrivals)}</small>");
            html.Add($"</td><td class=\"n\">").Line(scene.At, Html.Count(scene.At.Page)).Add($"</td><td class=\"n\">{Prose.Percent(point.Position, 1000)}</td><td class=\"n\">{Change(point.CastChange)}</td><td class=\"n\">{Change(point.PlaceChange)}</td><td class=\"n\">{Change(point.RhythmChange)}</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n<p class=\"how\">People, places: how much of those in the three scenes before and after is not shared. Pace: how much longer or shorter the scenes become.</p>\n");
    }

    private static string Change(double change) => Prose.Percent((int)Math.Round(change * 1000, MidpointRounding.AwayFromZero), 1000);

    private static void WriteSpeeches(Html html, ScriptReport report)
    {
        if (report.Extent.DialogueWords == 0)
            return;
        var rhythm = report.Rhythm;
        html.Add($"<h3>How long people speak</h3>\n<p>Half of the speeches have {rhythm.MedianSpeechWords} words or fewer");
        if (!report.Scenes.IsEmpty)
            html.Add($"; half of the <a href=\"#scenes\">scenes</a>, {rhythm.MedianSceneLines} lines or fewer. Dialogue fills {Prose.Percent(rhythm.DialogueLines, rhythm.DialogueLines + rhythm.ActionLines)} of the written lines");
        html.Raw(".</p>\n<table><thead><tr><th scope=\"col\">Words in the speech</th><th scope=\"col\" class=\"n\">Speeches</th><td class=\"strip\"></td></tr></thead><tbody>\n");
        for (var i = 0; i < rhythm.SpeechLengths.Length; i++)
        {
            var lengths = rhythm.SpeechLengths[i];
            html.Add($"<tr><th scope=\"row\">{Prose.Name(lengths)}</th><td class=\"n\">");
            if (lengths.Speeches == 0)
                html.Raw("0");
            else
                html.Add($"<a href=\"#k{i}\">{Html.Count(lengths.Speeches)}</a>");
            html.Raw("</td><td class=\"strip\">").Bar(lengths.Speeches, report.Extent.Speeches).Raw("</td></tr>\n");
        }

        html.Raw("</tbody></table>\n<p>The longest: ");
        for (var i = 0; i < rhythm.LongestSpeeches.Length; i++)
        {
            var speech = rhythm.LongestSpeeches[i];
            html.Add($"{(i == 0 ? "" : "; ")}<bdi>{speech.Name}</bdi>, {speech.Words} words, page {speech.At.Page}, line ").Line(speech.At);
        }

        html.Raw(".</p>\n");
    }
}
