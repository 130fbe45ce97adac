using System.Collections.Immutable;
using System.Globalization;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.CutBench;

/// <summary>Makes cuts and timelines of them.</summary>
public static class CutMaker
{
    private static readonly Ratio[] Speeds = [Ratio.Of(-1, 1), Ratio.Of(2, 1), Ratio.Of(1, 2), Ratio.Of(3, 2), Ratio.Of(-1, 2), default];

    /// <summary>A cut: some picture tracks, of which the lowest is the longest, and some sound tracks.</summary>
    /// <param name="random">Decides everything.</param>
    /// <param name="clips">How many clips there are at most.</param>
    /// <param name="video">How many picture tracks.</param>
    /// <param name="audio">How many sound tracks.</param>
    /// <param name="reels">How many reels its clips come from.</param>
    public static ImmutableArray<CutTrack> Cut(Random random, int clips, int video, int audio, int reels)
    {
        ArgumentNullException.ThrowIfNull(random);
        var id = 1;
        var tracks = ImmutableArray.CreateBuilder<CutTrack>();
        for (var t = 0; t < video + audio; t++)
        {
            var isVideo = t < video;
            var parts = ImmutableArray.CreateBuilder<CutPart>();
            for (var left = clips / (video + audio); left > 0; left--)
            {
                if (random.Next(isVideo && t == 0 ? 40 : 4) == 0)
                    parts.Add(CutPart.Gap(random.Next(1, 200)));
                parts.Add(Part(random, id++, reels, isVideo) with { Lead = random.Next(12) == 0 && parts is [.., { IsGap: false }] ? Lead(random, isVideo) : null });
            }

            tracks.Add(new CutTrack(isVideo ? TrackKind.Video : TrackKind.Audio, parts.DrainToImmutable()));
        }

        return tracks.DrainToImmutable();
    }

    /// <summary>Any clip.</summary>
    public static CutPart Part(Random random, int id, int reels, bool isVideo)
    {
        ArgumentNullException.ThrowIfNull(random);
        var reel = random.Next(reels);
        return new CutPart(id, string.Create(CultureInfo.InvariantCulture, $"A{reel:000}_C{reel * 7 % 100:000}_1123"), 86_400 + random.Next(4_000), random.Next(4, 160))
        {
            Speed = isVideo && random.Next(12) == 0 ? Speed(random) : Ratio.One,
            Ramps = isVideo && random.Next(60) == 0,
            Shot = isVideo && random.Next(6) == 0 ? string.Create(CultureInfo.InvariantCulture, $"TIDE_{random.Next(1, 20):000}_{id * 10:0000}") : "",
        };
    }

    /// <summary>A speed that is not 1.</summary>
    public static Ratio Speed(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Speeds[random.Next(Speeds.Length)];
    }

    /// <summary>A transition.</summary>
    public static TransitionKind Lead(Random random, bool isVideo)
    {
        ArgumentNullException.ThrowIfNull(random);
        return isVideo && random.Next(4) == 0 ? TransitionKind.Wipe : TransitionKind.Dissolve;
    }

    /// <summary>The cut as a timeline.</summary>
    /// <param name="tracks">The cut.</param>
    /// <param name="rate">Its rate.</param>
    /// <param name="start">Its first record frame.</param>
    /// <param name="media">The rate of its media; its clips are as long as so many frames of that take.</param>
    public static Timeline Timeline(ImmutableArray<CutTrack> tracks, FrameRate rate, long start, FrameRate media)
    {
        int video = 0, audio = 0;
        return new Timeline
        {
            Name = "reel 1",
            Timebase = new Timebase(rate),
            Start = new FrameTime(start, rate),
            Tracks = [.. tracks.Select(t => new Track { Name = t.Kind == TrackKind.Video ? $"V{++video}" : $"A{++audio}", Kind = t.Kind, Children = Children(t.Parts, rate, media) })],
        };
    }

    private static ImmutableArray<TrackPart> Children(ImmutableArray<CutPart> parts, FrameRate rate, FrameRate media)
    {
        var children = ImmutableArray.CreateBuilder<TrackPart>(parts.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Lead is { } lead && i > 0 && !parts[i].IsGap && !parts[i - 1].IsGap)
                children.Add(new Transition { Kind = lead, WipePattern = lead == TransitionKind.Wipe ? 1 : 0, InOffset = FrameTime.Zero(rate), OutOffset = new FrameTime(Math.Min(2, parts[i].Length), rate) });
            children.Add(parts[i].IsGap ? Gap.Of(Played(parts[i].Length, rate, media)) : Clip(parts[i], rate, media));
        }

        return children.DrainToImmutable();
    }

    private static FrameTime Played(int frames, FrameRate rate, FrameRate media) => FrameTime.Max(new FrameTime(1, rate), new FrameTime(frames, media).At(rate));

    private static Clip Clip(CutPart part, FrameRate rate, FrameRate media)
    {
        var start = new FrameTime(part.Start, media);
        return new Clip
        {
            Name = part.Reel,
            SourceRange = new TimeRange(start, Played(part.Length, rate, media)),
            Media = [new MediaReference { Kind = MediaKind.External, Name = part.Reel, Reel = part.Reel }],
            Effects = part.Ramps ? [Ramp(part, media)] : part.Speed == Ratio.One ? [] : part.Speed.Numerator == 0 ? [new Freeze()] : [new SpeedChange { Speed = part.Speed }],
            Markers = part.Shot.Length == 0 ? [] : [new Marker { Range = new TimeRange(start, FrameTime.Zero(rate)), Colour = "GREEN", Comment = part.Shot, Name = part.Shot }],
        };
    }

    private static TimeMap Ramp(CutPart part, FrameRate rate) => new()
    {
        Points =
        [
            new(FrameTime.Zero(rate), new FrameTime(part.Start, rate)),
            new(new FrameTime(part.Length / 2, rate), new FrameTime(part.Start + part.Length / 2, rate)),
            new(new FrameTime(part.Length, rate), new FrameTime(part.Start + part.Length / 2 + (part.Length - part.Length / 2) * 2, rate)),
        ],
    };
}

/// <summary>A track of such a cut.</summary>
public sealed record CutTrack(TrackKind Kind, ImmutableArray<CutPart> Parts);
