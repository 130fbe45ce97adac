using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Breakdown.Schedule;

/// <summary>How a person asks for a board to be put in order: a beginning to work from, never done unasked.</summary>
/// <param name="By">What comes first, then what parts those that are the same in it; scenes that are the same in all stay in the order of the script.</param>
/// <param name="MostEighths">How much a day holds, in eighths; a longer scene has a day of its own.</param>
public sealed record BoardOrder(ImmutableArray<BoardOrderBy> By, int MostEighths)
{
    /// <summary>A new board of all scenes that are not omitted. Days do not go from night back to day. Banners of the board before are dropped, its dates kept.</summary>
    /// <param name="board">The board before.</param>
    /// <param name="breakdown">The scenes.</param>
    /// <param name="ids">The strip's name of each scene, by its index; a scene without one is left out.</param>
    public StripBoard Of(StripBoard board, ScriptBreakdown breakdown, IReadOnlyList<string?> ids)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(ids);
        var sets = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var scene in breakdown.Scenes)
            sets.TryAdd(scene.Set, sets.Count);
        var scenes = breakdown.Scenes.Where(scene => !scene.IsOmitted && ids[scene.Index] is not null).ToList();
        var ordered = scenes.Order(Comparer<SceneBreakdown>.Create((a, b) => By.Select(by => Rank(a, by, sets).CompareTo(Rank(b, by, sets))).Append(a.Index.CompareTo(b.Index)).First(order => order != 0 || a == b)));
        var next = board.Next;
        var days = ImmutableArray.CreateBuilder<BoardDay>();
        var (day, eighths, isNight) = (ImmutableArray.CreateBuilder<Strip>(), 0, false);
        foreach (var scene in ordered)
        {
            if (day.Count > 0 && (eighths + scene.Length.Eighths > MostEighths || (isNight && scene.Light == Light.Day)))
                End();
            day.Add(new Strip(ids[scene.Index]!, scene.Label));
            eighths += scene.Length.Eighths;
            isNight |= scene.Light == Light.Night;
        }

        if (day.Count > 0)
            End();
        return new StripBoard(days.DrainToImmutable(), next);

        void End()
        {
            days.Add(new BoardDay($"d{next++}", days.Count < board.Days.Length ? board.Days[days.Count].Date : null, day.DrainToImmutable()));
            (eighths, isNight) = (0, false);
        }
    }

    private static int Rank(SceneBreakdown scene, BoardOrderBy by, Dictionary<string, int> sets) => by switch
    {
        BoardOrderBy.Set => sets[scene.Set],
        BoardOrderBy.Setting => scene.Slugline.Setting is Setting.Interior or Setting.Unstated ? 1 : 0,
        BoardOrderBy.Light => scene.Light switch { Light.Day => 0, Light.Unstated => 1, Light.DawnOrDusk => 2, _ => 3 },
        _ => scene.StoryDay,
    };
}

/// <summary>What a board can be put in order by.</summary>
public enum BoardOrderBy
{
    /// <summary>The place without setting and time, in the order in which the script comes to them.</summary>
    Set,

    /// <summary>Outside first, for the weather; then inside, which is the cover.</summary>
    Setting,

    /// <summary>Day, dusk, night.</summary>
    Light,

    /// <summary>The day of the story.</summary>
    StoryDay,
}
