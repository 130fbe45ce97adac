using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.CutBench;

/// <summary>A clip of a cut that is made here, or a gap when it has no reel.</summary>
/// <param name="Id">Which clip it is, whatever an editor does to it; parts of a clip that was cut in two have the same.</param>
/// <param name="Reel">Its reel.</param>
/// <param name="Start">The first frame of media that is seen.</param>
/// <param name="Length">Frames it plays.</param>
public sealed record CutPart(int Id, string Reel, long Start, int Length)
{
    /// <summary>Its speed; 0 holds a frame.</summary>
    public Ratio Speed { get; init; } = Ratio.One;

    /// <summary>True when its speed changes half-way.</summary>
    public bool Ramps { get; init; }

    /// <summary>What leads into it from the clip before, or null.</summary>
    public TransitionKind? Lead { get; init; }

    /// <summary>The effects shot that a marker on it names; may be empty.</summary>
    public string Shot { get; init; } = "";

    /// <summary>True for a gap.</summary>
    public bool IsGap => Reel.Length == 0;

    /// <summary>Nothing, for a while.</summary>
    public static CutPart Gap(int length) => new(0, "", 0, length);
}
