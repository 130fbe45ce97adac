using Throughline.Breakdown;
using Throughline.Breakdown.Report;
using Throughline.Documents.Reporting;
using Throughline.Documents.Tests.Printing;
using Throughline.Filings;
using Throughline.Ledger;
using Throughline.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace Throughline.Documents.Tests.Reporting;

public sealed class ReportPdfTests
{
    [Fact]
    public void Every_chapter_begins_a_page_and_has_a_bookmark()
    {
        using var pdf = PdfDocument.Open(ReportPdf.Write(new ReportDocument("Low Tide", "breakdown", "two scenes",
            [new ReportChapter("a", "One-liner"), new ReportParagraph("Rain."), new ReportChapter("b", "Cast"), new ReportParagraph("Mara.")])));

        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal([("One-liner", 1), ("Cast", 2)], bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Select(b => (b.Title, b.PageNumber)));
        Assert.Contains("Mara.", pdf.GetPage(2).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_table_says_its_titles_on_every_page_and_loses_no_row()
    {
        var rows = Enumerable.Range(1, 400).Select(i => new ReportRow([$"row{i};", "words that go on for so long that they are broken into lines, and then some"]));
        using var pdf = PdfDocument.Open(ReportPdf.Write(new ReportDocument("T", "list", "", [new ReportTable([new ReportColumn("Number", 20), new ReportColumn("What", 40)], [.. rows])])));

        Assert.All(pdf.GetPages(), page => Assert.Contains("Number", page.Text, StringComparison.Ordinal));
        var text = string.Concat(pdf.GetPages().Select(p => p.Text));
        Assert.All(Enumerable.Range(1, 400), i => Assert.Contains($"row{i};", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_of_a_narrow_column_is_not_broken_and_a_long_name_only_where_it_has_a_joint()
    {
        using var pdf = PdfDocument.Open(ReportPdf.Write(new ReportDocument("T", "list", "", [new ReportTable([new ReportColumn("What", 80), new ReportColumn("Stage", 8), new ReportColumn("Question", 12)], [new ReportRow(["a shorter line", "temporary", "human-provenance.departments"])])])));

        var words = pdf.GetPage(1).GetWords().Select(word => word.Text).ToList();

        Assert.Contains("temporary", words);
        Assert.Contains(words, word => word is "human-" or "human-provenance.");
    }

    [Fact]
    public void A_paper_that_says_no_ai_used_is_signed_on_its_first_page()
    {
        var added = new LedgerEvent
        {
            Id = new Guid(1, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]),
            Time = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero),
            Production = "tide",
            Actor = new Actor("Ana Ruiz", "writer"),
            Kind = EventKind.DraftAdded,
            Target = new Target("draft-1"),
        };
        var record = new FilingRecord("A Bit for the Tide", "tide", [new LedgerEntry(0, default, added)], default);

        using var pdf = PdfDocument.Open(ReportPdf.Write(FilingReport.Of(FilingForm.All.Single(form => form.Key == "human-provenance").Fill(record))));

        var words = pdf.GetPage(1).GetWords().ToList();
        Assert.Equal(["No", "AI", "Used"], words.Where(word => word.Letters[0].PointSize > 15).Select(word => word.Text).TakeLast(3));
        Assert.Contains(words, word => word.Text == "Signature");
    }

    [Fact]
    public void Nothing_of_a_report_lies_outside_its_page()
    {
        var breakdown = ScriptBreakdown.Of(Printed.Sample(Printed.Tide), BreakdownOptions.Default);
        using var pdf = PdfDocument.Open(ReportPdf.Write(BreakdownReport.Of(breakdown)));

        Assert.All(pdf.GetPages(), page => Assert.All(page.Letters, l => Assert.True(l.StartBaseLine.X >= 20 && l.EndBaseLine.X <= page.Width - 20 && l.StartBaseLine.Y >= 20 && l.StartBaseLine.Y <= page.Height - 20, $"{l.Value} of page {page.Number} at {l.StartBaseLine}")));
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes()
    {
        var report = new ReportDocument("T", "list", "", [new ReportHeading("Props", "#aa0000"), new ReportParagraph("A rope.")]);

        Assert.Equal(ReportPdf.Write(report), ReportPdf.Write(report));
    }
}
