using System.Globalization;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Breakdown;

/// <summary>What things are called on a schedule.</summary>
public static class Words
{
    /// <summary><c>INT</c>, <c>EXT</c>, <c>INT/EXT</c>, <c>EST</c>; empty when the heading does not say.</summary>
    public static string Of(Setting setting) => setting switch
    {
        Setting.Interior => "INT",
        Setting.Exterior => "EXT",
        Setting.InteriorExterior => "INT/EXT",
        Setting.Establishing => "EST",
        _ => "",
    };

    /// <summary><c>DAY</c>, <c>NIGHT</c>, <c>DAWN/DUSK</c>; empty when the heading does not say.</summary>
    public static string Of(Light light) => light switch
    {
        Light.Day => "DAY",
        Light.Night => "NIGHT",
        Light.DawnOrDusk => "DAWN/DUSK",
        _ => "",
    };

    /// <summary>Who says so: <c>file</c>, <c>person</c>, <c>finder</c>.</summary>
    public static string Of(ElementSource source) => source switch
    {
        ElementSource.File => "file",
        ElementSource.Person => "person",
        _ => "finder",
    };

    /// <summary>What stands before the name of what a person tagged.</summary>
    public const string PersonMark = "● ";

    /// <summary>What stands before a name: a disc for what a person tagged, a ring for what the finder suggests, nothing for what the file says.</summary>
    public static string MarkOf(ElementSource source) => source switch
    {
        ElementSource.Finder => "○ ",
        ElementSource.Person => PersonMark,
        _ => "",
    };

    /// <summary>The remark about the disc, where there is one.</summary>
    internal static string AboutPeople(ScriptBreakdown breakdown) =>
        breakdown.Scenes.Any(scene => scene.Elements.Any(element => element.Source == ElementSource.Person)) ? " A disc (●): tagged by a person." : "";

    /// <summary>The number of the story day; a dash for a scene out of time; empty for an omitted one.</summary>
    public static string StoryDay(SceneBreakdown scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return scene.IsOmitted ? "" : scene.StoryDay == 0 ? "–" : scene.StoryDay.ToString(CultureInfo.InvariantCulture);
    }
}
