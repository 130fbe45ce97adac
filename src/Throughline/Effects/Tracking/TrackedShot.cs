using System.Collections.Immutable;
using Throughline.Effects.Statuses;
using Throughline.Effects.Turnovers;
using Throughline.Time;

namespace Throughline.Effects.Tracking;

/// <summary>A shot as a tracking system wants it: one row, frames as the vendor's files are numbered.</summary>
public sealed record TrackedShot
{
    /// <summary>Its name.</summary>
    public required ShotId Id { get; init; }

    /// <summary>The scene as its id has it, which is the sequence there; <c>000</c> when there is none.</summary>
    public required string Sequence { get; init; }

    /// <summary>What is to be done; may be empty.</summary>
    public string Work { get; init; } = "";

    /// <summary>Who does it; may be empty.</summary>
    public string Vendor { get; init; } = "";

    /// <summary>True when the cut has it no longer; then the frames are those of when it had.</summary>
    public bool IsOmitted { get; init; }

    /// <summary>Its place in the cut, from 1; 0 when the cut has it no longer.</summary>
    public int Order { get; init; }

    /// <summary>The plate of the first place that shows it.</summary>
    public required Plate Plate { get; init; }

    /// <summary>How the plate's source is labelled.</summary>
    public required Timebase Source { get; init; }

    /// <summary>Where it begins in the cut; empty when the cut has it no longer.</summary>
    public string RecordIn { get; init; } = "";

    /// <summary>The turnover that this is from.</summary>
    public required int Turnover { get; init; }

    /// <summary>What happened to it with that turnover, in the trade's words and frames; empty for nothing.</summary>
    public string News { get; init; } = "";

    /// <summary>The kind of effect in the bid; empty when it was in none.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The tier of effect in the bid; empty when it was in none.</summary>
    public string Tier { get; init; } = "";

    /// <summary>Days bid for it; null when it was in no bid.</summary>
    public decimal? Days { get; init; }

    /// <summary>The first file that is seen.</summary>
    public long CutIn => Plate.CutIn;

    /// <summary>The last file that is seen, itself included.</summary>
    public long CutOut => Plate.CutOut;

    /// <summary>Files that are seen.</summary>
    public long Frames => CutOut - CutIn + 1;

    /// <summary>The shots of a turnover in the order of the cut, then those that it has no longer.</summary>
    /// <param name="turnover">The turnover.</param>
    /// <param name="standings">How they stood to the turnover before; empty when nobody asked.</param>
    public static ImmutableArray<TrackedShot> Of(Turnover turnover, ImmutableArray<ShotStanding> standings)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        var news = standings.Where(s => s.Shot is not null && s.Status != ShotStatus.NoChange).ToLookup(s => s.Shot!.Value);
        var shots = ImmutableArray.CreateBuilder<TrackedShot>();
        foreach (var shot in turnover.Shots.Where(s => !s.Plates.IsEmpty))
        {
            var plate = shot.IsOmitted ? shot.Plates[0] : shot.Plates.First(p => p.Number == shot.Uses[0].Plate);
            shots.Add(new TrackedShot
            {
                Id = shot.Id,
                Sequence = shot.Scene.Length > 0 ? shot.Scene : "000",
                Work = shot.Work,
                Vendor = shot.Vendor,
                IsOmitted = shot.IsOmitted,
                Order = shot.IsOmitted ? 0 : shots.Count + 1,
                Plate = plate,
                Source = PullList.TimebaseOf(turnover, plate),
                RecordIn = shot.IsOmitted ? "" : turnover.Timebase.Label(shot.Uses[0].Record.Start).ToString(),
                Turnover = turnover.Number,
                News = string.Join("; ", news[shot.Id].Select(Said).Distinct(StringComparer.Ordinal)),
            });
        }

        return shots.DrainToImmutable();
    }

    private static string Said(ShotStanding standing)
    {
        var words = string.Join(", ", standing.Statuses.Select(ShotStatusNames.Of));
        return standing.Reasons.IsEmpty ? words : $"{words}: {string.Join("; ", standing.Reasons)}";
    }
}
