namespace Throughline.Ledger;

/// <summary>An event in its place in the log.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Previous">The leaf hash of the entry before; of the first, <c>default</c>.</param>
/// <param name="Event">What happened.</param>
public sealed record LedgerEntry(long Index, Digest Previous, LedgerEvent Event);
