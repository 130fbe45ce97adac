using System.Collections.Immutable;
using Throughline.Effects.Turnovers;
using Throughline.Time;

namespace Throughline.Effects.Statuses;

/// <summary>The files that are known to have come for plates. A plate that nothing is known of counts as delivered as it was asked for.</summary>
/// <param name="ByPlate">First and last file, both included, by the plate's name in capitals.</param>
public sealed record DeliveredFrames(ImmutableDictionary<string, (long First, long Last)> ByPlate)
{
    /// <summary>Nothing was checked in: what was asked for counts.</summary>
    public static readonly DeliveredFrames AsAsked = new(ImmutableDictionary<string, (long First, long Last)>.Empty);

    /// <summary>With a sequence that came: a plate that came more than once has what came last.</summary>
    public DeliveredFrames With(string plate, long first, long last)
    {
        ArgumentNullException.ThrowIfNull(plate);
        return new DeliveredFrames(ByPlate.SetItem(plate.ToUpperInvariant(), (first, last)));
    }

    /// <summary>The frames of the source that a version of a plate holds; null when none of them came.</summary>
    public TimeRange? Of(ShotId shot, Plate plate, PlateVersion version)
    {
        ArgumentNullException.ThrowIfNull(plate);
        ArgumentNullException.ThrowIfNull(version);
        if (!ByPlate.TryGetValue(PlateName.Of(shot, plate.Number, version.Version).ToUpperInvariant(), out var came))
            return version.Source;
        var first = Math.Max(came.First, version.FirstFile);
        var last = Math.Min(came.Last, version.LastFile);
        return first > last ? null : TimeRange.Frames(Frame(version, first), Frame(version, last) + 1, version.Source.Start.Rate);
    }

    private static long Frame(PlateVersion version, long file) => version.Source.Start.Frames + file - version.FirstFile;
}
