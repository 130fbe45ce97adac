using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Editorial;

/// <summary>A timeline and what there is to say about its file.</summary>
/// <param name="Timeline">What could be read; empty when nothing could.</param>
/// <param name="Diagnostics">In order of place.</param>
public sealed record TimelineReading(Timeline Timeline, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>True when part of the file could not be read.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}

/// <summary>A file ready to be written.</summary>
/// <param name="Bytes">Its whole content.</param>
/// <param name="Losses">What the format cannot hold.</param>
public sealed record WrittenTimeline(byte[] Bytes, ImmutableArray<Diagnostic> Losses)
{
    /// <summary>Further files, for formats that hold one track each: what to put at the end of the name, and the content.</summary>
    public ImmutableArray<Companion> Companions { get; init; } = [];
}

/// <summary>A file beside the one that was asked for.</summary>
/// <param name="Suffix">What its name has before the ending, such as <c>_V2</c>.</param>
/// <param name="Bytes">Its whole content.</param>
public sealed record Companion(string Suffix, byte[] Bytes);
