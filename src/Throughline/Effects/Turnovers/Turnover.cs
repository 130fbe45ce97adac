using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>
/// What was handed over at one time, and never changed afterwards: every effects shot of a cut, the plates that were asked
/// for then and before, and the shots that the cut no longer has. The next turnover is reckoned from it and from nothing that a person may have edited.
/// </summary>
public sealed record Turnover
{
    /// <summary>The show as its ids have it.</summary>
    public required string Show { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>The cut's name.</summary>
    public required string Cut { get; init; }

    /// <summary>The SHA-256 of the cut's file, in hexadecimal digits; empty when it was no file.</summary>
    public string CutHash { get; init; } = "";

    /// <summary>How the cut's frames are counted and labelled.</summary>
    public required Timebase Timebase { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>How plates were pulled.</summary>
    public required PullPolicy Policy { get; init; }

    /// <summary>The shots of the cut in its order, then those that it has no longer.</summary>
    public required ImmutableArray<TurnoverShot> Shots { get; init; }

    /// <summary>Every id that the show has given so far, also those of no shot here.</summary>
    public required ShotRegister Register { get; init; }

    /// <summary>The names of the look-up tables that go with the plates.</summary>
    public ImmutableArray<string> Luts { get; init; } = [];

    /// <summary>The plates that this turnover asks for, with their shots.</summary>
    public IEnumerable<(TurnoverShot Shot, Plate Plate)> Asked => Shots.SelectMany(s => s.Plates.Where(p => p.Need != PlateNeed.Nothing).Select(p => (s, p)));

    /// <summary>A shot by its id, or null.</summary>
    public TurnoverShot? Find(ShotId id) => Shots.FirstOrDefault(s => s.Id == id);
}

/// <summary>A shot of a turnover.</summary>
public sealed record TurnoverShot
{
    /// <summary>Its name.</summary>
    public required ShotId Id { get; init; }

    /// <summary>The scene in its id, or empty.</summary>
    public string Scene { get; init; } = "";

    /// <summary>What is to be done; may be empty.</summary>
    public string Work { get; init; } = "";

    /// <summary>Who does it; may be empty.</summary>
    public string Vendor { get; init; } = "";

    /// <summary>Where it is seen in the cut, in order; empty when the cut has it no longer.</summary>
    public required ImmutableArray<RecordUse> Uses { get; init; }

    /// <summary>Its sources by number, also those that are seen no longer.</summary>
    public required ImmutableArray<Plate> Plates { get; init; }

    /// <summary>True when the cut has it no longer. Its id stays its own.</summary>
    public bool IsOmitted => Uses.IsEmpty;
}

/// <summary>A place of the cut where a shot is seen.</summary>
/// <param name="Record">Its record range.</param>
/// <param name="Track">The track's name.</param>
/// <param name="Plate">The number of the plate that is seen there.</param>
public readonly record struct RecordUse(TimeRange Record, string Track, int Plate)
{
    /// <summary>The frames of the plate's source that are seen there, rounded out to whole ones.</summary>
    public required TimeRange Seen { get; init; }

    /// <summary>How they play: 1 as shot, 0 held, below 0 backwards; the mean where the speed changes.</summary>
    public required Ratio Speed { get; init; }
}
