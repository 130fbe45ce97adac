using Throughline.Ledger;

namespace Throughline.Studio;

/// <summary>Files by the hash of their bytes: the same file is kept once, and a changed one is noticed.</summary>
public abstract class ContentStore
{
    /// <summary>Keeps some bytes, on the disk when this returns; puts them back where they were changed.</summary>
    /// <returns>Their hash.</returns>
    /// <exception cref="StudioException">The disk refuses.</exception>
    public abstract Digest Put(ReadOnlySpan<byte> content);

    /// <summary>Whether the bytes with a hash are there, unchanged.</summary>
    public abstract bool IsWhole(Digest hash);

    /// <summary>The bytes with a hash.</summary>
    /// <exception cref="StudioException">They are gone, or are no longer those.</exception>
    public byte[] Get(Digest hash) => Load(hash);

    /// <summary>Reads the bytes with a hash.</summary>
    protected abstract byte[] Load(Digest hash);
}
