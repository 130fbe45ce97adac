using System.Collections.Immutable;

namespace Throughline.Studio.Live;

/// <summary>What a client that opens the document is told: the whole text, or the edits that it lacks.</summary>
/// <param name="Version">What it has then.</param>
/// <param name="Format"><c>fountain</c>, or <c>fdx</c> when drafts are spliced back into a Final Draft file.</param>
/// <param name="Text">The text of that version, or null.</param>
/// <param name="Edits">The edits after the version that it asked for; empty when it gets the text.</param>
[GenerateSerializer, Immutable]
public sealed record DocumentOpening([property: Id(0)] long Version, [property: Id(1)] string Format, [property: Id(2)] string? Text, [property: Id(3)] ImmutableArray<LiveEdit> Edits);
