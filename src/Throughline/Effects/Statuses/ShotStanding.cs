using System.Collections.Immutable;
using Throughline.Effects.Turnovers;
using Throughline.Time;

namespace Throughline.Effects.Statuses;

/// <summary>One place of the cut, or one that it had, and what became of it since the last turnover.</summary>
public sealed record ShotStanding
{
    /// <summary>The shot; null for a place that names none.</summary>
    public ShotId? Shot { get; init; }

    /// <summary>All that is so, the weightiest first; never empty.</summary>
    public required ImmutableArray<ShotStatus> Statuses { get; init; }

    /// <summary>In words: by how many frames, from what to what. Empty when the status says enough.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>The place in the cut of now; null when it is gone.</summary>
    public RecordUse? Now { get; init; }

    /// <summary>The place in the turnover before; null when it is new there.</summary>
    public RecordUse? Before { get; init; }

    /// <summary>Where it is, or was, in record time.</summary>
    public required TimeRange Record { get; init; }

    /// <summary>The one that says most.</summary>
    public ShotStatus Status => Statuses[0];

    /// <summary>True when it is one of the statuses.</summary>
    public bool Is(ShotStatus status) => Statuses.Contains(status);
}
