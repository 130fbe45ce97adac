using System.Collections.Immutable;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>One source of a shot: what was asked of it so far, and what the cut of now needs of it.</summary>
public sealed record Plate
{
    /// <summary>From 1 in each shot: <c>PL01</c>. A longer pull of the same source keeps it, another source gets the next.</summary>
    public required int Number { get; init; }

    /// <summary>The tape, card or camera roll; else the file or the clip.</summary>
    public required string Reel { get; init; }

    /// <summary>The clip's name in the cut.</summary>
    public required string ClipName { get; init; }

    /// <summary>The media file's name; empty when unknown.</summary>
    public string File { get; init; } = "";

    /// <summary>The media file's path or address as the cut has it; empty when unknown.</summary>
    public string Target { get; init; } = "";

    /// <summary>Its grade, or null.</summary>
    public ColourDecision? Colour { get; init; }

    /// <summary>How it plays: 1 as it was shot, 0 held, below 0 backwards; the mean where the speed changes.</summary>
    public Ratio Speed { get; init; } = Ratio.One;

    /// <summary>The frames of the source that the cut shows; null when no cut of now shows it.</summary>
    public TimeRange? Seen { get; init; }

    /// <summary>Every pull that was asked for, the latest last.</summary>
    public required ImmutableArray<PlateVersion> Versions { get; init; }

    /// <summary>The version that this cut is to be made with, an index in <see cref="Versions"/>.</summary>
    public required int InUse { get; init; }

    /// <summary>What this turnover asks for it.</summary>
    public PlateNeed Need { get; init; }

    /// <summary>The version that this cut is to be made with.</summary>
    public PlateVersion Current => Versions[InUse];

    /// <summary>The number of the first file that the cut shows; of the version's first when the cut shows none.</summary>
    public long CutIn => Seen is { } seen ? Current.FileOf(seen.Start) : Current.FirstFile;

    /// <summary>The number of the last file that the cut shows, itself included.</summary>
    public long CutOut => Seen is { } seen ? Current.FileOf(seen.End) - 1 : Current.LastFile;

    /// <summary>Files before the first that is seen.</summary>
    public long HeadHandle => CutIn - Current.FirstFile;

    /// <summary>Files after the last that is seen.</summary>
    public long TailHandle => Current.LastFile - CutOut;
}

/// <summary>One pull of a plate.</summary>
/// <param name="Version">From 1: <c>v001</c>.</param>
/// <param name="Turnover">The turnover that asked for it.</param>
/// <param name="Source">Its frames, in the source's own timecode.</param>
/// <param name="FirstFile">The number of its first file.</param>
public sealed record PlateVersion(int Version, int Turnover, TimeRange Source, long FirstFile)
{
    /// <summary>Its files.</summary>
    public long Frames => Source.Duration.Frames;

    /// <summary>The number of its last file.</summary>
    public long LastFile => FirstFile + Frames - 1;

    /// <summary>Frames of the policy's handles that the media did not have: before and after.</summary>
    public (long Head, long Tail) Missing { get; init; }

    /// <summary>The number that the file of a source frame has, or would have.</summary>
    public long FileOf(FrameTime source) => FirstFile + source.At(Source.Start.Rate).Frames - Source.Start.Frames;
}

/// <summary>What a turnover asks for a plate.</summary>
public enum PlateNeed
{
    /// <summary>Nothing: what was asked for before holds all that the cut shows.</summary>
    Nothing,

    /// <summary>A first pull of this source.</summary>
    New,

    /// <summary>A longer pull of a source that was pulled before.</summary>
    Longer,
}
