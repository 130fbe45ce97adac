using SkiaSharp;
using Throughline.Reports;

namespace Throughline.Documents.Reporting;

/// <summary>Draws cards: a mark in its colour, the picture at the right, title and facts beside it, the table below.</summary>
internal static class ReportCards
{
    private const float PictureWidth = 110;
    private const float MostHeight = 90;

    public static void Draw(ReportFlow flow, ReportCard card)
    {
        using var image = card.Picture is null ? null : SKImage.FromEncodedData(card.Picture);
        var height = image is null ? 0 : Math.Min(MostHeight, PictureWidth * image.Height / Math.Max(1, image.Width));
        var columns = ReportFlow.Columns(flow.Width - (image is null ? 0 : PictureWidth + 10));
        var facts = ReportFlow.Wrap(string.Join(" · ", card.Facts.Select(f => $"{f.Name} {f.Value}")), columns);
        var text = card.Text.Length == 0 ? [] : ReportFlow.Wrap(card.Text, columns);
        var head = Math.Max(height + 4, (facts.Count + text.Count + 1.8f) * ReportFlow.Leading);
        flow.Need(head + (card.Table.Rows.Length * 2 + 3) * ReportFlow.Leading);
        flow.Line();
        flow.Down(ReportFlow.Leading * 0.5f);
        flow.Fill(ReportFlow.Margin - 10, 4, head, card.Colour);
        if (image is not null)
            flow.Picture(image, ReportFlow.Margin + flow.Width - PictureWidth, PictureWidth, height);
        flow.Words(card.Title, ReportFlow.Margin, ReportFlow.Size + 1, isBold: true);
        var down = ReportFlow.Leading * 1.4f;
        foreach (var line in facts.Concat(text))
        {
            flow.Words(line, ReportFlow.Margin, ReportFlow.Size, down: down);
            down += ReportFlow.Leading;
        }

        flow.Down(head);
        if (card.Table.Rows.Length > 0)
            ReportTables.Draw(flow, card.Table);
    }
}
