using System.Text.Json;
using Throughline.Breakdown;
using Throughline.Breakdown.Schedule;

namespace Throughline.Tests.Breakdown;

public sealed class ScheduleTests
{
    // Anna is in 1, 2 and 4; Ben in 1 and 4; Cleo only in 3.
    private static readonly ScriptBreakdown Four = Sheets.Of(
        "INT. A - DAY #1#\n\nANNA\nOne two three.\n\nBEN\nOne two.\n\nINT. B - DAY #2#\n\nANNA\nYes.\n\nEXT. C - NIGHT #3#\n\nCLEO\nNo.\n\nINT. D - DAY #4#\n\nANNA\nYes.\n\nBEN\nNo.\n");

    [Fact]
    public void A_day_out_of_days_marks_start_work_hold_and_finish()
    {
        var (schedule, said) = ShootingSchedule.Read("scene,day\n1,1\n2,2\n3,3\n4,4\n", "days.csv", Four.Scenes);

        var rows = DayOutOfDays.Of(Four, schedule).Rows.ToDictionary(r => r.Member.Name, r => string.Join(' ', r.Marks.Select(DayMarks.Letters)));

        Assert.Empty(said);
        Assert.Equal("SW W H WF", rows["ANNA"]);
        Assert.Equal("SW H H WF", rows["BEN"]);
        Assert.Equal("  SWF ", rows["CLEO"]);
    }

    [Fact]
    public void Days_are_put_in_order_and_may_be_dates()
    {
        var schedule = ShootingSchedule.Read("3;2026-12-02\n1;2026-11-30\n2;2026-11-30\n4;2026-12-01\n", "days.csv", Four.Scenes).Schedule;

        Assert.Equal(["2026-11-30", "2026-12-01", "2026-12-02"], schedule.Days.Select(d => d.Label));
        Assert.Equal([0, 1], schedule.Days[0].Scenes);
    }

    [Fact]
    public void What_cannot_be_used_is_said()
    {
        var said = ShootingSchedule.Read("scene,day\n1,1\n99,1\n2,soon\n3\n", "days.csv", Four.Scenes).Diagnostics;

        Assert.Equal(["BRK003", "BRK002", "BRK001", "BRK004"], said.Select(d => d.Code));
        Assert.Contains("2, 3, 4", said[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schedule_standard_has_every_scene_once_and_every_reference_kept()
    {
        var schedule = ShootingSchedule.Read("1,1\n2,1\n4,2\n", "days.csv", Four.Scenes).Schedule;
        using var json = JsonDocument.Parse(ScheduleStandardWriter.Write(Four, schedule, DateTimeOffset.UnixEpoch));
        var root = json.RootElement.GetProperty("universalScheduleStandard");

        var breakdowns = root.GetProperty("breakdowns").EnumerateArray().ToList();
        var elements = root.GetProperty("elements").EnumerateArray().ToDictionary(e => e.GetProperty("id").GetString()!, StringComparer.Ordinal);
        var categories = root.GetProperty("categories").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("ucid").GetInt32(), StringComparer.Ordinal);
        var boards = root.GetProperty("stripboards")[0].GetProperty("boards").EnumerateArray().SelectMany(b => b.GetProperty("breakdownIds").EnumerateArray())
            .SelectMany(b => b.ValueKind == JsonValueKind.Array ? b.EnumerateArray().Select(x => x.GetString()!) : [b.GetString()!]);

        Assert.Equal("1.0.0", root.GetProperty("ussVersion").GetString());
        Assert.Equal(breakdowns.Select(b => b.GetProperty("id").GetString()!).Order(StringComparer.Ordinal), boards.Order(StringComparer.Ordinal));
        Assert.All(breakdowns.SelectMany(b => b.GetProperty("elements").EnumerateArray()), id => Assert.Contains(id.GetString()!, elements.Keys));
        Assert.All(elements.Values, e => Assert.Contains(e.GetProperty("category").GetString()!, categories.Keys));
        var anna = elements.Values.Single(e => e.GetProperty("name").GetString() == "ANNA");
        Assert.Equal((100, "1"), (categories[anna.GetProperty("category").GetString()!], anna.GetProperty("elementId").GetString()));
        Assert.Equal(0.25m, breakdowns[0].GetProperty("pages").GetDecimal());
    }

    [Fact]
    public void The_schedule_standard_lists_every_key_that_it_knows()
    {
        using var json = JsonDocument.Parse(ScheduleStandardWriter.Write(Four, null, DateTimeOffset.UnixEpoch));
        var root = json.RootElement.GetProperty("universalScheduleStandard");

        Assert.Equal(
            ["author", "breakdowns", "calendars", "categories", "company", "created", "description", "elements", "episode", "episodeName", "id", "name", "project", "schedColor", "schedDate", "scriptColor", "scriptDate", "season", "source", "stripboards", "ussVersion"],
            root.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["bannerText", "comments", "created", "description", "duration", "elements", "id", "pages", "scene", "scriptPage", "type"],
            root.GetProperty("breakdowns")[0].EnumerateObject().Select(p => p.Name).Where(n => n[0] != '_').Order(StringComparer.Ordinal));
        Assert.Equal(
            ["category", "created", "daysOff", "dropDayCount", "elementId", "events", "id", "isDood", "isDrop", "isHold", "isIdLock", "linkedElements", "name"],
            root.GetProperty("elements")[0].EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }
}
