namespace Throughline.Editorial.Changes.Matching;

/// <summary>Pairs what stands beside a pair on both sides alike: so repeated uses of one shot find their own.</summary>
internal sealed class NeighbourPairs(EventPairing pairing)
{
    /// <summary>Looks beside every pair made since the last time, and beside those that it makes.</summary>
    /// <param name="exactly">True to take only what shows the same frames; else frames in common of one source are enough.</param>
    public void Spread(bool exactly)
    {
        while (pairing.TryFresh(out var o, out var n))
        {
            Try(o + 1, n + 1, o, n, exactly);
            Try(o - 1, n - 1, o, n, exactly);
        }
    }

    /// <summary>Looks beside all pairs again.</summary>
    public void SpreadAgain(bool exactly)
    {
        for (var n = 0; n < pairing.New.Length; n++)
        {
            if (pairing.OldOf(n) is var o and >= 0)
            {
                Try(o + 1, n + 1, o, n, exactly);
                Try(o - 1, n - 1, o, n, exactly);
            }
        }

        Spread(exactly);
    }

    private void Try(int o, int n, int besideOld, int besideNew, bool exactly)
    {
        if (o < 0 || n < 0 || o >= pairing.Old.Length || n >= pairing.New.Length || !pairing.IsFree(o, n))
            return;
        var (old, @new) = (pairing.Old[o], pairing.New[n]);
        if (old.Track != pairing.Old[besideOld].Track || @new.Track != pairing.New[besideNew].Track || !pairing.MayBeOne(o, n))
            return;
        var (a, b) = (pairing.OldKeys[o], pairing.NewKeys[n]);
        var isOneSource = (a.With(b) & ~MatchEvidence.Shot) != MatchEvidence.None || (a.IsNone && b.IsNone);
        if (!isOneSource)
            return;
        var isSame = old.SourceIn == @new.SourceIn && old.Length == @new.Length && old.Speed == @new.Speed;
        if (isSame || (!exactly && SourceKeys.Overlap(old, @new) * 2 > Math.Min(old.SourceOut - old.SourceIn, @new.SourceOut - @new.SourceIn)))
            pairing.Pair(o, n, MatchEvidence.Neighbours);
    }
}
