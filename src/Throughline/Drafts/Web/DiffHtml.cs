using System.Text;
using Throughline.Drafts.Changes;
using Throughline.Reports;

namespace Throughline.Drafts.Web;

/// <summary>
/// What changed between two drafts as one page to read: the news, the map of scenes, a chapter for each department, and the
/// script with every change marked. It needs no script, no fonts and no network, is set for light and dark, and prints.
/// </summary>
public static class DiffHtml
{
    /// <summary>Writes the page as UTF-8.</summary>
    /// <param name="match">The drafts.</param>
    /// <param name="report">What the match means for the departments.</param>
    public static byte[] Write(DraftMatch match, ChangeReport report)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(report);
        var pages = new DraftPages(match);
        var page = new Html();
        Open(page, report.Title, "what changed");
        page.Raw("<main>\n<header>\n<p class=\"kicker\">What changed</p>\n<h1 dir=\"auto\">").Text(report.Title).Raw("</h1>\n<p class=\"drafts\"><span dir=\"auto\">").Text(report.From)
            .Raw("</span> <span aria-label=\"to\">→</span> <span dir=\"auto\">").Text(report.To).Raw("</span></p>\n</header>\n");
        WriteLede(page, report);
        SceneMap.Write(page, pages);
        DepartmentChapters.Write(page, report);
        page.Raw("<div class=\"script\">\n");
        SceneIndex.Write(page, pages);
        ScriptChapter.Write(page, pages);
        page.Raw("</div>\n<footer><p>Matched by Throughline on the text alone. A line is the same line when it keeps its words or its place among lines that stayed; where that is a guess, it is marked with a question mark. Pages are those of the layout.</p></footer>\n</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    /// <summary>Begins a page of this room: head, styles, body.</summary>
    internal static void Open(Html page, string title, string what)
    {
        page.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
            .Text(title).Raw(": ").Raw(what).Raw("</title>\n<style>\n").Raw(ReadStyles()).Raw("</style>\n</head>\n<body>\n");
    }

    private static void WriteLede(Html page, ChangeReport report)
    {
        page.Raw("<section class=\"news\" aria-label=\"The news\">\n<p class=\"lede\">").Text(report.Lede[0]);
        if (report.Lede.Length > 1)
            page.Raw(" ").Text(report.Lede[1]);
        page.Raw("</p>\n");
        if (report.Lede.Length > 2)
        {
            page.Raw("<ul>\n");
            foreach (var sentence in report.Lede.Skip(2))
                page.Raw("<li dir=\"auto\">").Text(sentence).Raw("</li>\n");
            page.Raw("</ul>\n");
        }

        page.Raw("</section>\n");
    }

    private static string ReadStyles()
    {
        using var reader = new StreamReader(typeof(DiffHtml).Assembly.GetManifestResourceStream("Throughline.Drafts.Web.diff.css")!);
        return reader.ReadToEnd();
    }
}
