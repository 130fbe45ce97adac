using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Headings;
using Throughline.Screenplays.Layout;

namespace Throughline.Story;

/// <summary>The part of the day as a schedule sees it.</summary>
public enum Light
{
    /// <summary>Morning, day, afternoon.</summary>
    Day,

    /// <summary>Evening, night.</summary>
    Night,

    /// <summary>Dawn, dusk: the short light.</summary>
    DawnOrDusk,

    /// <summary>The heading does not say.</summary>
    Unstated,
}

/// <summary>Scenes inside and outside, by day and by night.</summary>
/// <param name="Cells">Those that occur, in order of setting, then light.</param>
/// <param name="TakenOver">
/// Scenes whose heading gives no time but says CONTINUOUS, SAME, LATER or MOMENTS LATER, and which were given the light of the
/// scene before, whether that has its own or took it over in turn.
/// </param>
public sealed record SettingMix(ImmutableArray<SettingCell> Cells, ImmutableArray<int> TakenOver)
{
    /// <summary>The light that a time of day means.</summary>
    public static Light LightOf(TimeOfDay time) => time switch
    {
        TimeOfDay.Morning or TimeOfDay.Day or TimeOfDay.Afternoon => Light.Day,
        TimeOfDay.Evening or TimeOfDay.Night => Light.Night,
        TimeOfDay.Dawn or TimeOfDay.Dusk => Light.DawnOrDusk,
        _ => Light.Unstated,
    };

    /// <summary>Length of all scenes with this setting.</summary>
    public PageLength Length(Setting setting)
    {
        var sum = 0;
        foreach (var cell in Cells)
            sum += cell.Setting == setting ? cell.Length.Eighths : 0;
        return new PageLength(sum);
    }

    /// <summary>Length of all scenes in this light.</summary>
    public PageLength Length(Light light)
    {
        var sum = 0;
        foreach (var cell in Cells)
            sum += cell.Light == light ? cell.Length.Eighths : 0;
        return new PageLength(sum);
    }

    /// <summary>Scenes whose light the headings do not tell, in order.</summary>
    public ImmutableArray<int> LightUnknown
    {
        get
        {
            var unknown = new List<int>();
            foreach (var cell in Cells)
            {
                if (cell.Light == Light.Unstated)
                    unknown.AddRange(cell.Scenes);
            }

            unknown.Sort();
            return [.. unknown];
        }
    }

    internal static SettingMix Of(ImmutableArray<SceneLine> scenes)
    {
        const int lights = 4;
        var cells = new List<int>[5 * lights];
        var taken = new List<int>();
        var before = Light.Unstated;
        foreach (var scene in scenes)
        {
            if (scene.IsOmitted)
                continue;
            var light = LightOf(scene.Slugline.TimeOfDay);
            if (light == Light.Unstated && before != Light.Unstated && HeadingModifiers.KeepLight(scene.Slugline))
            {
                light = before;
                taken.Add(scene.Index);
            }

            before = light;
            (cells[(int)scene.Slugline.Setting * lights + (int)light] ??= []).Add(scene.Index);
        }

        var found = new List<SettingCell>();
        foreach (var setting in (int[])[1, 2, 4, 3, 0])
        {
            for (var light = 0; light < lights; light++)
            {
                if (cells[setting * lights + light] is { } indexes)
                    found.Add(new SettingCell((Setting)setting, (Light)light, [.. indexes], Sum(scenes, indexes)));
            }
        }

        return new SettingMix([.. found], [.. taken]);
    }

    private static PageLength Sum(ImmutableArray<SceneLine> scenes, List<int> indexes)
    {
        var sum = 0;
        foreach (var index in indexes)
            sum += scenes[index].Length.Eighths;
        return new PageLength(sum);
    }
}

/// <summary>The scenes of one setting in one light.</summary>
/// <param name="Setting">Inside or outside.</param>
/// <param name="Light">Day or night.</param>
/// <param name="Scenes">Indexes, in order.</param>
/// <param name="Length">Their eighths together.</param>
public sealed record SettingCell(Setting Setting, Light Light, ImmutableArray<int> Scenes, PageLength Length);
