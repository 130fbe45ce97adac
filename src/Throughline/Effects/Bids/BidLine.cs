using System.Collections.Immutable;
using Throughline.Breakdown;
using Throughline.Screenplays;

namespace Throughline.Effects.Bids;

/// <summary>One effect of one scene, as it is asked of vendors.</summary>
public sealed record BidLine
{
    /// <summary>What both sides call it: the scene and the kind of effect, <c>12-CREATURE</c>, <c>12-CREATURE-2</c>; unique in a bid.</summary>
    public required string Ref { get; init; }

    /// <summary>The scene's number as printed; without one, its place from 1.</summary>
    public required string Scene { get; init; }

    /// <summary>The scene's heading.</summary>
    public required string Heading { get; init; }

    /// <summary>The page on which the scene begins.</summary>
    public required int Page { get; init; }

    /// <summary>The line of the file; 0 when it rests on no words.</summary>
    public required int Line { get; init; }

    /// <summary>The identity of the script's line; not known outside a production.</summary>
    public LineId LineId { get; init; }

    /// <summary>The words of the script that ask for it: the whole paragraph; empty when it rests on none.</summary>
    public required string Words { get; init; }

    /// <summary>What is to be made.</summary>
    public required string Name { get; init; }

    /// <summary>The kind; null when nobody said.</summary>
    public required EffectType? Type { get; init; }

    /// <summary>How many shots.</summary>
    public required Spread Shots { get; init; }

    /// <summary>Days of one artist for all its shots.</summary>
    public required Spread Days { get; init; }

    /// <summary>What the numbers take for granted, in sentences.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Who says that it is an effect.</summary>
    public required ElementSource Source { get; init; }

    /// <summary>The ids of its shots; empty until they are given.</summary>
    public ImmutableArray<ShotId> Ids { get; init; } = [];

    /// <summary>The kind for people.</summary>
    public string Kind => Type?.Name ?? "Kind not known";

    /// <summary>The tier for people.</summary>
    public string Tier => Type is { } type ? EffectTypes.Name(type.Tier) : "Tier not known";
}
