using System.Collections.Immutable;

namespace Throughline.Studio.Live;

/// <summary>A draft that was named from the live text.</summary>
/// <param name="Number">The draft's number.</param>
/// <param name="Version">The version that it is the text of.</param>
/// <param name="Losses">What its format cannot hold, in sentences.</param>
/// <param name="Now">The draft that the text of now became after an older moment was named; null when that was not needed.</param>
[GenerateSerializer, Immutable]
public sealed record NamedDraft([property: Id(0)] int Number, [property: Id(1)] long Version, [property: Id(2)] ImmutableArray<string> Losses, [property: Id(3)] int? Now = null);
