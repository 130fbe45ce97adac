using Throughline.Drafts.Changes;
using Throughline.Reports;

namespace Throughline.Drafts.Web;

/// <summary>
/// What changed between two drafts as one page to read: the news, the map of scenes, a chapter for each department, and the
/// script with every change marked. It needs no script, no fonts and no network, is set for light and dark, and prints.
/// </summary>
public static class DiffHtml
{
    /// <summary>The sheet of all that is drawn in this room.</summary>
    public static string Styles { get; } = HtmlReport.Sheet(typeof(DiffHtml), "diff");

    /// <summary>Writes the page as UTF-8.</summary>
    /// <param name="match">The drafts.</param>
    /// <param name="report">What the match means for the departments.</param>
    public static byte[] Write(DraftMatch match, ChangeReport report) => Draw(match, report).ToPage();

    /// <summary>Draws it.</summary>
    /// <param name="match">The drafts.</param>
    /// <param name="report">What the match means for the departments.</param>
    public static HtmlReport Draw(DraftMatch match, ChangeReport report)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(report);
        var pages = new DraftPages(match);
        var page = new Html();
        page.Raw("<header>\n<p class=\"kicker\">What changed</p>\n<h1 dir=\"auto\">").Text(report.Title).Raw("</h1>\n<p class=\"drafts\"><span dir=\"auto\">").Text(report.From)
            .Raw("</span> <span aria-label=\"to\">→</span> <span dir=\"auto\">").Text(report.To).Raw("</span></p>\n</header>\n");
        WriteLede(page, report);
        SceneMap.Write(page, pages);
        DepartmentChapters.Write(page, report);
        page.Raw("<div class=\"script\">\n");
        SceneIndex.Write(page, pages);
        ScriptChapter.Write(page, pages);
        page.Raw("</div>\n<footer><p>Matched by Throughline on the text alone. A line is the same line when it keeps its words or its place among lines that stayed; where that is a guess, it is marked with a question mark. Pages are those of the layout.</p></footer>\n");
        return Drawn(page, report.Title, "what changed");
    }

    /// <summary>What was drawn, with the styles of this room.</summary>
    internal static HtmlReport Drawn(Html page, string title, string what) => new(title, what, Styles, page.Rules, page.ToString());

    // What a department says stands in its chapter, right below.
    private static void WriteLede(Html page, ChangeReport report)
    {
        page.Raw("<section class=\"news\" aria-label=\"The news\">\n<p class=\"lede\">");
        Sentence.Write(page, string.Join(' ', report.Lede.Take(2)));
        page.Raw("</p>\n");
        foreach (var sentence in report.Lede.Skip(2).Except(report.Departments.SelectMany(department => department.Summary), StringComparer.Ordinal))
        {
            page.Raw("<p dir=\"auto\">");
            Sentence.Write(page, sentence);
            page.Raw("</p>\n");
        }

        page.Raw("</section>\n");
    }
}
