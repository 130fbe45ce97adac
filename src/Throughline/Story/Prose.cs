using System.Globalization;
using Throughline.Screenplays;

namespace Throughline.Story;

/// <summary>Sentences that sum up a report, for people; the same on the page and in the terminal.</summary>
public static class Prose
{
    /// <summary>The report in three sentences.</summary>
    public static string Lede(ScriptReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var extent = report.Extent;
        if (extent.Pages == 0)
            return "There is nothing on the page yet.";
        var text = $"{Number(extent.Pages, "page", "pages")}, about {Number(extent.Minutes, "minute", "minutes")} on screen, in {Number(extent.Scenes, "scene", "scenes")}";
        text += report.Days.Days.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" over some {report.Days.Days.Length} days of story.") : ".";
        if (report.People.Length > 0)
            text += " " + Speakers(report);
        var inside = report.Settings.Length(Setting.Interior).Eighths;
        var night = report.Settings.Length(Light.Night).Eighths;
        var all = extent.SumOfScenes.Eighths;
        if (all > 0)
            text += string.Create(CultureInfo.InvariantCulture, $" {Percent(inside, all)} of it plays indoors, {Percent(night, all)} at night.");
        return text;
    }

    /// <summary>A share in per cent, rounded to the nearest; a trace is told from nothing.</summary>
    public static string Percent(int part, int whole) => (part, whole) switch
    {
        (0, _) or (_, 0) => "0\u202F%",
        _ when part * 200L < whole => "<1\u202F%",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(part * 200L + whole) / (whole * 2L)}\u202F%"),
    };

    /// <summary>What a setting is called on a schedule.</summary>
    public static string Name(Setting setting) => setting switch
    {
        Setting.Interior => "INT.",
        Setting.Exterior => "EXT.",
        Setting.InteriorExterior => "INT./EXT.",
        Setting.Establishing => "EST.",
        _ => "not stated",
    };

    /// <summary>What a light is called.</summary>
    public static string Name(Light light) => light switch
    {
        Light.Day => "day",
        Light.Night => "night",
        Light.DawnOrDusk => "dawn or dusk",
        _ => "not stated",
    };

    /// <summary>A range of words: <c>4–8</c>, <c>over 60</c>.</summary>
    public static string Name(SpeechClass lengths)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        return lengths.To is { } to ? string.Create(CultureInfo.InvariantCulture, $"{lengths.From}–{to}") : string.Create(CultureInfo.InvariantCulture, $"over {lengths.From - 1}");
    }

    private static string Number(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static string Speakers(ScriptReport report)
    {
        var first = report.People[0];
        var all = report.Extent.DialogueWords;
        return report.People.Length == 1
            ? $"{first.Name} alone speaks."
            : $"{Number(report.People.Length, "person speaks", "people speak")}; {first.Name} has {Percent(first.Words, all)} of the words, {report.People[1].Name} {Percent(report.People[1].Words, all)}.";
    }
}
