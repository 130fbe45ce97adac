using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays;

/// <summary>What a writer made of a screenplay.</summary>
/// <param name="Source">The file; its <see cref="SourceText.Encode"/> gives the bytes.</param>
/// <param name="Diagnostics">What the format cannot hold and what became of it; spans are in the file the screenplay was read from.</param>
public sealed record Written(SourceText Source, ImmutableArray<Diagnostic> Diagnostics);
