using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>How a show pulls plates.</summary>
public sealed record PullPolicy
{
    /// <summary>Eight frames at each end, counted as the source runs, files from 1001.</summary>
    public static readonly PullPolicy Default = new();

    /// <summary>Frames asked for before the first that is seen, 0 or more.</summary>
    public int HeadHandle { get; init; } = 8;

    /// <summary>Frames asked for after the last that is seen, 0 or more.</summary>
    public int TailHandle { get; init; } = 8;

    /// <summary>What a handle is counted in when the clip plays faster or slower than it was shot.</summary>
    public HandleFrames Retimed { get; init; } = HandleFrames.Source;

    /// <summary>The number of a new plate's first file, which lies in the head handle.</summary>
    public int FirstFrame { get; init; } = 1001;

    /// <summary>Digits of a file's number, 4 or more.</summary>
    public int Padding { get; init; } = 4;

    /// <summary>The ending of plate files, without its dot.</summary>
    public string Extension { get; init; } = "exr";

    /// <summary>A handle in frames of the source, at a speed.</summary>
    /// <param name="frames">The handle as the policy states it.</param>
    /// <param name="speed">Of the clip; its mean under a speed that changes.</param>
    internal long InSourceFrames(int frames, Ratio speed)
    {
        var magnitude = speed.Magnitude;
        if (Retimed == HandleFrames.Source || magnitude.Numerator == 0)
            return frames;
        return (long)Int128.Min(FrameTime.Most, ((Int128)frames * magnitude.Numerator + magnitude.Denominator - 1) / magnitude.Denominator);
    }
}

/// <summary>What handles are counted in under a retime.</summary>
public enum HandleFrames
{
    /// <summary>Frames of the source: eight are eight files, whatever the speed.</summary>
    Source,

    /// <summary>Frames of the cut: eight at 200 % are sixteen files.</summary>
    Record,
}
