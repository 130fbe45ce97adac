using System.Globalization;
using Throughline.Breakdown.Schedule;
using Throughline.Reports;
using Throughline.Screenplays.Layout;

namespace Throughline.Breakdown.Report;

/// <summary>The cast by board number, and its days.</summary>
internal static class CastChapters
{
    private const int DaysOnAPage = 24;

    public static IEnumerable<ReportPart> Cast(ScriptBreakdown breakdown)
    {
        yield return new ReportChapter("cast", "Cast", "By board number: who says most comes first, unless a number was fixed.");
        if (breakdown.Cast.IsEmpty)
            yield return new ReportParagraph("Nobody speaks, and nobody is introduced by name.");
        else
        {
            yield return new ReportTable(
                [new("No.", 6, true), new("Name", 24), new("Scenes", 7, true), new("Pages", 8, true), new("Speeches", 9, true), new("Words", 8, true), new("In scenes", 38)],
                [.. breakdown.Cast.Select(m => new ReportRow([Number(m.BoardNumber), m.Name, Number(m.Scenes.Length), Length(m, breakdown), m.Words == 0 ? "silent" : Number(m.Speeches), Number(m.Words), string.Join(", ", m.Scenes.Select(s => breakdown.Scenes[s].Label))]))]);
        }
    }

    public static IEnumerable<ReportPart> DayOutOfDays(ScriptBreakdown breakdown, ShootingSchedule? schedule)
    {
        if (schedule is null)
        {
            yield return new ReportChapter("days", "Story days", "A day out of days needs shooting days: give a table of scene and day with --schedule. Until then, who is in which day of the story.");
            foreach (var table in Grid(breakdown, StoryDays(breakdown), false))
                yield return table;
            yield break;
        }

        yield return new ReportChapter("days", "Day out of days", "SW start work, W work, H hold, WF work finish, SWF all in one day.");
        foreach (var table in Grid(breakdown, schedule, true))
            yield return table;
    }

    private static IEnumerable<ReportTable> Grid(ScriptBreakdown breakdown, ShootingSchedule schedule, bool isShooting)
    {
        var all = Schedule.DayOutOfDays.Of(breakdown, schedule);
        for (var from = 0; from < all.Days.Length; from += DaysOnAPage)
        {
            var to = Math.Min(all.Days.Length, from + DaysOnAPage);
            List<ReportColumn> columns = [new("No.", 5, true), new("Name", 20)];
            columns.AddRange(all.Days[from..to].Select(d => new ReportColumn(isShooting && d.Label.Length == 10 ? $"{d.Label[8..]}/{d.Label[5..7]}" : d.Label, 3)));
            if (to == all.Days.Length)
                columns.AddRange(isShooting ? [new("Work", 5, true), new("Hold", 5, true), new("All", 5, true)] : [new ReportColumn("Days", 5, true)]);
            yield return new ReportTable([.. columns], [.. all.Rows.Select(row => new ReportRow([.. Cells(row, from, to, to == all.Days.Length, isShooting)]))], ReportTableKind.Grid);
        }
    }

    private static List<string> Cells(DayOutOfDaysRow row, int from, int to, bool isLast, bool isShooting)
    {
        List<string> cells = [Number(row.Member.BoardNumber), row.Member.Name];
        cells.AddRange(row.Marks[from..to].Select(m => isShooting ? DayMarks.Letters(m) : m is DayMark.None or DayMark.Hold ? "" : "•"));
        if (isLast)
            cells.AddRange(isShooting ? [Number(row.Worked), Number(row.Held), Number(row.Worked + row.Held)] : [Number(row.Worked)]);
        return cells;
    }

    private static ShootingSchedule StoryDays(ScriptBreakdown breakdown) => new(
    [
        .. breakdown.Scenes.Where(s => s.StoryDay > 0).GroupBy(s => s.StoryDay).OrderBy(g => g.Key)
            .Select(g => new ShootingDay(g.Key, g.Key.ToString(CultureInfo.InvariantCulture), [.. g.Select(s => s.Index)])),
    ]);

    private static string Length(CastMember member, ScriptBreakdown breakdown) => new PageLength(member.Scenes.Sum(s => breakdown.Scenes[s].Length.Eighths)).ToString();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
