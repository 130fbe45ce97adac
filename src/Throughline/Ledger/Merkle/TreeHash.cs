using System.Buffers;
using System.Security.Cryptography;

namespace Throughline.Ledger.Merkle;

/// <summary>The hashes of a Merkle tree, RFC 9162 section 2.1.1: a leaf and a node can never be taken for each other.</summary>
public static class TreeHash
{
    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public static Digest Empty { get; } = Digest.Of([]);

    /// <summary>SHA-256 of a zero byte and the entry.</summary>
    public static Digest Leaf(ReadOnlySpan<byte> entry)
    {
        byte[]? rented = null;
        var buffer = entry.Length < 1024 ? stackalloc byte[entry.Length + 1] : (rented = ArrayPool<byte>.Shared.Rent(entry.Length + 1)).AsSpan(0, entry.Length + 1);
        buffer[0] = 0;
        entry.CopyTo(buffer[1..]);
        var digest = Digest.Of(buffer);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return digest;
    }

    /// <summary>SHA-256 of a byte of one and both children.</summary>
    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> buffer = stackalloc byte[1 + 2 * Digest.Size];
        buffer[0] = 1;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + Digest.Size)..]);
        Span<byte> hash = stackalloc byte[Digest.Size];
        SHA256.HashData(buffer, hash);
        return new Digest(hash);
    }
}
