using System.Collections.Immutable;

namespace Throughline.Studio.Live;

/// <summary>Edits that a client wants committed: all that are not acknowledged yet, from the first on.</summary>
/// <param name="Base">The version that the first was made on; each next is made on the one before.</param>
/// <param name="Edits">The edits.</param>
[GenerateSerializer, Immutable]
public sealed record Submission([property: Id(0)] long Base, [property: Id(1)] ImmutableArray<LiveEdit> Edits);
