using Throughline.Time;

namespace Throughline.Editorial.Changes;

/// <summary>A clip of a cut as two cuts are compared: where it plays, what of its media is seen, and how its source is known.</summary>
public sealed record CutEvent
{
    /// <summary>Its place in <see cref="CutList.Events"/>.</summary>
    public int Number { get; init; }

    /// <summary><c>V1</c>, <c>A2</c>; the letter is <c>X</c> for tracks that are neither picture nor sound.</summary>
    public required string Track { get; init; }

    /// <summary>Picture, sound, or what else.</summary>
    public TrackKind Kind { get; init; }

    /// <summary>Its first record frame.</summary>
    public long RecordIn { get; init; }

    /// <summary>The record frame after its last.</summary>
    public long RecordOut { get; init; }

    /// <summary>The earliest moment of media that is seen, exact; no rate when the file does not say.</summary>
    public FrameTime SourceStart { get; init; }

    /// <summary>How much media is seen, exact; one frame when it is held.</summary>
    public FrameTime SourceLength { get; init; }

    /// <summary>1 as it was shot, -1 backwards, 0 held; the mean of a speed that varies.</summary>
    public Ratio Speed { get; init; } = Ratio.One;

    /// <summary>The points of a speed that varies, as text; empty for a constant one.</summary>
    public string SpeedMap { get; init; } = "";

    /// <summary>What leads into it, or null for a cut.</summary>
    public CutTransition? LeadIn { get; init; }

    /// <summary>What leads out of it into nothing, or null; into another clip it is that clip's <see cref="LeadIn"/>.</summary>
    public CutTransition? LeadOut { get; init; }

    /// <summary>What the editor calls the clip; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where it comes from.</summary>
    public CutSource Source { get; init; }

    /// <summary>The effects shot that a marker or comment names, or null.</summary>
    public string? Shot { get; init; }

    /// <summary>The scene it is of, or null.</summary>
    public string? Scene { get; init; }

    /// <summary>Who makes its effects, where a column of the file says so, or null.</summary>
    public string? Vendor { get; init; }

    /// <summary>The clip, or a nested sequence that plays at another speed.</summary>
    public required Item Item { get; init; }

    /// <summary>The rate that its frames are counted at.</summary>
    public FrameRate Rate { get; init; }

    /// <summary>Frames it plays.</summary>
    public long Length => RecordOut - RecordIn;

    /// <summary>True when the file says what of the media is seen.</summary>
    public bool HasSource => !SourceStart.Rate.IsNone;

    /// <summary>The first frame of media that is seen, counted at <see cref="Rate"/>; 0 when unknown.</summary>
    public long SourceIn { get; init; }

    /// <summary>The frame of media after the last that is seen; 0 when unknown.</summary>
    public long SourceOut { get; init; }

    /// <summary>The event with another stretch of media.</summary>
    internal CutEvent Showing(FrameTime start, FrameTime length) => this with
    {
        SourceStart = start,
        SourceLength = length,
        SourceIn = start.Rate.IsNone ? 0 : start.At(Rate, Rounding.Down).Frames,
        SourceOut = start.Rate.IsNone ? 0 : (start + length).At(Rate, Rounding.Up).Frames,
    };

    /// <summary>True when both play the same media in the same way at the same place, and name it alike.</summary>
    public bool IsSameAs(CutEvent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Track == other.Track && RecordIn == other.RecordIn && RecordOut == other.RecordOut && Speed == other.Speed && SpeedMap == other.SpeedMap
            && HasSource == other.HasSource && SourceStart.Coincides(other.SourceStart) && SourceLength.Coincides(other.SourceLength)
            && LeadIn == other.LeadIn && LeadOut == other.LeadOut && IsNamedAs(other);
    }

    /// <summary>True when clip name, source and shot are written alike.</summary>
    public bool IsNamedAs(CutEvent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Name == other.Name && Source == other.Source && Shot == other.Shot;
    }
}
