namespace Throughline.Editorial.Changes.Matching;

/// <summary>The heaviest run that ends before a place; a Fenwick tree of maxima.</summary>
internal sealed class HeaviestRun(int places)
{
    private readonly (long Weight, int At)[] _best = Empty(places);

    /// <summary>The heaviest run that ends before a place, and what it ends with; -1 for none.</summary>
    public (long Weight, int At) Before(int place)
    {
        var best = (Weight: 0L, At: -1);
        for (var i = place; i > 0; i -= i & -i)
            best = _best[i].Weight > best.Weight ? _best[i] : best;
        return best;
    }

    /// <summary>Tells of a run that ends at a place.</summary>
    public void Set(int place, long weight, int at)
    {
        for (var i = place + 1; i < _best.Length; i += i & -i)
        {
            if (weight > _best[i].Weight)
                _best[i] = (weight, at);
        }
    }

    private static (long, int)[] Empty(int places)
    {
        var best = new (long, int)[places + 1];
        Array.Fill(best, (0L, -1));
        return best;
    }
}
