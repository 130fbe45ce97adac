using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Story;

namespace Throughline.Breakdown;

/// <summary>A breakdown sheet: one scene and all that it needs.</summary>
public sealed record SceneBreakdown
{
    /// <summary>Its place in the script, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Its number as printed; without one, its place from 1.</summary>
    public required string Label { get; init; }

    /// <summary>The heading's text on one line.</summary>
    public required string Heading { get; init; }

    /// <summary>The heading taken apart.</summary>
    public required Slugline Slugline { get; init; }

    /// <summary>Day or night, carried over from the scene before when the heading says CONTINUOUS.</summary>
    public required Light Light { get; init; }

    /// <summary>The day of the story, from 1; 0 for a flashback or dream, which belongs to none.</summary>
    public required int StoryDay { get; init; }

    /// <summary>Its length in eighths of a page.</summary>
    public required PageLength Length { get; init; }

    /// <summary>The page on which it begins.</summary>
    public required int Page { get; init; }

    /// <summary>The line of the file with its heading; 0 when it is not from a file.</summary>
    public required int Line { get; init; }

    /// <summary>What happens.</summary>
    public required SceneSummary Summary { get; init; }

    /// <summary>True for a scene that was cut after numbering; it needs nothing.</summary>
    public required bool IsOmitted { get; init; }

    /// <summary>What it needs, by category in the order of <see cref="Categories.All"/>; cast by board number, the rest as the script names it.</summary>
    public required ImmutableArray<BreakdownElement> Elements { get; init; }

    /// <summary>The place without the setting and the time.</summary>
    public string Set => string.Join(" - ", Slugline.Location);

    /// <summary>The elements of one category.</summary>
    public IEnumerable<BreakdownElement> Of(Category category) => Elements.Where(e => e.Category.Key == category.Key);
}
