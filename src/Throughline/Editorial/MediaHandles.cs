using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>The media beyond what is seen of a clip, in frames of the media.</summary>
/// <param name="Head">Media before the first frame of media that is seen.</param>
/// <param name="Tail">Media after the last.</param>
public readonly record struct MediaHandles(FrameTime Head, FrameTime Tail)
{
    /// <summary>The handles of a clip; null when its media's extent is unknown. Negative when more is asked of the media than there is.</summary>
    public static MediaHandles? Of(Clip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        if (clip.Active?.AvailableRange is not { } available)
            return null;
        var seen = Retiming.MediaSeen(clip);
        return new MediaHandles(seen.Start - available.Start, available.End - seen.End);
    }

    /// <summary>The media to pull for a clip: what is seen, rounded out to whole frames, and so many frames more at each end, no further than the media goes.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="frames">Handles, in frames of the media.</param>
    /// <param name="isClamped">True when the media ends before the handles do.</param>
    public static TimeRange Pull(Clip clip, int frames, out bool isClamped)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var rate = clip.Active?.AvailableRange is { Start.Rate.IsNone: false } known ? known.Start.Rate : Ranges.TrimmedRange(clip).Start.Rate;
        isClamped = false;
        if (rate.IsNone)
            return default;
        var seen = Retiming.MediaSeen(clip);
        var more = new FrameTime(frames, rate);
        var pull = TimeRange.Between(seen.Start.At(rate, Rounding.Down) - more, seen.End.At(rate, Rounding.Up) + more);
        if (clip.Active?.AvailableRange is not { } available || available.Contains(pull))
            return pull;
        isClamped = true;
        return pull.Intersect(available) ?? pull;
    }
}
