using System.Text;
using System.Text.Json;
using Throughline.Breakdown;
using Throughline.Breakdown.Report;
using Throughline.Breakdown.Schedule;
using Throughline.Reports;

namespace Throughline.Tests.Breakdown;

public sealed class OutputTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void No_cell_can_be_taken_for_a_formula(string summary)
    {
        var csv = Encoding.UTF8.GetString(BreakdownCsv.Write(Sheets.Of($"INT. ROOM - DAY\n\n= {summary}\n\nDark.\n")));

        var cells = csv.Split(["\r\n", ","], StringSplitOptions.None).Select(c => c.Trim('"'));
        Assert.DoesNotContain(cells, c => c.Length > 1 && c[0] is '=' or '+' or '@' or '-');
        Assert.Contains("'" + summary[..2], csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_has_a_cell_for_every_column()
    {
        var csv = Encoding.UTF8.GetString(BreakdownCsv.Write(Sheets.Of("INT. ROOM - DAY\n\n= One\n\nShe holds a pistol and fires.\n\nINT. HALL - DAY\n")));

        Assert.Equal([26], csv.TrimEnd().Split("\r\n").Where(row => !row.Contains('"', StringComparison.Ordinal)).Select(row => row.Split(',').Length).Distinct());
    }

    [Fact]
    public void Json_says_who_says_so_and_where()
    {
        using var json = JsonDocument.Parse(BreakdownJson.Write(Sheets.Of("INT. ROOM - DAY\n\nShe holds a pistol. [[sfx: smoke]]\n")));
        var elements = json.RootElement.GetProperty("scenes")[0].GetProperty("elements").EnumerateArray().ToList();

        var pistol = elements.Single(e => e.GetProperty("name").GetString() == "pistol");
        Assert.Equal(("finder", 104, 3), (pistol.GetProperty("source").GetString(), pistol.GetProperty("categoryId").GetInt32(), pistol.GetProperty("evidence")[0].GetProperty("line").GetInt32()));
        Assert.Equal("file", elements.Single(e => e.GetProperty("category").GetString() == "special-effects").GetProperty("source").GetString());
    }

    [Fact]
    public void Html_takes_nothing_of_the_script_for_markup()
    {
        var html = Encoding.UTF8.GetString(ReportDocumentHtml.Write(BreakdownReport.Of(Sheets.Of("Title: <script>alert(1)</script>\n\nINT. <b>ROOM</b> - DAY\n\n= <img src=x>\n\nDark. [[prop: <i>rope</i>]]\n"))));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>ROOM", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>rope", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_board_breaks_at_each_day_with_its_total()
    {
        var breakdown = Sheets.Of("INT. A - DAY\n\nDark.\n\nEXT. B - DAY\n\nDark.\n\nINT. C - NIGHT\n\nDark.\n");
        var schedule = ShootingSchedule.Read("1,1\n3,1\n2,2\n", "d.csv", breakdown.Scenes).Schedule;

        var board = BreakdownReport.Of(breakdown, schedule).Parts.OfType<ReportTable>().Single(t => t.Kind == ReportTableKind.Strips);

        Assert.Equal(["1", "3", "End of day 1: 2 scenes, 2/8 pages", "2", "End of day 2: 1 scene, 1/8 pages"], board.Rows.Select(r => r.Cells[0]));
        Assert.Equal(["#ffffff", "#a9c7e8", null, "#f7e27e", null], board.Rows.Select(r => r.Colour));
    }

    [Fact]
    public void Without_shooting_days_the_report_says_so_and_gives_story_days()
    {
        var report = BreakdownReport.Of(Sheets.Of("INT. A - NIGHT\n\nANNA\nHi.\n\nINT. B - MORNING\n\nANNA\nHi.\n"));

        Assert.Contains("--schedule", report.Parts.OfType<ReportChapter>().Single(c => c.Id == "days").Note, StringComparison.Ordinal);
        Assert.Equal(["1", "ANNA", "•", "•", "2"], report.Parts.OfType<ReportTable>().Single(t => t.Kind == ReportTableKind.Grid).Rows[0].Cells);
    }

    [Fact]
    public void A_script_with_nothing_in_it_makes_a_report()
    {
        var breakdown = Sheets.Of("");

        Assert.NotEmpty(ReportDocumentHtml.Write(BreakdownReport.Of(breakdown)));
        Assert.NotEmpty(BreakdownCsv.Write(breakdown));
        Assert.NotEmpty(ScheduleStandardWriter.Write(breakdown, null, DateTimeOffset.UnixEpoch));
    }
}
