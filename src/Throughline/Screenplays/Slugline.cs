using System.Collections.Immutable;

namespace Throughline.Screenplays;

/// <summary>A scene heading taken apart. Text is as written, trimmed.</summary>
/// <param name="Prefix">What says inside or outside, with its dot: <c>INT.</c>; empty when there is none.</param>
/// <param name="Setting">What the prefix means.</param>
/// <param name="Location">From the whole to the part: <c>HOTEL</c>, <c>ROOM 12</c>; empty when none is given.</param>
/// <param name="Time">The words for the time of day, or null.</param>
/// <param name="TimeOfDay">What those words mean.</param>
/// <param name="Modifiers">CONTINUOUS, LATER, MOMENTS LATER, SAME, FLASHBACK, or a period such as 1993; in order.</param>
public sealed record Slugline(
    string Prefix,
    Setting Setting,
    ImmutableArray<string> Location,
    string? Time,
    TimeOfDay TimeOfDay,
    ImmutableArray<string> Modifiers)
{
    /// <summary>True when the scene goes on from the one before without a break in time.</summary>
    public bool IsContinuous => Modifiers.Any(m => m.StartsWith("CONT", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public bool Equals(Slugline? other) =>
        other is not null && Prefix == other.Prefix && Setting == other.Setting && Time == other.Time && TimeOfDay == other.TimeOfDay
        && Location.AsSpan().SequenceEqual(other.Location.AsSpan()) && Modifiers.AsSpan().SequenceEqual(other.Modifiers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Prefix, Setting, Time, Location.Length);
}
