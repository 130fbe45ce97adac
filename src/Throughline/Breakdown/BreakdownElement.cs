using System.Collections.Immutable;

namespace Throughline.Breakdown;

/// <summary>One thing that a scene needs.</summary>
/// <param name="Category">The kind of thing.</param>
/// <param name="Name">What it is called: <c>red suitcase</c>; people in capitals.</param>
/// <param name="Source">Who says so. When several do, a person before the file, and the file before the finder.</param>
public sealed record BreakdownElement(Category Category, string Name, ElementSource Source)
{
    /// <summary>How sure the finder is, from 0 to 1; 1 for everything that a file or a person says.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>True when the words do not name it but cannot be shot without it: a crowd for <c>armies in the distance</c>.</summary>
    public bool IsImplied { get; init; }

    /// <summary>Why, as a phrase, or null when the words say enough.</summary>
    public string? Reason { get; init; }

    /// <summary>What it rests on, in the order of the script; empty for what a person added without naming words.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>The kind and number of effects shots; null for all that is not a visual effect.</summary>
    public EffectEstimate? Effect { get; init; }

    /// <summary>The number on the board; 0 for what is not cast.</summary>
    public int BoardNumber { get; init; }

    /// <inheritdoc/>
    public bool Equals(BreakdownElement? other) =>
        other is not null && Category.Key == other.Category.Key && Name == other.Name && Source == other.Source && Confidence.Equals(other.Confidence)
        && IsImplied == other.IsImplied && Reason == other.Reason && Effect == other.Effect && BoardNumber == other.BoardNumber
        && Evidence.AsSpan().SequenceEqual(other.Evidence.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Category.Key, Name, Source);
}
