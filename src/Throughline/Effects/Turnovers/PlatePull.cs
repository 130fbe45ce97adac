using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>The frames of the source that a shot needs, and the frames to pull for it.</summary>
/// <param name="Seen">What the cut shows, rounded out to whole frames of the media; transitions included.</param>
/// <param name="Source">What is pulled: that, with handles, no further than the media goes.</param>
/// <param name="MissingHead">Frames by which the head handle is shorter than the policy asks, because the media begins there.</param>
/// <param name="MissingTail">Frames by which the tail handle is shorter, because the media ends there.</param>
/// <param name="MissingSeen">Frames that the cut shows and the media does not have; a fault of the cut or of the log.</param>
public readonly record struct PlatePull(TimeRange Seen, TimeRange Source, long MissingHead, long MissingTail, long MissingSeen)
{
    /// <summary>Frames pulled.</summary>
    public long Frames => Source.Duration.Frames;

    /// <summary>Frames before the first that is seen.</summary>
    public long HeadHandle => Seen.Start.Frames - Source.Start.Frames;

    /// <summary>Frames after the last that is seen.</summary>
    public long TailHandle => Source.End.Frames - Seen.End.Frames;

    /// <summary>Reckons the pull of one use of a shot.</summary>
    /// <param name="use">The clip, with what transitions add.</param>
    /// <param name="policy">Handles.</param>
    /// <param name="media">What media there is; null: as the cut says, or unknown.</param>
    /// <returns>Null for a clip that has no times.</returns>
    public static PlatePull? Of(ShotUse use, PullPolicy policy, TimeRange? media = null)
    {
        ArgumentNullException.ThrowIfNull(use);
        ArgumentNullException.ThrowIfNull(policy);
        var clip = use.Placed.Clip;
        var available = media ?? clip.Active?.AvailableRange;
        var rate = available is { Start.Rate.IsNone: false } known ? known.Start.Rate : Ranges.TrimmedRange(clip).Start.Rate;
        if (rate.IsNone || Ranges.Duration(clip).IsZero)
            return null;
        var speed = Retiming.Speed(clip);
        var exact = SeenOf(use, clip, speed);
        var seen = TimeRange.Between(exact.Start.At(rate, Rounding.Down), exact.End.At(rate, Rounding.Up));
        var head = policy.InSourceFrames(policy.HeadHandle, speed);
        var tail = policy.InSourceFrames(policy.TailHandle, speed);
        return Clamped(seen, head, tail, available);
    }

    /// <summary>The same pull with its handles around a wider stretch, as when two uses share a plate.</summary>
    internal PlatePull Join(PlatePull other)
    {
        var seen = TimeRange.Between(FrameTime.Min(Seen.Start, other.Seen.Start), FrameTime.Max(Seen.End, other.Seen.End));
        var source = TimeRange.Between(FrameTime.Min(Source.Start, other.Source.Start), FrameTime.Max(Source.End, other.Source.End));
        return new PlatePull(seen, source, Source.Start <= other.Source.Start ? MissingHead : other.MissingHead, Source.End >= other.Source.End ? MissingTail : other.MissingTail, Math.Max(MissingSeen, other.MissingSeen));
    }

    // A transition shows more of the media than the clip's own stretch; under a time map the media beyond it is not known.
    private static TimeRange SeenOf(ShotUse use, Clip clip, Ratio speed)
    {
        var seen = Retiming.MediaSeen(clip);
        if (speed.Numerator == 0 || (use.Lead.IsZero && use.Trail.IsZero))
            return seen;
        var (first, last) = speed.Numerator > 0 ? (use.Lead, use.Trail) : (use.Trail, use.Lead);
        return TimeRange.Between(seen.Start - first.Times(speed.Magnitude), seen.End + last.Times(speed.Magnitude));
    }

    private static PlatePull Clamped(TimeRange seen, long head, long tail, TimeRange? available)
    {
        var rate = seen.Start.Rate;
        var source = TimeRange.Between(seen.Start - new FrameTime(head, rate), seen.End + new FrameTime(tail, rate));
        if (available is not { Start.Rate.IsNone: false } media)
            return new PlatePull(seen, source, 0, 0, 0);
        var first = media.Start.At(rate, Rounding.Up);
        var end = media.End.At(rate, Rounding.Down);
        // What is seen is asked for even where the media is said to lack it: the log may be wrong, the cut shows it.
        var from = FrameTime.Min(seen.Start, FrameTime.Max(source.Start, first));
        var to = FrameTime.Max(seen.End, FrameTime.Min(source.End, end));
        var lacking = Math.Max(0, first.Frames - seen.Start.Frames) + Math.Max(0, seen.End.Frames - end.Frames);
        return new PlatePull(seen, TimeRange.Between(from, to), from.Frames - source.Start.Frames, source.End.Frames - to.Frames, Math.Min(lacking, seen.Duration.Frames));
    }
}
