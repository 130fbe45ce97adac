namespace Throughline.Ledger.Merkle;

/// <summary>Proofs checked by someone who has not got the log. Both answer false for whatever is malformed.</summary>
public static class MerkleProof
{
    /// <summary>Whether a leaf stands at an index of the tree with this root (RFC 9162 section 2.1.3.2).</summary>
    public static bool Includes(Digest root, long size, long index, Digest leaf, ReadOnlySpan<Digest> proof)
    {
        if (index < 0 || index >= size)
            return false;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var beside in proof)
        {
            if (last == 0)
                return false;
            if (node % 2 == 1 || node == last)
            {
                hash = TreeHash.Node(beside, hash);
                while (node % 2 == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = TreeHash.Node(hash, beside);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether the tree of the first root is the beginning of the tree of the second (RFC 9162 section 2.1.4.2).</summary>
    public static bool Extends(Digest fromRoot, long from, Digest toRoot, long to, ReadOnlySpan<Digest> proof)
    {
        if (from < 0 || to < from)
            return false;
        if (from == 0)
            return proof.IsEmpty && fromRoot == TreeHash.Empty;
        if (from == to)
            return proof.IsEmpty && fromRoot == toRoot;
        return Climb(fromRoot, from, toRoot, to, proof);
    }

    private static bool Climb(Digest fromRoot, long from, Digest toRoot, long to, ReadOnlySpan<Digest> proof)
    {
        var at = 0;
        if (!long.IsPow2(from) && proof.IsEmpty)
            return false;
        var (node, last) = (from - 1, to - 1);
        while (node % 2 == 1)
            (node, last) = (node >> 1, last >> 1);
        var old = long.IsPow2(from) ? fromRoot : proof[at++];
        var now = old;
        for (; at < proof.Length; at++)
        {
            if (last == 0)
                return false;
            if (node % 2 == 1 || node == last)
            {
                old = TreeHash.Node(proof[at], old);
                now = TreeHash.Node(proof[at], now);
                while (node % 2 == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                now = TreeHash.Node(now, proof[at]);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && old == fromRoot && now == toRoot;
    }
}
