namespace Throughline.Ledger.Merkle;

/// <summary>The right edge of a growing tree: enough to know its root after each leaf, in memory that grows with the logarithm of the log.</summary>
public sealed class MerkleFrontier
{
    // The roots of the complete subtrees that the leaves so far fall into, the largest first.
    private readonly Stack<Digest> _roots = new();

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>Adds a leaf.</summary>
    public void Append(Digest leaf)
    {
        var node = leaf;
        for (var full = Size; full % 2 == 1; full >>= 1)
            node = TreeHash.Node(_roots.Pop(), node);
        _roots.Push(node);
        Size++;
    }

    /// <summary>The root over the leaves so far.</summary>
    public Digest Root()
    {
        Digest? root = null;
        foreach (var subtree in _roots)
            root = root is { } right ? TreeHash.Node(subtree, right) : subtree;
        return root ?? TreeHash.Empty;
    }
}
