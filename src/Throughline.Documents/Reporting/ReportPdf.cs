using System.Globalization;
using SkiaSharp;
using Throughline.Documents.Printing;
using Throughline.Reports;
using Throughline.Screenplays.Layout;

namespace Throughline.Documents.Reporting;

/// <summary>Draws a report on paper: a chapter begins a page, tables say their titles again on each, a sheet is kept whole.</summary>
public static class ReportPdf
{
    /// <summary>Writes it as PDF; the same bytes for the same report.</summary>
    /// <param name="report">What to draw.</param>
    /// <param name="paper">The sheet; US Letter unless told.</param>
    public static byte[] Write(ReportDocument report, Paper? paper = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        var chapters = new List<(string Title, string Place)>();
        using (var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = $"{report.Title}: {report.Name}", Creator = "Throughline", Producer = "Throughline", PdfA = true, RasterDpi = 300, EncodingQuality = 101 }))
        {
            using (var flow = new ReportFlow(document, paper ?? Paper.Letter, $"{report.Title} · {report.Name}"))
            {
                flow.Heading(report.Title, ReportFlow.TitleSize);
                flow.Paragraph(report.Subtitle);
                for (var i = 0; i < report.Parts.Length; i++)
                {
                    // A heading stays with the card that it is over.
                    if (report.Parts[i] is ReportHeading && i + 1 < report.Parts.Length && report.Parts[i + 1] is ReportCard next)
                        flow.Need(ReportCards.Height(flow, next) + ReportFlow.Leading * 3);
                    Draw(flow, report.Parts[i], i > 0 ? report.Parts[i - 1] : null, chapters);
                }
            }

            document.Close();
        }

        var bytes = stream.ToArray();
        PdfIdentity.Settle(bytes);
        return PdfOutline.Add(bytes, chapters);
    }

    private static void Draw(ReportFlow flow, ReportPart part, ReportPart? before, List<(string Title, string Place)> chapters)
    {
        switch (part)
        {
            case ReportChapter chapter:
                if (chapters.Count > 0)
                    flow.NewPage();
                var place = string.Create(CultureInfo.InvariantCulture, $"chapter{chapters.Count}");
                chapters.Add((chapter.Title, place));
                flow.Name(place);
                flow.Heading(chapter.Title, ReportFlow.ChapterSize);
                if (chapter.Note is not null)
                    flow.Paragraph(chapter.Note);
                break;
            case ReportHeading heading:
                flow.Heading(heading.Title, heading.IsLarge ? ReportFlow.VerdictSize : ReportFlow.Size, heading.Colour);
                break;
            case ReportParagraph paragraph:
                flow.Paragraph(paragraph.Text);
                break;
            case ReportStatement statement:
                flow.Paragraph(statement.Why is null ? statement.Statement : $"Struck out: {statement.Statement} ({statement.Why})");
                foreach (var (at, words) in statement.Quotes)
                    flow.Paragraph($"{at}: “{words}”");
                break;
            case ReportTable table:
                ReportTables.Draw(flow, table, before as ReportHeading);
                break;
            case ReportSheet sheet:
                ReportSheets.Draw(flow, sheet);
                break;
            case ReportCard card:
                ReportCards.Draw(flow, card);
                break;
        }
    }
}
