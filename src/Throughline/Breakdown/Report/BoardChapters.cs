using System.Collections.Immutable;
using System.Globalization;
using Throughline.Breakdown.Schedule;
using Throughline.Reports;
using Throughline.Screenplays.Layout;

namespace Throughline.Breakdown.Report;

/// <summary>The scenes in a row: the one-liner in the order of the script, the board in the order of shooting.</summary>
internal static class BoardChapters
{
    private const string BannerColour = "#d9d2c3";
    private const string FirstSentence = "* the scene's first sentence; the writer gave no synopsis.";

    public static IEnumerable<ReportPart> OneLiner(ScriptBreakdown breakdown)
    {
        yield return new ReportChapter("one-liner", "One-liner", breakdown.Scenes.All(s => s.Summary.IsWriters || s.Summary.Text.Length == 0) ? null : FirstSentence);
        yield return new ReportTable(
            [new("Scene", 6), new("Heading", 32), new("Day", 5, true), new("Pages", 7, true), new("Cast", 12), new("What happens", 38)],
            [.. breakdown.Scenes.Select(s => new ReportRow([s.Label, s.Heading, Words.StoryDay(s), s.IsOmitted ? "" : s.Length.ToString(), BreakdownReport.CastNumbers(s), BreakdownReport.SummaryOf(s)]) { Address = s.Index })]);
    }

    public static IEnumerable<ReportPart> Board(ScriptBreakdown breakdown, ShootingSchedule? schedule, Colours colours)
    {
        yield return new ReportChapter("board", "Strip board", schedule is null ? "In the order of the script, by days of the story: no shooting days were given." : null);
        var rows = new List<ReportRow>();
        foreach (var (end, scenes, banners) in Days(breakdown, schedule))
        {
            for (var i = 0; i <= scenes.Count; i++)
            {
                rows.AddRange(banners.Where(banner => banner.Before == i).Select(banner => new ReportRow([banner.Text], BannerColour)));
                if (i < scenes.Count)
                    rows.Add(StripOf(scenes[i], colours));
            }

            var total = new PageLength(scenes.Sum(s => s.Length.Eighths));
            rows.Add(new ReportRow([string.Create(CultureInfo.InvariantCulture, $"{end}: {scenes.Count} {(scenes.Count == 1 ? "scene" : "scenes")}, {total} pages")], IsBreak: true));
        }

        yield return new ReportTable([new("Scene", 8), new("", 14), new("Set", 42), new("Day", 6, true), new("Pages", 8, true), new("Cast", 22)], [.. rows], ReportTableKind.Strips);
    }

    private static IEnumerable<(string End, List<SceneBreakdown> Scenes, ImmutableArray<DayBanner> Banners)> Days(ScriptBreakdown breakdown, ShootingSchedule? schedule)
    {
        if (schedule is null)
        {
            var run = new List<SceneBreakdown>();
            foreach (var scene in breakdown.Scenes.Where(s => !s.IsOmitted))
            {
                if (run.Count > 0 && run[^1].StoryDay != scene.StoryDay)
                {
                    yield return (StoryDay(run[0]), run, []);
                    run = [];
                }

                run.Add(scene);
            }

            if (run.Count > 0)
                yield return (StoryDay(run[0]), run, []);
            yield break;
        }

        foreach (var day in schedule.Days)
            yield return (day.Label == day.Number.ToString(CultureInfo.InvariantCulture) ? $"End of day {day.Number}" : $"End of day {day.Number}, {day.Label}", [.. day.Scenes.Select(s => breakdown.Scenes[s])], day.Banners);
        var left = breakdown.Scenes.Where(s => !s.IsOmitted && !schedule.Days.Any(d => d.Scenes.Contains(s.Index))).ToList();
        if (left.Count > 0)
            yield return ("Not yet on a day", left, []);
    }

    private static ReportRow StripOf(SceneBreakdown scene, Colours colours) =>
        new([scene.Label, $"{Words.Of(scene.Slugline.Setting)} {Words.Of(scene.Light)}".Trim(), scene.Set, Words.StoryDay(scene), scene.Length.ToString(), BreakdownReport.CastNumbers(scene)], colours.Of(scene)) { Address = scene.Index };

    private static string StoryDay(SceneBreakdown scene) => scene.StoryDay == 0 ? "Out of time" : $"Story day {scene.StoryDay}";
}
