using System.Text;
using Throughline.Reports;

namespace Throughline.Story.Web;

/// <summary>Who speaks, how much, when; and who does not.</summary>
internal static class PeopleChapter
{
    private const int Width = 720;
    private const int Height = 220;
    private const int Most = 24;
    private const int MostNamed = 200;
    private const int MostSilent = 60;
    private const int MostMentions = 8;

    public static void Write(Html html, ScriptReport report)
    {
        html.Raw("<section id=\"people\">\n<h2>People</h2>\n");
        WriteStream(html, report);
        WriteTable(html, report);
        WriteSilence(html, report);
        html.Raw("</section>\n");
    }

    private static void WriteStream(Html html, ScriptReport report)
    {
        var share = report.Share;
        if (share.Stretches < 3 || report.Extent.DialogueWords == 0)
            return;
        var top = new int[share.Stretches];
        var tallest = 1;
        foreach (var band in share.Bands)
        {
            for (var i = 0; i < top.Length; i++)
                tallest = Math.Max(tallest, top[i] += band.Words[i]);
        }

        html.Add($"<p class=\"note\">Who holds the dialogue from the first page to the last: the thicker, the more words.</p>\n<figure>\n<svg viewBox=\"0 0 {Width} {Height + 20}\" role=\"img\" aria-labelledby=\"st sd\"><title id=\"st\">Words spoken along the script</title><desc id=\"sd\">One band for each of those who speak most. The table below has the sums.</desc>\n");
        var lower = new double[share.Stretches];
        for (var i = 0; i < lower.Length; i++)
            lower[i] = (Height + (double)top[i] / tallest * Height) / 2;
        for (var b = 0; b < share.Bands.Length; b++)
        {
            var upper = new double[lower.Length];
            for (var i = 0; i < lower.Length; i++)
                upper[i] = lower[i] - (double)share.Bands[b].Words[i] / tallest * Height;
            html.Add($"<path class=\"f{b}\" d=\"{Band(upper, lower)}\"><title>{share.Bands[b].Name ?? "everybody else"}</title></path>\n");
            lower = upper;
        }

        for (var quarter = 0; quarter <= 4; quarter++)
        {
            var page = Math.Max(1, (report.Extent.Pages * quarter + 2) / 4);
            html.Add($"<text x=\"{Width * quarter / 4}\" y=\"{Height + 16}\" text-anchor=\"{(quarter == 0 ? "start" : quarter == 4 ? "end" : "middle")}\">p. {page}</text>");
        }

        html.Raw("</svg>\n<ul class=\"key\">");
        for (var b = 0; b < share.Bands.Length; b++)
            html.Add($"<li><i class=\"k{b}\"></i><bdi class=\"name\">{share.Bands[b].Name ?? "everybody else"}</bdi></li>");
        html.Raw("</ul>\n</figure>\n");
    }

    // Curves through the middle of each stretch, level at both ends of a step.
    private static string Band(double[] upper, double[] lower)
    {
        var path = new StringBuilder();
        var step = (double)Width / upper.Length;
        Curve(path, upper, step, false);
        Curve(path, lower, step, true);
        return path.Append('Z').ToString();
    }

    private static void Curve(StringBuilder path, double[] y, double step, bool back)
    {
        for (var k = 0; k < y.Length; k++)
        {
            var i = back ? y.Length - 1 - k : k;
            var x = y.Length == 1 ? 0 : (double)i / (y.Length - 1) * Width;
            if (k == 0)
            {
                path.Append(back ? 'L' : 'M').Append(Html.Point(x)).Append(' ').Append(Html.Point(y[i]));
                continue;
            }

            var from = back ? i + 1 : i - 1;
            var middle = x + (back ? step : -step) / 2;
            path.Append('C').Append(Html.Point(middle)).Append(' ').Append(Html.Point(y[from])).Append(' ').Append(Html.Point(middle)).Append(' ').Append(Html.Point(y[i])).Append(' ').Append(Html.Point(x)).Append(' ').Append(Html.Point(y[i]));
        }
    }

