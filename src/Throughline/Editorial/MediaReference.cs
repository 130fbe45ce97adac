using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>Media as a file names it.</summary>
public sealed record MediaReference
{
    /// <summary>The key of the only representation.</summary>
    public const string DefaultKey = "DEFAULT_MEDIA";

    /// <summary>Which representation this is.</summary>
    public string Key { get; init; } = DefaultKey;

    /// <summary>What there is.</summary>
    public MediaKind Kind { get; init; } = MediaKind.Missing;

    /// <summary>The name of the file or of the source, without a folder; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The tape, card or camera roll, in full; empty when unknown.</summary>
    public string Reel { get; init; } = "";

    /// <summary>A path or URL as it was written; empty when unknown. For a generator, its kind.</summary>
    public string Target { get; init; } = "";

    /// <summary>The media that exists, in its own timecode; null when unknown.</summary>
    public TimeRange? AvailableRange { get; init; }

    /// <summary>What the file says of it that the model does not.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;
}

/// <summary>What stands behind a reference.</summary>
public enum MediaKind
{
    /// <summary>Only known by name or reel.</summary>
    Missing,

    /// <summary>A file.</summary>
    External,

    /// <summary>A file for each frame.</summary>
    ImageSequence,

    /// <summary>Made by the program: bars, titles, colour.</summary>
    Generator,

    /// <summary>Black.</summary>
    Black,
}
