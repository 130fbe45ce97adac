using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Story;
using Throughline.Text;

namespace Throughline.Breakdown;

/// <summary>The colours of marks and strips, as <c>#rrggbb</c>. Every production has its own custom: begin with <see cref="Default"/> and change it.</summary>
/// <param name="Marks">By the key of a category.</param>
/// <param name="Strips">By setting and light: <c>interior-day</c>.</param>
public sealed record Colours(ImmutableDictionary<string, string> Marks, ImmutableDictionary<string, string> Strips)
{
    /// <summary>The colours of <c>categories.tsv</c> and <c>strip-colours.tsv</c>.</summary>
    public static readonly Colours Default = new(
        Categories.All.ToImmutableDictionary(c => c.Key, c => c.Colour, StringComparer.Ordinal),
        DataTable.Read("strip-colours.tsv").ToImmutableDictionary(row => $"{row[0]}-{row[1]}", row => row[2], StringComparer.Ordinal));

    /// <summary>The colour that marks a category.</summary>
    public string Of(Category category)
    {
        ArgumentNullException.ThrowIfNull(category);
        return Marks.GetValueOrDefault(category.Key, category.Colour);
    }

    /// <summary>The colour of a scene's strip. A scene both inside and outside has that of outside.</summary>
    public string Of(SceneBreakdown scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var setting = scene.Slugline.Setting is Setting.Interior or Setting.Unstated ? "interior" : "exterior";
        return Strips.GetValueOrDefault($"{setting}-{NameOf(scene.Light)}", "#ffffff");
    }

    private static string NameOf(Light light) => light switch
    {
        Light.Day => "day",
        Light.Night => "night",
        Light.DawnOrDusk => "dawn-or-dusk",
        _ => "unstated",
    };
}
