namespace Throughline.Ledger;

/// <summary>An entry as it was found in a store, which may have been tampered with.</summary>
/// <param name="Index">The place it is stored under.</param>
/// <param name="Bytes">The bytes stored as its canonical form.</param>
/// <param name="Leaf">The leaf hash stored beside it.</param>
public readonly record struct StoredEntry(long Index, ReadOnlyMemory<byte> Bytes, Digest Leaf);
