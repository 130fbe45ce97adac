using System.Collections.Immutable;
using System.Numerics;

namespace Throughline.Ledger.Merkle;

/// <summary>
/// A Merkle tree over the leaf hashes of a log (RFC 9162 section 2.1), with every complete subtree kept, so that roots and
/// proofs for any earlier size cost a handful of hashes.
/// </summary>
public sealed class MerkleTree
{
    // [level][i] is the root over the leaves i * 2^level up to (i + 1) * 2^level.
    private readonly List<List<Digest>> _levels = [[]];

    /// <summary>A tree of these leaf hashes.</summary>
    public MerkleTree(IEnumerable<Digest> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        foreach (var leaf in leaves)
            Append(leaf);
    }

    /// <summary>Leaves in it.</summary>
    public long Size => _levels[0].Count;

    /// <summary>Its root; of no leaves, <see cref="TreeHash.Empty"/>.</summary>
    public Digest Root => RootAt(Size);

    /// <summary>The hash of a leaf.</summary>
    public Digest Leaf(long index) => _levels[0][checked((int)index)];

    /// <summary>Adds a leaf at the end.</summary>
    public void Append(Digest leaf)
    {
        var node = leaf;
        for (var level = 0; ; level++)
        {
            if (level == _levels.Count)
                _levels.Add([]);
            _levels[level].Add(node);
            if (_levels[level].Count % 2 == 1)
                return;
            node = TreeHash.Node(_levels[level][^2], node);
        }
    }

    /// <summary>The root as it was when the log had so many leaves.</summary>
    /// <param name="size">0 to <see cref="Size"/>.</param>
    public Digest RootAt(long size)
    {
        Bound(size, 0, Size, nameof(size));
        return size == 0 ? TreeHash.Empty : Range(0, size);
    }

    /// <summary>Proves that a leaf is in the tree of some size: the hashes beside its way up, from the leaf's (RFC 9162 section 2.1.3.1).</summary>
    /// <param name="index">0 to <paramref name="size"/> - 1.</param>
    /// <param name="size">1 to <see cref="Size"/>.</param>
    public ImmutableArray<Digest> ProveInclusion(long index, long size)
    {
        Bound(size, 1, Size, nameof(size));
        Bound(index, 0, size - 1, nameof(index));
        var proof = ImmutableArray.CreateBuilder<Digest>();
        Inclusion(index, 0, size, proof);
        return proof.ToImmutable();
    }

    /// <summary>Proves that the tree of one size is the beginning of the tree of another (RFC 9162 section 2.1.4.1); empty when they are one.</summary>
    /// <param name="from">1 to <paramref name="to"/>.</param>
    /// <param name="to">Up to <see cref="Size"/>.</param>
    public ImmutableArray<Digest> ProveConsistency(long from, long to)
    {
        Bound(to, 1, Size, nameof(to));
        Bound(from, 1, to, nameof(from));
        var proof = ImmutableArray.CreateBuilder<Digest>();
        Consistency(from, 0, to, whole: true, proof);
        return proof.ToImmutable();
    }

    /// <summary>The roots of complete subtrees of 2^<paramref name="level"/> leaves, in order; tiles are cut from these.</summary>
    internal IReadOnlyList<Digest> Level(int level) => level < _levels.Count ? _levels[level] : [];

    private void Inclusion(long index, long start, long end, ImmutableArray<Digest>.Builder proof)
    {
        if (end - start == 1)
            return;
        var split = start + Half(end - start);
        if (index < split)
        {
            Inclusion(index, start, split, proof);
            proof.Add(Range(split, end));
        }
        else
        {
            Inclusion(index, split, end, proof);
            proof.Add(Range(start, split));
        }
    }

    private void Consistency(long from, long start, long end, bool whole, ImmutableArray<Digest>.Builder proof)
    {
        if (from == end)
        {
            if (!whole)
                proof.Add(Range(start, end));
            return;
        }

        var split = start + Half(end - start);
        if (from <= split)
        {
            Consistency(from, start, split, whole, proof);
            proof.Add(Range(split, end));
        }
        else
        {
            Consistency(from, split, end, whole: false, proof);
            proof.Add(Range(start, split));
        }
    }

    private Digest Range(long start, long end)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count))
            return _levels[BitOperations.Log2((ulong)count)][checked((int)(start / count))];
        var split = start + Half(count);
        return TreeHash.Node(Range(start, split), Range(split, end));
    }

    /// <summary>The largest power of two below a count of two or more.</summary>
    internal static long Half(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    private static void Bound(long value, long least, long most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"From {least} to {most}.");
    }
}
