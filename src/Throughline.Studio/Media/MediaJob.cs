using Throughline.Time;

namespace Throughline.Studio.Media;

/// <summary>Something that ffmpeg is asked to make; immutable. <see cref="FfmpegArguments"/> says what it is asked with.</summary>
/// <param name="Input">What it is made of.</param>
/// <param name="Output">The file to make; what is there is replaced.</param>
public abstract record MediaJob(MediaInput Input, string Output);

/// <summary>A small picture of one frame.</summary>
/// <param name="Input">What it is made of.</param>
/// <param name="Frame">Frames from the first of the input.</param>
/// <param name="Output">A <c>.jpg</c>.</param>
public sealed record ThumbnailJob(MediaInput Input, long Frame, string Output) : MediaJob(Input, Output)
{
    /// <summary>Pixels across; the height follows the picture.</summary>
    public int Width { get; init; } = 480;
}

/// <summary>A movie of a plate as it plays in the cut, with what a vendor must be able to read off it burnt in beside the picture.</summary>
/// <param name="Input">What it is made of.</param>
/// <param name="First">Frames from the first of the input to the first that is used.</param>
/// <param name="Length">Frames of the input that are used.</param>
/// <param name="Output">A <c>.mov</c>.</param>
public sealed record ReferenceMovieJob(MediaInput Input, long First, long Length, string Output) : MediaJob(Input, Output)
{
    /// <summary>1 as it was shot, below 0 backwards, 0 the first frame held.</summary>
    public required Ratio Speed { get; init; }

    /// <summary>The rate of the movie.</summary>
    public required FrameRate Rate { get; init; }

    /// <summary>Frames of the movie.</summary>
    public required long Frames { get; init; }

    /// <summary>What is written on it.</summary>
    public required BurnIns BurnIns { get; init; }
}

/// <summary>Media that is read.</summary>
/// <param name="Path">A movie; of a sequence the path with the number as <c>%04d</c>, and every other <c>%</c> doubled.</param>
/// <param name="Rate">Frames a second.</param>
public sealed record MediaInput(string Path, FrameRate Rate)
{
    /// <summary>The number of a sequence's first image; null for a movie.</summary>
    public long? FirstNumber { get; init; }

    /// <summary>The reader of a movie, as <see cref="MovieFormat"/> tells it; null to let ffmpeg guess.</summary>
    public string? Reader { get; init; }
}

/// <summary>What is written beside the picture of a reference movie.</summary>
/// <param name="Shot">Top left: the shot.</param>
/// <param name="Version">Top left, behind it: plate and version, <c>PL01 v001</c>.</param>
/// <param name="Turnover">Top right: which turnover of which show.</param>
/// <param name="Reel">Bottom left, behind the source timecode.</param>
/// <param name="Source">Bottom left: the label of the first frame of media that is used.</param>
/// <param name="Record">Bottom right: the label of the movie's first frame in the cut.</param>
/// <param name="FirstFile">Bottom middle: the number that the first frame of media has as a file of the plate.</param>
/// <param name="Head">Frames of the movie before the first that the cut shows; the word HANDLE stands over them.</param>
/// <param name="Tail">Frames of the movie after the last that the cut shows.</param>
/// <param name="Font">A font file.</param>
public sealed record BurnIns(string Shot, string Version, string Turnover, string Reel, Timecode Source, Timecode Record, long FirstFile, long Head, long Tail, string Font);
