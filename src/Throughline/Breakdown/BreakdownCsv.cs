using System.Globalization;
using System.Text;

namespace Throughline.Breakdown;

/// <summary>Writes a breakdown as a table: one row for each element of each scene, and one for a scene that needs nothing.</summary>
public static class BreakdownCsv
{
    private static readonly string[] Columns =
    [
        "scene", "heading", "int_ext", "set", "light", "story_day", "pages", "eighths", "page", "summary", "summary_by", "category", "category_id", "element", "board", "source", "implied",
        "confidence", "words", "line", "effect", "tier", "shots_min", "shots_likely", "shots_max", "reason",
    ];

    /// <summary>Writes it in UTF-8 with a mark, which spreadsheets need. No cell can be taken for a formula.</summary>
    public static byte[] Write(ScriptBreakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        var csv = new StringBuilder();
        CsvText.AddRow(csv, Columns);
        foreach (var scene in breakdown.Scenes)
        {
            foreach (var element in scene.Elements)
                CsvText.AddRow(csv, [.. Scene(scene), .. Element(element)]);
            if (scene.Elements.IsEmpty)
                CsvText.AddRow(csv, [.. Scene(scene), .. Enumerable.Repeat("", Columns.Length - 11)]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static string[] Scene(SceneBreakdown scene) =>
    [
        scene.Label, scene.Heading, Words.Of(scene.Slugline.Setting), scene.Set, Words.Of(scene.Light), Words.StoryDay(scene), scene.Length.ToString(), Number(scene.Length.Eighths), Number(scene.Page),
        scene.Summary.Text, scene.Summary.Text.Length == 0 ? "" : scene.Summary.IsWriters ? "writer" : "first sentence",
    ];

    private static string[] Element(BreakdownElement element) =>
    [
        element.Category.Key, Number(element.Category.ScheduleId), element.Name, element.BoardNumber == 0 ? "" : Number(element.BoardNumber), Words.Of(element.Source), element.IsImplied ? "yes" : "no",
        element.Confidence.ToString("0.00", CultureInfo.InvariantCulture), string.Join(" | ", element.Evidence.Where(e => e.Words.Length > 0).Select(e => e.Words)),
        element.Evidence.IsEmpty ? "" : Number(element.Evidence[0].Line),
        element.Effect?.Type.Key ?? "", element.Effect is null ? "" : EffectTypes.Name(element.Effect.Type.Tier),
        Number(element.Effect?.Minimum), Number(element.Effect?.Likely), Number(element.Effect?.Maximum), element.Reason ?? "",
    ];

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
