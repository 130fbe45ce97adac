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
        var text = $"{Number(extent.Pages, "page", "pages")}, about {Number(extent.Minutes, "minute", "minutes")} on screen";
        if (extent.Scenes == 0)
            text += ". No scene heading was found, so that there are no scenes, places or days to count.";
        else
            text += $", in {Number(extent.Scenes, "scene", "scenes")}{(report.Days.Days.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" over some {report.Days.Days.Length} days of story.") : ".")}";
        text += " " + Speakers(report);
        return extent.Scenes == 0 ? text : text + " " + InsideAndNight(report);
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

    // A light that the headings do not tell is no day and no night.
    private static string InsideAndNight(ScriptReport report)
    {
        var all = report.Extent.SumOfScenes.Eighths;
        var unknown = report.Settings.LightUnknown.Length;
        var inside = $"{Percent(report.Settings.Length(Setting.Interior).Eighths, all)} of it plays indoors";
        if (unknown == report.Extent.Scenes)
            return inside + "; the headings do not tell day from night.";
        var night = $"{inside}, {Percent(report.Settings.Length(Light.Night).Eighths, all)} at night";
        return unknown == 0 ? night + "." : $"{night}; the light of {Number(unknown, "scene", "scenes")} is unknown.";
    }

    private static string Speakers(ScriptReport report)
    {
        var all = report.Extent.DialogueWords;
        if (report.People.IsEmpty)
            return report.Groups.IsEmpty ? "Nobody speaks." : "Nobody speaks alone.";
        var first = report.People[0];
        if (report.People.Length == 1)
            return $"{first.Name} alone speaks.";
        var people = Number(report.People.Length, "person speaks", "people speak");
        return all == 0 ? $"{people}, but their speeches have no words."
            : $"{people}; {first.Name} has {Percent(first.Words, all)} of the words, {report.People[1].Name} {Percent(report.People[1].Words, all)}.";
    }
}
