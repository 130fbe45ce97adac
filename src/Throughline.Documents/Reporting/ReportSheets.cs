using Throughline.Reports;

namespace Throughline.Documents.Reporting;

/// <summary>Draws breakdown sheets: a band in the colour of the strip, what is known of the scene, then each category and its things.</summary>
internal static class ReportSheets
{
    public static void Draw(ReportFlow flow, ReportSheet sheet)
    {
        var columns = ReportFlow.Columns(flow.Width - 130);
        var lines = sheet.Boxes.Sum(b => Math.Max(1, ReportFlow.Wrap(Items(b), columns).Count) + 0.7f) + ReportFlow.Wrap(sheet.Summary, ReportFlow.Columns(flow.Width)).Count + 6;
        flow.Need(lines * ReportFlow.Leading);
        flow.Fill(ReportFlow.Margin - 12, 6, ReportFlow.Leading * 2.4f, sheet.Colour);
        flow.Heading($"{sheet.Number}  {sheet.Heading}", ReportFlow.Size + 1);
        flow.Paragraph(string.Join(" · ", sheet.Facts.Select(f => $"{f.Name} {f.Value}")));
        if (sheet.Summary.Length > 0)
            flow.Paragraph(sheet.Summary + (sheet.IsWriters ? "" : " *"));
        if (sheet.Boxes.Length > 0)
            ReportTables.Draw(flow, new ReportTable([new ReportColumn("", 24), new ReportColumn("", 76)], [.. sheet.Boxes.Select(b => new ReportRow([b.Title, Items(b)]))]));
        flow.Down(ReportFlow.Leading);
    }

    private static string Items(ReportBox box) =>
        string.Join(", ", box.Items.Select(i => $"{(i.IsSuggested ? "○ " : "")}{(i.IsImplied ? $"({i.Text})" : i.Text)}{(i.Note is null ? "" : $" [{i.Note}]")}"));
}
