using System.Globalization;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Drafts.Changes;

/// <summary>The turns of phrase that the change reports share.</summary>
internal static class Wording
{
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary><c>three scenes</c>, <c>12 scenes</c>, <c>one scene</c>, <c>no scenes</c>.</summary>
    public static string Count(int count, string one, string? many = null) => $"{Number(count)} {(count == 1 ? one : many ?? one + "s")}";

    public static string Number(int count) => count < Small.Length ? Small[count] : count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary><c>scene 4</c>; <c>scenes 4, 7 and 9</c>; more than eight are cut short.</summary>
    public static string Scenes(IReadOnlyList<string> labels) => (labels.Count == 1 ? "scene " : "scenes ") + List(labels);

    /// <summary><c>a, b and c</c>; more than eight are cut short.</summary>
    public static string List(IReadOnlyList<string> items)
    {
        const int Most = 8;
        if (items.Count > Most + 1)
            return string.Join(", ", items.Take(Most)) + $" and {Number(items.Count - Most)} more";
        return items.Count switch { 0 => "", 1 => items[0], _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1] };
    }

    /// <summary>The first letter in capitals.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary><c>1 2/8 pages</c>, <c>5/8 of a page</c>, <c>1 page</c>.</summary>
    public static string Pages(PageLength length) => length.Eighths switch
    {
        < 8 => $"{length} of a page",
        8 => "1 page",
        _ => $"{length} pages",
    };

    /// <summary>A difference in eighths with its sign: <c>+1 2/8</c>.</summary>
    public static string Signed(int eighths) => (eighths < 0 ? "−" : "+") + new PageLength(Math.Abs(eighths));

    /// <summary>What a place is called: <c>HOTEL, ROOM 12</c>.</summary>
    public static string Place(Slugline slugline) => slugline.Location.IsEmpty ? "no place" : string.Join(", ", slugline.Location);

    public static string Inside(Setting setting) => setting switch
    {
        Setting.Interior => "INT.",
        Setting.Exterior => "EXT.",
        Setting.InteriorExterior => "INT./EXT.",
        Setting.Establishing => "EST.",
        _ => "",
    };

    public static string Time(TimeOfDay time) => time == TimeOfDay.Unstated ? "no stated time" : time.ToString().ToLowerInvariant();
}
