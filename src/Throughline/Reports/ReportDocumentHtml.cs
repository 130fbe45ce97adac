namespace Throughline.Reports;

/// <summary>Draws a report as one page of HTML that needs nothing else and prints well.</summary>
public static class ReportDocumentHtml
{
    /// <summary>The sheet of all that is drawn here.</summary>
    public static string Styles { get; } = HtmlReport.Sheet(typeof(ReportDocumentHtml), "report-document");

    /// <summary>Writes it in UTF-8.</summary>
    public static byte[] Write(ReportDocument report) => Draw(report).ToPage();

    /// <summary>Draws it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="rows">What the address of a row that has one begins with; the first cell then leads there. Null for a page that leads nowhere.</param>
    public static HtmlReport Draw(ReportDocument report, string? rows = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var html = new Html { ScriptAddress = rows };
        html.Add($"<header>\n<h1 dir=\"auto\">{report.Title}</h1>\n<p class=\"sub\">{report.Subtitle}</p>\n<nav aria-label=\"Chapters\">");
        foreach (var chapter in report.Parts.OfType<ReportChapter>())
            html.Add($"<a href=\"#{chapter.Id}\">{chapter.Title}</a>");
        html.Raw("</nav>\n</header>\n");
        var isOpen = false;
        foreach (var part in report.Parts)
        {
            if (part is ReportChapter)
            {
                html.Raw(isOpen ? "</section>\n" : "");
                isOpen = true;
            }

            Write(html, part);
        }

        html.Raw(isOpen ? "</section>\n" : "");
        return new HtmlReport(report.Title, report.Name, Styles, html.Rules, html.ToString());
    }

    private static void Write(Html html, ReportPart part)
    {
        switch (part)
        {
            case ReportChapter chapter:
                html.Add($"<section id=\"{chapter.Id}\">\n<h2>{chapter.Title}</h2>\n");
                if (chapter.Note is not null)
                    html.Add($"<p class=\"note\">{chapter.Note}</p>\n");
                break;
            case ReportHeading heading:
                if (heading.IsLarge)
                    html.Add($"<h3 class=\"large\">{heading.Title}</h3>\n");
                else if (heading.Colour is null)
                    html.Add($"<h3>{heading.Title}</h3>\n");
                else
                    html.Add($"<h3 class=\"marked {html.Styled($"--mark:{heading.Colour}")}\">{heading.Title}</h3>\n");
                break;
            case ReportParagraph paragraph:
                html.Add($"<p>{paragraph.Text}</p>\n");
                break;
            case ReportStatement statement:
                WriteStatement(html, statement);
                break;
            case ReportTable table:
                WriteTable(html, table);
                break;
            case ReportSheet sheet:
                WriteSheet(html, sheet);
                break;
            case ReportCard card:
                WriteCard(html, card);
                break;
        }
    }

    private static void WriteStatement(Html html, ReportStatement statement)
    {
        html.Raw(statement.Why is null ? "<article class=\"said\">" : "<article class=\"said struck\">").Add($"<p dir=\"auto\"><small>{statement.Kind}</small> ");
        if (statement.Why is null)
            html.Add($"{statement.Statement}</p>\n");
        else
            html.Add($"<s>{statement.Statement}</s></p>\n<p class=\"note\">Struck out: {statement.Why}</p>\n");
        if (!statement.Quotes.IsEmpty)
        {
            html.Raw("<ul>");
            foreach (var (place, words) in statement.Quotes)
                html.Add($"<li dir=\"auto\"><small>{place}</small> <q>{words}</q></li>");
            html.Raw("</ul>\n");
        }

        html.Raw("</article>\n");
    }