    private static void WriteTable(Html html, ScriptReport report)
    {
        html.Raw("<div class=\"wide\"><table class=\"people\"><thead><tr><th scope=\"col\">Name</th><th scope=\"col\" class=\"n\">Words</th><th scope=\"col\" class=\"n\">Speeches</th><th scope=\"col\" class=\"n\">Scenes</th><th scope=\"col\" class=\"n\">Speaks, pages</th><th scope=\"col\" class=\"strip\">Presence</th><th scope=\"col\" class=\"n\">Longest away</th></tr></thead><tbody>\n");
        for (var i = 0; i < Math.Min(Most, report.People.Length); i++)
            WriteRow(html, report, report.People[i]);
        html.Raw("</tbody></table></div>\n");
        if (report.People.Length > Most)
        {
            html.Add($"<p class=\"note\">And {report.People.Length - Most} more: ");
            for (var i = Most; i < Math.Min(MostNamed, report.People.Length); i++)
            {
                html.Add($"{(i == Most ? "" : ", ")}<bdi>{report.People[i].Name}</bdi> ");
                if (EvidenceChapter.Has(i))
                    html.Add($"<a href=\"#p{report.People[i].Order}\">{report.People[i].Words}</a>");
                else
                    html.Add($"{report.People[i].Words}");
            }

            html.Raw(report.People.Length > MostNamed ? " words, and others.</p>\n" : " words.</p>\n");
        }

        if (!report.Groups.IsEmpty)
        {
            html.Raw("<p class=\"note\">Together or as a crowd: ");
            for (var i = 0; i < Math.Min(Most, report.Groups.Length); i++)
                html.Add($"{(i == 0 ? "" : ", ")}<bdi>{report.Groups[i].Name}</bdi>, ").Line(report.Groups[i].First, $"{report.Groups[i].Words} {(report.Groups[i].Words == 1 ? "word" : "words")}");
            html.Raw(".</p>\n");
        }

        html.Raw("<p class=\"how\">Words, speeches, scenes: what they say themselves, and what they say with others, which counts for each of them. Pages: of their first and last speech. Presence: tall where they speak, low where they are there and silent. Longest away: pages between two scenes with them, from the scene it links to.</p>\n");
    }

    private static void WriteRow(Html html, ScriptReport report, Person person)
    {
        html.Add($"<tr><th scope=\"row\" class=\"name\" dir=\"auto\">{person.Name}</th><td class=\"n\"><a href=\"#p{person.Order}\">{Html.Count(person.Words)}</a></td><td class=\"n\"><a href=\"#p{person.Order}\">{Html.Count(person.Speeches)}</a></td><td class=\"n\"><a href=\"#p{person.Order}\">{Html.Count(person.SpeakingScenes.Length)}</a></td><td class=\"n\">").Line(person.First, Html.Count(person.First.Page));
        if (person.First.Page != person.Last.Page)
            html.Raw("–").Line(person.Last, Html.Count(person.Last.Page));
        html.Raw("</td><td class=\"strip\">").Strip(person, report).Raw("</td><td class=\"n\">");
        if (person.Absence is { } away)
            html.Scene(report.Scenes[away.After], away.Length.ToString());
        html.Raw("</td></tr>\n");
    }

    private static void WriteSilence(Html html, ScriptReport report)
    {
        var silent = report.People.Where(p => !p.SilentScenes.IsEmpty).ToList();
        if (silent.Count > 0)
            html.Raw("<h3>There, and silent</h3>\n<p class=\"note\">Scenes in which they say nothing and a sentence of the action begins with them. They may still be elsewhere: look before you trust.</p>\n<ul class=\"doubts\">\n");
        for (var i = 0; i < Math.Min(MostSilent, silent.Count); i++)
            html.Add($"<li class=\"pair\"><bdi class=\"name\">{silent[i].Name}</bdi><span>").Scenes(report, silent[i].SilentScenes).Raw("</span></li>\n");
        if (silent.Count > 0)
            html.Raw("</ul>\n");
        More(html, silent.Count);
        if (report.Uncued.IsEmpty)
            return;
        html.Raw("<h3>Introduced, and never heard</h3>\n<ul class=\"doubts\">\n");
        for (var i = 0; i < Math.Min(MostSilent, report.Uncued.Length); i++)
        {
            var name = report.Uncued[i];
            html.Add($"<li class=\"pair\"><bdi class=\"name\">{name.Name}</bdi><span>{Why(name.Reason)}: page {name.Mentions[0].Page}, {(name.Mentions.Length == 1 ? "line" : "lines")} ").Lines(name.Mentions, MostMentions).Raw("</span></li>\n");
        }

        html.Raw("</ul>\n");
        More(html, report.Uncued.Length);
    }

    private static void More(Html html, int count)
    {
        if (count > MostSilent)
            html.Add($"<p class=\"note\">And {count - MostSilent} more.</p>\n");
    }

    private static string Why(UncuedReason reason) => reason switch
    {
        UncuedReason.Age => "with an age",
        UncuedReason.PersonWord => "a word for a person",
        _ => "named again later",
    };
}
