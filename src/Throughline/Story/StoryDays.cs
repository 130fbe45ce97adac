using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Headings;

namespace Throughline.Story;

/// <summary>The days of the story, as far as headings tell.</summary>
/// <param name="Days">In order of the script. Scenes out of time (flashbacks, dreams, imagination) belong to none.</param>
/// <param name="OutOfTime">Indexes of those scenes.</param>
/// <param name="Doubts">Spots where the headings leave it open, in order.</param>
public sealed record StoryDays(ImmutableArray<StoryDay> Days, ImmutableArray<int> OutOfTime, ImmutableArray<DayDoubt> Doubts)
{
    internal static StoryDays Of(ImmutableArray<SceneLine> scenes)
    {
        var days = new List<StoryDay>();
        var outside = new List<int>();
        var doubts = new List<DayDoubt>();
        var today = new List<int>();
        SceneLine? before = null;
        foreach (var scene in scenes)
        {
            if (scene.IsOmitted)
                continue;
            if (HeadingModifiers.LeaveStoryTime(scene.Slugline))
            {
                outside.Add(scene.Index);
                continue;
            }

            var step = Step(before, scene);
            if (step.Doubt is not null)
                doubts.Add(new DayDoubt(scene.Index, step.Doubt));
            if (step.IsNewDay && today.Count > 0)
            {
                days.Add(new StoryDay(days.Count + 1, [.. today]));
                today.Clear();
            }

            today.Add(scene.Index);
            if (scene.Slugline.TimeOfDay != TimeOfDay.Unstated)
                before = scene;
            else if (before is null && today.Count == 1)
                doubts.Add(new DayDoubt(scene.Index, "The script opens without a time of day."));
        }

        if (today.Count > 0)
            days.Add(new StoryDay(days.Count + 1, [.. today]));
        return new StoryDays([.. days], [.. outside], [.. doubts]);
    }

    private static (bool IsNewDay, string? Doubt) Step(SceneLine? before, SceneLine scene)
    {
        var now = scene.Slugline;
        var last = before?.Slugline.TimeOfDay ?? TimeOfDay.Unstated;
        if (SaysNext(now.Time) || now.Modifiers.Any(m => SaysNext(m) || m.Contains("DAYS", StringComparison.OrdinalIgnoreCase) || m.Contains("WEEK", StringComparison.OrdinalIgnoreCase) || m.Contains("MONTH", StringComparison.OrdinalIgnoreCase) || m.Contains("YEAR", StringComparison.OrdinalIgnoreCase)))
            return (before is not null, null);
        if (now.TimeOfDay == TimeOfDay.Unstated || before is null)
            return (false, null);
        var isEarlier = now.TimeOfDay < last;
        if (now.IsContinuous)
            return (false, SettingMix.LightOf(now.TimeOfDay) == SettingMix.LightOf(last) ? null : $"CONTINUOUS, but {Said(last)} becomes {Said(now.TimeOfDay)}.");
        if (!isEarlier)
            return (false, null);
        if (SettingMix.LightOf(last) == Light.Night && now.TimeOfDay <= TimeOfDay.Day)
            return (true, null);
        return (true, $"After {Said(last)} comes {Said(now.TimeOfDay)}: taken as the next day, but it may be an earlier hour or another thread.");
    }

    private static string Said(TimeOfDay time) => time.ToString().ToLowerInvariant();

    private static bool SaysNext(string? words) =>
        words is not null && (words.Contains("NEXT", StringComparison.OrdinalIgnoreCase) || words.Contains("FOLLOWING", StringComparison.OrdinalIgnoreCase));
}

/// <summary>One day of the story.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Scenes">Indexes, in order.</param>
public sealed record StoryDay(int Number, ImmutableArray<int> Scenes);

/// <summary>A spot where the day is a guess.</summary>
/// <param name="Scene">Index of the scene whose heading leaves it open.</param>
/// <param name="Reason">What is unclear, as a sentence.</param>
public sealed record DayDoubt(int Scene, string Reason);
