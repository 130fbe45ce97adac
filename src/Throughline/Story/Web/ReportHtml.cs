using Throughline.Reports;
using Throughline.Screenplays.Layout;

namespace Throughline.Story.Web;

/// <summary>A report as one web page that needs nothing else: no script, no fonts, no network. Prints as a small book.</summary>
public static class ReportHtml
{
    /// <summary>The sheet of all that is drawn here.</summary>
    public static string Styles { get; } = HtmlReport.Sheet(typeof(ReportHtml), "report");

    /// <summary>Writes the page as UTF-8.</summary>
    public static byte[] Write(ScriptReport report) => Draw(report).ToPage();

    /// <summary>Draws it.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="page">Where the lines of the script are, for a link to line 12 followed by <c>12</c>; null to put the script at the end.</param>
    public static HtmlReport Draw(ScriptReport report, string? page = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var html = new Html { ScriptAddress = page };
        WriteTitle(html, report);
        WriteExtent(html, report);
        ShapeChapter.Write(html, report);
        if (!report.People.IsEmpty || !report.Uncued.IsEmpty)
        {
            PeopleChapter.Write(html, report);
            ConversationChapter.Write(html, report);
            VoiceChapter.Write(html, report);
        }

        PlaceChapter.Write(html, report);
        DayChapter.Write(html, report);
        SceneChapter.Write(html, report);
        EvidenceChapter.Write(html, report);
        if (page is null)
            ScriptChapter.Write(html, report);
        WriteColophon(html, report);
        return new HtmlReport(report.Title, "a reading", Styles, html.Rules, html.ToString());
    }

    private static void WriteTitle(Html html, ScriptReport report)
    {
        html.Add($"<header>\n<h1 dir=\"auto\">{report.Title}</h1>\n");
        if (report.Author is { Length: > 0 } author)
            html.Add($"<p class=\"by\" dir=\"auto\">by {author}</p>\n");
        if (report.Draft is { Length: > 0 } draft)
            html.Add($"<p class=\"draft\" dir=\"auto\">{draft}</p>\n");
        html.Raw("<p class=\"orn\" aria-hidden=\"true\">❦</p>\n</header>\n");
    }

    private static void WriteExtent(Html html, ScriptReport report)
    {
        html.Add($"<p class=\"lede\">{Prose.Lede(report)}</p>\n");
        var extent = report.Extent;
        if (extent.Pages == 0)
            return;
        html.Raw("<dl class=\"facts\">\n");
        Fact(html, extent.Pages == 1 ? "page" : "pages", Html.Count(extent.Pages), "script");
        Fact(html, extent.Minutes == 1 ? "minute, about" : "minutes, about", Html.Count(extent.Minutes), null);
        if (extent.Scenes > 0)
        {
            Fact(html, extent.Scenes == 1 ? "scene" : "scenes", Html.Count(extent.Scenes), "scenes");
            Fact(html, "sum of scenes, in pages", extent.SumOfScenes.ToString(), "scenes");
        }

        Fact(html, extent.Speeches == 1 ? "speech" : "speeches", Html.Count(extent.Speeches), report.People.IsEmpty ? null : "people");
        Fact(html, "words spoken", Html.Count(extent.DialogueWords), report.People.IsEmpty ? null : "people");
        Fact(html, "words of action", Html.Count(extent.ActionWords), "script");
        Fact(html, "people who speak", Html.Count(report.People.Length), report.People.IsEmpty ? null : "people");
        html.Add($"</dl>\n<p class=\"how\">Running time: {Extent.Basis}. Every scene is rounded up to an eighth of a page, so that the scenes together usually come to more than the pages.</p>\n");
    }

    private static void Fact(Html html, string term, string value, string? chapter)
    {
        html.Add($"<div><dt>{term}</dt><dd>");
        if (chapter is null)
            html.Add($"{value}</dd></div>\n");
        else if (chapter == "script" && html.ScriptAddress is { } script)
            html.Add($"<a href=\"{script}1\">{value}</a></dd></div>\n");
        else
            html.Add($"<a href=\"#{chapter}\">{value}</a></dd></div>\n");
    }

    private static void WriteColophon(Html html, ScriptReport report) =>
        html.Add($"<footer class=\"how\">\n<p>Measured by Throughline on the text alone; no model has read it. Pages are laid out in 12-point Courier, in the script\u2019s own page style or else Final Draft\u2019s, and eighths are of the page that is printed. Words are counted as runs of letters; of Chinese and Japanese, every character. {(report.Voices.CommonWords > 0 ? $"Delta: Burrows 2002, over the {report.Voices.CommonWords} commonest words of the dialogue. Own words: log-odds with an informative Dirichlet prior, Monroe, Colaresi and Quinn 2008." : "")}</p>\n</footer>\n");
}
