using System.Collections.Immutable;

namespace Throughline.Effects.Tracking;

/// <summary>A sequence or a shot as Kitsu has it.</summary>
public sealed record KitsuEntity
{
    /// <summary>Its id there.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The sequence of a shot, the episode of a sequence; null when it is in none.</summary>
    public string? Parent { get; init; }

    /// <summary>The description, or empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Frames, or null.</summary>
    public long? Frames { get; init; }

    /// <summary>True when it was taken out.</summary>
    public bool IsCanceled { get; init; }

    /// <summary>All its own fields, each value as the JSON that came.</summary>
    public ImmutableSortedDictionary<string, string> Data { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>A Kitsu project as a plan needs it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sequences">Its sequences; of a series those of the episode.</param>
/// <param name="Shots">All its shots, also those that were taken out.</param>
/// <param name="Columns">The fields that its shots show, by their name in data.</param>
public sealed record KitsuProject(string Name, ImmutableArray<KitsuEntity> Sequences, ImmutableArray<KitsuEntity> Shots, ImmutableHashSet<string> Columns);
