using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>Something done to an item.</summary>
public abstract record Effect
{
    private protected Effect()
    {
    }

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>False when it is switched off.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>What the file says of it that the model does not.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;
}

/// <summary>The whole item at one speed.</summary>
public sealed record SpeedChange : Effect
{
    /// <summary>2 is twice as fast, -1 is backwards; never 0, which is a <see cref="Freeze"/>.</summary>
    public required Ratio Speed { get; init; }
}

/// <summary>One frame held: the first of the item's range.</summary>
public sealed record Freeze : Effect;

/// <summary>A speed that changes: straight lines between points of time played and time of media.</summary>
public sealed record TimeMap : Effect
{
    /// <summary>In order of <see cref="TimeMapPoint.Played"/>, which only grows.</summary>
    public ImmutableArray<TimeMapPoint> Points { get; init; } = [];
}

/// <summary>A point that a <see cref="TimeMap"/> goes through.</summary>
/// <param name="Played">Time since the item's first frame.</param>
/// <param name="Media">The moment of the media that is seen then.</param>
public readonly record struct TimeMapPoint(FrameTime Played, FrameTime Media);

/// <summary>An effect that changes no time and is only kept.</summary>
public sealed record PictureEffect : Effect;
