namespace Throughline.Studio.Storage;

/// <summary>A cut that was brought in.</summary>
internal sealed class CutRow
{
    public required string ProductionId { get; init; }

    /// <summary>From 1, in the order in which the cuts came in.</summary>
    public required int Number { get; init; }

    /// <summary>The file it came from, without its folder.</summary>
    public required string FileName { get; init; }

    /// <summary>The SHA-256 of its bytes in the content store, in hexadecimal digits.</summary>
    public required string Content { get; init; }

    /// <summary>The frame rate that a person gave, for a file that does not say it.</summary>
    public string? Rate { get; init; }

    public required string Person { get; init; }

    public required DateTimeOffset Added { get; init; }
}
