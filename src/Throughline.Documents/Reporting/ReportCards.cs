using SkiaSharp;
using Throughline.Reports;

namespace Throughline.Documents.Reporting;

/// <summary>Draws cards: a mark in its colour, the picture at the right, title and facts beside it, the table below.</summary>
internal static class ReportCards
{
    private const float PictureWidth = 110;
    private const float MostHeight = 90;

    /// <summary>What a card needs at most, in points.</summary>
    public static float Height(ReportFlow flow, ReportCard card)
    {
        using var image = Picture(card, out var height);
        return Height(Words(flow, card, image).Count, height, card);
    }

    public static void Draw(ReportFlow flow, ReportCard card)
    {
        using var image = Picture(card, out var height);
        var words = Words(flow, card, image);
        var head = Head(words.Count, height);
        flow.Need(Height(words.Count, height, card));
        flow.Line();
        flow.Down(ReportFlow.Leading * 0.5f);
        flow.Fill(ReportFlow.Margin - 10, 4, head, card.Colour);
        if (image is not null)
            flow.Picture(image, ReportFlow.Margin + flow.Width - PictureWidth, PictureWidth, height);
        flow.Words(card.Title, ReportFlow.Margin, ReportFlow.Size + 1, isBold: true);
        var down = ReportFlow.Leading * 1.4f;
        foreach (var line in words)
        {
            flow.Words(line, ReportFlow.Margin, ReportFlow.Size, down: down);
            down += ReportFlow.Leading;
        }

        flow.Down(head);
        if (card.Table.Rows.Length > 0)
            ReportTables.Draw(flow, card.Table);
    }

    private static SKImage? Picture(ReportCard card, out float height)
    {
        var image = card.Picture is null ? null : SKImage.FromEncodedData(card.Picture);
        height = image is null ? 0 : Math.Min(MostHeight, PictureWidth * image.Height / Math.Max(1, image.Width));
        return image;
    }

    private static List<string> Words(ReportFlow flow, ReportCard card, SKImage? image)
    {
        var columns = ReportFlow.Columns(flow.Width - (image is null ? 0 : PictureWidth + 10));
        return [.. ReportFlow.Wrap(string.Join(" · ", card.Facts.Select(f => $"{f.Name} {f.Value}")), columns), .. card.Text.Length == 0 ? [] : ReportFlow.Wrap(card.Text, columns)];
    }

    private static float Head(int words, float picture) => Math.Max(picture + 4, (words + 1.8f) * ReportFlow.Leading);

    private static float Height(int words, float picture, ReportCard card) => Head(words, picture) + (card.Table.Rows.Length * 2 + 3) * ReportFlow.Leading;
}
