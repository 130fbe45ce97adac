namespace Throughline.Studio.Live;

/// <summary>Where a client's cursor is; not kept.</summary>
/// <param name="Client">The tab.</param>
/// <param name="Person">Whose.</param>
/// <param name="Version">The version that the offsets are in.</param>
/// <param name="Anchor">Where the selection began, in UTF-16 units.</param>
/// <param name="Head">Where it ends.</param>
[GenerateSerializer, Immutable]
public sealed record ClientCursor([property: Id(0)] Guid Client, [property: Id(1)] string Person, [property: Id(2)] long Version, [property: Id(3)] int Anchor, [property: Id(4)] int Head);
