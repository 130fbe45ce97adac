using System.Collections.Immutable;
using System.Globalization;
using Throughline.Breakdown.Schedule;
using Throughline.Reports;

namespace Throughline.Breakdown.Report;

/// <summary>Lays a breakdown out as a report: one-liner, board, days, cast, sheets, lists for the departments, effects.</summary>
public static class BreakdownReport
{
    /// <summary>Makes the report.</summary>
    /// <param name="breakdown">What it says.</param>
    /// <param name="schedule">The shooting days; without them the board goes by days of the story, and there is no day out of days.</param>
    /// <param name="colours">Of marks and strips.</param>
    public static ReportDocument Of(ScriptBreakdown breakdown, ShootingSchedule? schedule = null, Colours? colours = null)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        colours ??= Colours.Default;
        var parts = ImmutableArray.CreateBuilder<ReportPart>();
        parts.AddRange(BoardChapters.OneLiner(breakdown));
        parts.AddRange(BoardChapters.Board(breakdown, schedule, colours));
        parts.AddRange(CastChapters.DayOutOfDays(breakdown, schedule));
        parts.AddRange(CastChapters.Cast(breakdown));
        parts.AddRange(DepartmentChapters.Lists(breakdown, colours));
        parts.AddRange(DepartmentChapters.Effects(breakdown));
        parts.AddRange(SheetChapter.Of(breakdown, colours));
        var scenes = breakdown.Scenes.Count(s => !s.IsOmitted);
        var subtitle = string.Create(CultureInfo.InvariantCulture, $"Breakdown · {scenes} {(scenes == 1 ? "scene" : "scenes")} · {breakdown.Length} pages by scenes, {breakdown.Pages} by the page · {breakdown.StoryDays} story {(breakdown.StoryDays == 1 ? "day" : "days")}{(schedule is null ? "" : $" · {schedule.Days.Length} shooting days")}");
        return new ReportDocument(breakdown.Title, "breakdown", subtitle, parts.DrainToImmutable());
    }

    /// <summary>The board and the day out of days alone, as they are handed out.</summary>
    public static ReportDocument Board(ScriptBreakdown breakdown, ShootingSchedule schedule, Colours? colours = null)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(schedule);
        var subtitle = string.Create(CultureInfo.InvariantCulture, $"Shooting schedule · {schedule.Days.Length} {(schedule.Days.Length == 1 ? "day" : "days")} · {breakdown.Length} pages");
        return new ReportDocument(breakdown.Title, "schedule", subtitle, [.. BoardChapters.Board(breakdown, schedule, colours ?? Colours.Default), .. CastChapters.DayOutOfDays(breakdown, schedule)]);
    }

    /// <summary>The board numbers of a scene's cast: <c>1, 2, 5</c>.</summary>
    internal static string CastNumbers(SceneBreakdown scene) =>
        string.Join(", ", scene.Elements.Where(e => e.BoardNumber > 0).Select(e => e.BoardNumber.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A summary with a mark when the writer did not write it.</summary>
    internal static string SummaryOf(SceneBreakdown scene) => scene.IsOmitted ? "OMITTED" : Short(scene.Summary.Text, 140) + (scene.Summary.IsWriters || scene.Summary.Text.Length == 0 ? "" : " *");

    private static string Short(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var cut = text.LastIndexOf(' ', length - 1);
        return text[..(cut > length / 2 ? cut : length - (char.IsHighSurrogate(text[length - 1]) ? 1 : 0))].TrimEnd(' ', ',', ';') + "…";
    }
}
