using System.Collections.Immutable;

namespace Throughline.Breakdown;

/// <summary>What a person tells the breakdown beforehand.</summary>
public sealed record BreakdownOptions
{
    /// <summary>Nothing.</summary>
    public static readonly BreakdownOptions Default = new();

    /// <summary>Other name to main name of the same person.</summary>
    public ImmutableDictionary<string, string> Aliases { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Board numbers that are fixed, by name; everybody else gets the free numbers in order.</summary>
    public ImmutableDictionary<string, int> BoardNumbers { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>What a person added and refused.</summary>
    public ImmutableArray<PersonTag> Tags { get; init; } = [];

    /// <summary>False to leave out what the finder suggests.</summary>
    public bool Suggest { get; init; } = true;

    /// <summary>The least confidence of a suggestion that is kept, from 0 to 1.</summary>
    public double LeastConfidence { get; init; } = 0.3;
}
