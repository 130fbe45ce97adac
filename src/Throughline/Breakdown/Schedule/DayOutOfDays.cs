using System.Collections.Immutable;

namespace Throughline.Breakdown.Schedule;

/// <summary>Which of the cast works on which day.</summary>
/// <param name="Days">The days of shooting.</param>
/// <param name="Rows">One for each of the cast, by board number.</param>
public sealed record DayOutOfDays(ImmutableArray<ShootingDay> Days, ImmutableArray<DayOutOfDaysRow> Rows)
{
    /// <summary>Sets the cast against the days.</summary>
    public static DayOutOfDays Of(ScriptBreakdown breakdown, ShootingSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(schedule);
        return new DayOutOfDays(schedule.Days, [.. breakdown.Cast.Select(member => Row(member, schedule))]);
    }

    private static DayOutOfDaysRow Row(CastMember member, ShootingSchedule schedule)
    {
        var works = schedule.Days.Select(day => day.Scenes.Any(member.Scenes.Contains)).ToArray();
        var (first, last) = (Array.IndexOf(works, true), Array.LastIndexOf(works, true));
        return new DayOutOfDaysRow(member, [.. works.Select((w, i) => Mark(i, w, first, last))], works.Count(w => w), first < 0 ? 0 : last - first + 1 - works.Count(w => w));
    }

    private static DayMark Mark(int day, bool works, int first, int last)
    {
        if (first < 0 || day < first || day > last)
            return DayMark.None;
        if (!works)
            return DayMark.Hold;
        return (day == first, day == last) switch
        {
            (true, true) => DayMark.StartWorkFinish,
            (true, _) => DayMark.StartWork,
            (_, true) => DayMark.WorkFinish,
            _ => DayMark.Work,
        };
    }
}

/// <summary>Somebody's days.</summary>
/// <param name="Member">Who.</param>
/// <param name="Marks">One for each day.</param>
/// <param name="Worked">Days on which they work.</param>
/// <param name="Held">Days between on which they do not.</param>
public sealed record DayOutOfDaysRow(CastMember Member, ImmutableArray<DayMark> Marks, int Worked, int Held);

/// <summary>What a day is to one of the cast.</summary>
public enum DayMark
{
    /// <summary>Before the first or after the last.</summary>
    None,

    /// <summary>SW: the first of several.</summary>
    StartWork,

    /// <summary>W.</summary>
    Work,

    /// <summary>H: between working days.</summary>
    Hold,

    /// <summary>WF: the last of several.</summary>
    WorkFinish,

    /// <summary>SWF: the only one.</summary>
    StartWorkFinish,
}
