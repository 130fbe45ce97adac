using System.Collections.Immutable;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>A plate as it plays in the cut, its handles included: what a reference movie shows.</summary>
/// <param name="Shot">The shot.</param>
/// <param name="Plate">The plate; <see cref="Plate.Current"/> is the version that is meant.</param>
/// <param name="Clip">The clip of the first place where the cut shows it.</param>
public sealed record PlayedPlate(TurnoverShot Shot, Plate Plate, Clip Clip)
{
    /// <summary>Plate and version: <c>TIDE_104_0650_PL01_v001</c>.</summary>
    public string Name => PlateName.Of(Shot.Id, Plate.Number, Plate.Current.Version);

    /// <summary>The frames of media that it is made of, whole, in the media's own timecode; a single one when it is held.</summary>
    public required TimeRange Source { get; init; }

    /// <summary>The number of the file of the first frame of <see cref="Source"/>.</summary>
    public required long FirstFile { get; init; }

    /// <summary>1 as it was shot, below 0 backwards, 0 held; the mean where it changes.</summary>
    public required Ratio Speed { get; init; }

    /// <summary>The record time of the first frame that plays, at the cut's rate; handles lie before the shot's record in.</summary>
    public required FrameTime Record { get; init; }

    /// <summary>Frames of the cut that it plays, handles included.</summary>
    public required long Frames { get; init; }

    /// <summary>Frames of the cut before the first that the cut shows.</summary>
    public required long Head { get; init; }

    /// <summary>Frames of the cut after the last that the cut shows.</summary>
    public required long Tail { get; init; }

    /// <summary>The frame in the middle of what the cut shows: the one for a thumbnail.</summary>
    public required FrameTime Middle { get; init; }

    /// <summary>Every plate that the cut shows, at the first place where it does; in the cut's order.</summary>
    /// <param name="turnover">The turnover.</param>
    /// <param name="shots">The shots of the very cut that it was made of.</param>
    public static ImmutableArray<PlayedPlate> Of(Turnover turnover, CutShots shots)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        ArgumentNullException.ThrowIfNull(shots);
        var played = ImmutableArray.CreateBuilder<PlayedPlate>();
        foreach (var shot in turnover.Shots)
        {
            var inCut = shots.Shots.FirstOrDefault(s => s.Id == shot.Id);
            foreach (var first in shot.Uses.GroupBy(u => u.Plate).Select(g => g.First()))
            {
                var plate = shot.Plates.FirstOrDefault(p => p.Number == first.Plate);
                var use = inCut?.Uses.FirstOrDefault(u => u.Placed.Record == first.Record);
                if (plate is not null && use is not null)
                    played.Add(Of(shot, plate, use, turnover.Timebase.Rate));
            }
        }

        return played.DrainToImmutable();
    }

    private static PlayedPlate Of(TurnoverShot shot, Plate plate, ShotUse use, FrameRate rate)
    {
        var clip = use.Placed.Clip;
        var (source, record) = (plate.Current.Source, use.Placed.Record);
        var (speed, media) = (Retiming.Speed(clip), Retiming.MediaSeen(clip));
        var length = record.Duration.At(rate).Frames;
        var middle = (media.Start + media.Duration.Times(Ratio.Of(1, 2))).At(source.Start.Rate, Rounding.Down);
        if (speed.Numerator == 0)
        {
            var held = new TimeRange(media.Start.At(source.Start.Rate, Rounding.Down), new FrameTime(1, source.Start.Rate));
            return new PlayedPlate(shot, plate, clip) { Source = held, FirstFile = plate.Current.FileOf(held.Start), Speed = speed, Record = record.Start.At(rate), Frames = length, Head = 0, Tail = 0, Middle = held.Start };
        }

        // What lies before the clip as it plays: forwards the media before its first frame, backwards the media after its last.
        var playing = Ratio.Of(speed.Denominator, Math.Abs(speed.Numerator));
        var before = speed.Numerator > 0 ? media.Start - source.Start : source.End - media.End;
        var after = speed.Numerator > 0 ? source.End - media.End : media.Start - source.Start;
        var head = Math.Max(0, before.Times(playing).At(rate).Frames);
        var tail = Math.Max(0, after.Times(playing).At(rate).Frames);
        return new PlayedPlate(shot, plate, clip)
        {
            Source = source, FirstFile = plate.Current.FirstFile, Speed = speed, Record = (record.Start - new FrameTime(head, rate)).At(rate),
            Frames = head + length + tail, Head = head, Tail = tail, Middle = middle,
        };
    }
}
