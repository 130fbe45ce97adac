using System.Collections.Immutable;
using Throughline.Editorial;
using Throughline.Editorial.Changes;
using Throughline.Time;

namespace Throughline.Effects;

/// <summary>An id proposed for a place that asks for an effect.</summary>
/// <param name="Id">Never given before.</param>
/// <param name="Place">The place.</param>
public sealed record NewShot(ShotId Id, UnnamedEffect Place);

/// <summary>Gives ids to the places of a cut that ask for an effect and name no shot.</summary>
public static class NewShots
{
    /// <summary>An id for each place in the order of the cut: in the scene of the shots around it, between their numbers when there is room.</summary>
    /// <param name="shots">The cut's shots.</param>
    /// <param name="pattern">How the show makes ids.</param>
    /// <param name="register">The ids that are taken.</param>
    public static ImmutableArray<NewShot> Of(CutShots shots, ShotPattern pattern, ShotRegister register)
    {
        ArgumentNullException.ThrowIfNull(shots);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(register);
        var known = shots.Shots.Select(s => (At: s.Uses[0].Placed.Record.Start, s.Id)).ToList();
        var named = ImmutableArray.CreateBuilder<NewShot>();
        foreach (var place in shots.Unnamed)
        {
            var at = place.Placed.Record.Start;
            // A slate or a log says the scene; else it is that of the shots around.
            var own = SceneNames.Of(place.Placed.Clip, null) is { } slate ? ShotPattern.Scene(slate) : null;
            ShotId? before = null, after = null;
            foreach (var (start, id) in known.Where(k => pattern.TryRead(k.Id, out var of, out _) && (own is null || of == own)).OrderBy(k => k.At))
            {
                if (start <= at)
                    before = id;
                else
                    after ??= id;
            }

            var scene = own ?? Scene(pattern, before) ?? Scene(pattern, after) ?? "";
            (register, var given) = register.Give(pattern, scene, before, Scene(pattern, after) == scene ? after : null);
            known.Add((at, given));
            named.Add(new NewShot(given, place));
        }

        return named.DrainToImmutable();
    }

    /// <summary>The cut with a marker for each new id and no other, to be written as a marker list.</summary>
    public static Timeline Markers(Timeline timeline, ImmutableArray<NewShot> named)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return timeline with
        {
            Tracks = [],
            Origin = null,
            Markers =
            [
                .. named.Select(n => new Marker
                {
                    Range = new TimeRange(n.Place.Placed.Record.Start - timeline.Start, new FrameTime(1, timeline.Rate)),
                    Colour = "YELLOW",
                    Name = n.Id.Text,
                    Comment = $"{n.Id} {n.Place.Words}",
                }),
            ],
        };
    }

    private static string? Scene(ShotPattern pattern, ShotId? id) => id is { } known && pattern.TryRead(known, out var scene, out _) ? scene : null;
}
