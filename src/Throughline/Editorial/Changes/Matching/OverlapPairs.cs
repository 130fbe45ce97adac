namespace Throughline.Editorial.Changes.Matching;

/// <summary>Pairs events of one source that have frames of it in common, the likeliest first.</summary>
internal static class OverlapPairs
{
    public static void Find(EventPairing pairing, NeighbourPairs neighbours)
    {
        neighbours.SpreadAgain(exactly: false);
        var shifts = ExpectedPlaces.Of(pairing);
        var index = new SourceIndex(pairing, freeOnly: true);
        var candidates = new List<(double Score, int Old, int New)>();
        for (var n = 0; n < pairing.New.Length; n++)
        {
            if (pairing.OldOf(n) >= 0)
                continue;
            foreach (var o in index.Overlapping(n))
            {
                if (pairing.MayBeOne(o, n))
                    candidates.Add((Score(pairing, o, n, shifts[o]), o, n));
            }
        }

        candidates.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.New != b.New ? a.New.CompareTo(b.New) : a.Old.CompareTo(b.Old));
        foreach (var (_, o, n) in candidates)
        {
            if (pairing.IsFree(o, n))
                pairing.Pair(o, n, MatchEvidence.None);
        }

        neighbours.Spread(exactly: false);
    }

    // Frames in common count most, then a common end, the shot, the speed, the track, and the place that the clips around it lead to expect.
    private static double Score(EventPairing pairing, int o, int n, long shift)
    {
        var (old, @new) = (pairing.Old[o], pairing.New[n]);
        var longer = Math.Max(1, Math.Max(old.SourceOut - old.SourceIn, @new.SourceOut - @new.SourceIn));
        var score = (double)SourceKeys.Overlap(old, @new) / longer;
        score += old.SourceIn == @new.SourceIn || old.SourceOut == @new.SourceOut ? 0.25 : 0;
        score += (pairing.Evidence(o, n) & MatchEvidence.Shot) != MatchEvidence.None ? 0.3 : old.Shot is not null && @new.Shot is not null ? -0.3 : 0;
        score += old.Speed == @new.Speed ? 0.1 : 0;
        score += old.Track == @new.Track ? 0.25 : 0;
        score += Beside(pairing, o, n, -1) + Beside(pairing, o, n, 1);
        var distance = Math.Abs(old.RecordIn + shift - @new.RecordIn);
        return score + 0.4 / (1 + distance / 24.0);
    }

    private static double Beside(EventPairing pairing, int o, int n, int step)
    {
        var (x, y) = (o + step, n + step);
        return x >= 0 && x < pairing.Old.Length && y >= 0 && y < pairing.New.Length && pairing.OldOf(y) == x ? 0.3 : 0;
    }
}
