using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays;

/// <summary>What a reader made of a file. Readers never throw on content.</summary>
/// <param name="Screenplay">All that could be read; empty when nothing could.</param>
/// <param name="Diagnostics">What a person should know about the file, in order of place.</param>
public sealed record Reading(Screenplay Screenplay, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>For each element the page of the file it begins on, from 1, title pages counted; empty unless the file itself is made of pages.</summary>
    public ImmutableArray<int> Pages { get; init; } = [];

    /// <summary>True when part or all of the file could not be read.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}