    private static void WriteTable(Html html, ReportTable table)
    {
        html.Add($"<div class=\"wide\"><table class=\"{table.Kind.ToString().ToLowerInvariant()}\"><colgroup>");
        var whole = table.Columns.Sum(c => c.Share);
        foreach (var column in table.Columns)
            html.Add($"<col class=\"{html.Styled($"width:{Html.Point(100.0 * column.Share / whole)}%")}\">");
        html.Raw("</colgroup><thead><tr>");
        foreach (var column in table.Columns)
            html.Raw(column.Title.Length == 0 ? "<td>" : column.IsNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").Add($"{column.Title}").Raw(column.Title.Length == 0 ? "</td>" : "</th>");
        html.Raw("</tr></thead><tbody>\n");
        foreach (var row in table.Rows)
            WriteRow(html, table, row);
        html.Raw("</tbody></table></div>\n");
    }

    private static void WriteRow(Html html, ReportTable table, ReportRow row)
    {
        html.Raw(row.IsBreak ? "<tr class=\"break\">" : "<tr>");
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var classes = $"{(table.Columns[i].IsNumber ? "n" : "")} {(row.Colour is null ? "" : html.Styled($"background:{row.Colour}"))}".Trim();
            html.Raw("<td dir=\"auto\"");
            if (classes.Length > 0)
                html.Add($" class=\"{classes}\"");
            if (i == row.Cells.Length - 1 && i + 1 < table.Columns.Length)
                html.Add($" colspan=\"{table.Columns.Length - i}\"");
            if (i == 0 && row.Address is { } address && html.ScriptAddress is { } begins)
                html.Add($"><a href=\"{begins}{address}\">{row.Cells[i]}</a></td>");
            else
                html.Add($">{row.Cells[i]}</td>");
        }

        html.Raw("</tr>\n");
    }

    private static void WriteSheet(Html html, ReportSheet sheet)
    {
        html.Add($"<article class=\"sheet {html.Styled($"--strip:{sheet.Colour}")}\">\n<h3><span class=\"no\">{sheet.Number}</span> <bdi>{sheet.Heading}</bdi></h3>\n<dl class=\"facts\">");
        foreach (var (name, value) in sheet.Facts)
            html.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        html.Raw("</dl>\n");
        if (sheet.Summary.Length > 0)
            html.Add($"<p class=\"sum\" dir=\"auto\">{sheet.Summary}{(sheet.IsWriters ? "" : " *")}</p>\n");
        html.Raw("<div class=\"boxes\">\n");
        foreach (var box in sheet.Boxes)
        {
            html.Add($"<div class=\"box {html.Styled($"--mark:{box.Colour}")}\"><h4>{box.Title}</h4><ul>");
            foreach (var item in box.Items)
            {
                html.Raw(item.IsSuggested ? "<li class=\"maybe\">○ " : "<li>").Raw(item.IsImplied ? "<i dir=\"auto\">" : "<bdi>").Add($"{item.Text}").Raw(item.IsImplied ? "</i>" : "</bdi>");
                if (item.Note is not null)
                    html.Add($" <small>{item.Note}</small>");
                html.Raw("</li>");
            }

            html.Raw("</ul></div>\n");
        }

        html.Raw("</div>\n</article>\n");
    }

    private static void WriteCard(Html html, ReportCard card)
    {
        html.Add($"<article class=\"card {html.Styled($"--mark:{card.Colour}")}\">\n");
        if (card.Picture is { Length: > 0 } picture)
            html.Raw($"<img alt=\"\" src=\"data:image/{(picture[0] == 0x89 ? "png" : "jpeg")};base64,{Convert.ToBase64String(picture)}\">\n");
        html.Add($"<div><h3 dir=\"auto\">{card.Title}</h3>\n<dl class=\"facts\">");
        foreach (var (name, value) in card.Facts)
            html.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        html.Raw("</dl>\n");
        if (card.Text.Length > 0)
            html.Add($"<p class=\"sum\" dir=\"auto\">{card.Text}</p>\n");
        if (card.Table.Rows.Length > 0)
            WriteTable(html, card.Table);
        html.Raw("</div>\n</article>\n");
    }
}
