using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>
/// A cut as read or as edited; immutable. A writer of the format it was read from gives an untouched timeline back as it
/// stood, and of an edited one what is still the very object that was read (see <see cref="Origin"/>).
/// </summary>
public sealed record Timeline
{
    /// <summary>A timeline with nothing in it, at 24 frames a second.</summary>
    public static readonly Timeline Empty = new() { Timebase = new Timebase(FrameRate.Fps24) };

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>How its frames are counted and labelled.</summary>
    public required Timebase Timebase { get; init; }

    /// <summary>The record time of its first frame.</summary>
    public FrameTime Start { get; init; }

    /// <summary>From the bottom up; picture and sound as they come.</summary>
    public ImmutableArray<Track> Tracks { get; init; } = [];

    /// <summary>Notes on the timeline itself; their ranges start from its first frame.</summary>
    public ImmutableArray<Marker> Markers { get; init; } = [];

    /// <summary>True for a list of clips that are in no order of time, as in a bin: the single track is only a list.</summary>
    public bool IsBin { get; init; }

    /// <summary>What the file says of it that the model does not.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;

    /// <summary>The kind of file it was read from.</summary>
    public TimelineFormat Format { get; init; }

    /// <summary>The file it was read from. Every <see cref="TrackPart.Span"/> lies in it.</summary>
    public SourceText Source { get; init; } = SourceText.Empty;

    /// <summary>What the reader made of <see cref="Source"/>; null for a timeline made in memory.</summary>
    public Timeline? Origin { get; init; }

    /// <summary>Frames a second.</summary>
    public FrameRate Rate => Timebase.Rate;

    /// <summary>The length of its longest track; not of a bin.</summary>
    public FrameTime Duration
    {
        get
        {
            var longest = FrameTime.Zero(Rate);
            foreach (var track in Tracks)
                longest = FrameTime.Max(longest, Ranges.Duration(track));
            return longest;
        }
    }

    /// <summary>True when nothing was changed since it was read.</summary>
    internal bool IsUntouched => Origin is { } o && o.Tracks == Tracks && o.Markers == Markers && o.Metadata == Metadata && o.Name == Name && o.Start == Start && o.Timebase == Timebase && ReferenceEquals(o.Source, Source);
}

/// <summary>A kind of file that holds a cut.</summary>
public enum TimelineFormat
{
    /// <summary>Made in memory.</summary>
    None,

    /// <summary>CMX 3600 edit decision list and its dialects.</summary>
    Edl,

    /// <summary>Avid Log Exchange.</summary>
    Ale,

    /// <summary>OpenTimelineIO JSON.</summary>
    Otio,

    /// <summary>Final Cut Pro 7 XML (xmeml), which Premiere, Resolve and others write.</summary>
    FinalCut7,

    /// <summary>Final Cut Pro X XML (fcpxml).</summary>
    FinalCutX,

    /// <summary>A shot list as comma-separated values.</summary>
    Csv,

    /// <summary>An Avid marker list, tab-separated.</summary>
    Markers,
}
