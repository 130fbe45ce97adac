using System.Collections.Immutable;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>The plates of one shot while a turnover is reckoned: those of before, and what is new.</summary>
internal sealed class ShotPlates
{
    private readonly PullPolicy _policy;
    private readonly int _turnover;
    private readonly List<Plate> _plates;

    public ShotPlates(ImmutableArray<Plate> before, PullPolicy policy, int turnover)
    {
        (_policy, _turnover) = (policy, turnover);
        // Nothing is seen until a use is placed.
        _plates = [.. before.Select(p => p with { Seen = null, Need = PlateNeed.Nothing })];
    }

    /// <summary>Finds the plate that serves a source, asks for a longer one, or makes the next.</summary>
    public Plate Place(PlateSource source)
    {
        var at = _plates.FindIndex(p => p.Seen is null && IsOf(p, source) && p.Versions.Any(v => Holds(v, source.Pull)));
        if (at >= 0)
        {
            var holding = _plates[at].Versions;
            var inUse = holding.Length - 1;
            while (!Holds(holding[inUse], source.Pull))
                inUse--;
            return _plates[at] = Seen(_plates[at], source) with { InUse = inUse, Need = PlateNeed.Nothing };
        }

        at = _plates.FindIndex(p => p.Seen is null && IsOf(p, source) && p.Versions.Any(v => Touches(v, source.Pull)));
        if (at >= 0)
            return _plates[at] = Longer(_plates[at], source);
        var plate = Seen(New(source), source);
        _plates.Add(plate);
        return plate;
    }

    /// <summary>All plates by number.</summary>
    public ImmutableArray<Plate> All() => [.. _plates.OrderBy(p => p.Number)];

    // Frames that were delivered keep their numbers, so that work done on them stays where it is; a longer head begins below the first.
    private Plate Longer(Plate plate, PlateSource source)
    {
        var touched = plate.Versions.Last(v => Touches(v, source.Pull));
        var version = new PlateVersion(plate.Versions[^1].Version + 1, _turnover, source.Pull.Source, touched.FileOf(source.Pull.Source.Start))
        {
            Missing = (source.Pull.MissingHead, source.Pull.MissingTail),
        };
        // A number below zero cannot be written.
        if (version.FirstFile < 0)
            version = version with { FirstFile = _policy.FirstFrame };
        return Seen(plate, source) with { Versions = plate.Versions.Add(version), InUse = plate.Versions.Length, Need = PlateNeed.Longer };
    }

    private Plate New(PlateSource source) => new()
    {
        Number = _plates.Select(p => p.Number).DefaultIfEmpty(0).Max() + 1,
        Reel = source.Clip.Active is { Reel.Length: > 0 } media ? media.Reel : source.Clip.Active is { Name.Length: > 0 } file ? file.Name : source.Clip.Name,
        ClipName = source.Clip.Name,
        Versions = [new PlateVersion(1, _turnover, source.Pull.Source, _policy.FirstFrame) { Missing = (source.Pull.MissingHead, source.Pull.MissingTail) }],
        InUse = 0,
        Need = PlateNeed.New,
    };

    private static Plate Seen(Plate plate, PlateSource source) => plate with
    {
        Seen = source.Pull.Seen,
        ClipName = source.Clip.Name,
        File = source.Clip.Active?.Name ?? "",
        Target = source.Clip.Active is { Kind: MediaKind.External or MediaKind.ImageSequence } media ? media.Target : "",
        Colour = source.Clip.Colour ?? plate.Colour,
        Speed = Retiming.Speed(source.Clip),
    };

    private static bool IsOf(Plate plate, PlateSource source) =>
        (PlateSource.KeyOf(plate.Reel) == source.Key || (plate.File.Length > 0 && PlateSource.KeyOf(plate.File) == source.Key)) && plate.Versions[0].Source.Start.Rate == source.Pull.Source.Start.Rate;

    private static bool Holds(PlateVersion version, PlatePull pull) => version.Source.Contains(pull.Seen);

    private static bool Touches(PlateVersion version, PlatePull pull) => version.Source.Start <= pull.Source.End && pull.Source.Start <= version.Source.End;
}
