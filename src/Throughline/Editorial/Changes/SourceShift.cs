using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>How far the media of two clips at the same speed differs, in frames of the cut at both ends.</summary>
/// <param name="Head">Frames lost at the beginning as it plays.</param>
/// <param name="Tail">Frames lost at the end.</param>
/// <param name="SubFrames">What of the shift is less than a frame; no rate when it is none.</param>
internal readonly record struct SourceShift(long Head, long Tail, FrameTime SubFrames)
{
    public static SourceShift Between(CutEvent old, CutEvent @new)
    {
        var shorter = old.Length - @new.Length;
        if (!old.HasSource || !@new.HasSource || old.SpeedMap.Length > 0)
            return new SourceShift(0, shorter, default);
        var by = @new.SourceStart - old.SourceStart;
        if (by.IsZero)
            return old.Speed.Numerator >= 0 ? new SourceShift(0, shorter, default) : new SourceShift(shorter, 0, default);
        var speed = old.Speed.Magnitude;
        if (speed.Numerator == 0)
            return new SourceShift(0, shorter, by);
        var played = by.Times(Ratio.Of(speed.Denominator, speed.Numerator)).At(old.Rate).Frames;
        var rest = by - new FrameTime(played, old.Rate).Times(speed);
        var sub = rest.IsZero ? default : rest;
        return old.Speed.Numerator > 0 ? new SourceShift(played, shorter - played, sub) : new SourceShift(shorter - played, played, sub);
    }
}
