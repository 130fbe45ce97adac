namespace Throughline.Drafts.Matching;

/// <summary>Of pairs in order of A, the heaviest set that is in order of B too.</summary>
internal static class Chain
{
    /// <summary>Marks the pairs of the set.</summary>
    /// <param name="places">The place in B of each pair, all different; -1 leaves a pair out.</param>
    /// <param name="weights">How much each is worth, above 0.</param>
    /// <param name="height">More than any place in B.</param>
    public static bool[] Heaviest(ReadOnlySpan<int> places, ReadOnlySpan<double> weights, int height)
    {
        // A tree of prefix maxima: at each place the pair that ends the heaviest set up to there.
        var best = new int[height + 1];
        Array.Fill(best, -1);
        var total = new double[places.Length];
        var before = new int[places.Length];
        var last = -1;
        for (var p = 0; p < places.Length; p++)
        {
            if (places[p] < 0)
                continue;
            var previous = -1;
            for (var at = places[p]; at > 0; at &= at - 1)
            {
                if (best[at] >= 0 && (previous < 0 || total[best[at]] > total[previous]))
                    previous = best[at];
            }

            before[p] = previous;
            total[p] = weights[p] + (previous < 0 ? 0 : total[previous]);
            for (var at = places[p] + 1; at <= height; at += at & -at)
            {
                if (best[at] < 0 || total[p] > total[best[at]])
                    best[at] = p;
            }

            if (last < 0 || total[p] > total[last])
                last = p;
        }

        var chosen = new bool[places.Length];
        for (; last >= 0; last = before[last])
            chosen[last] = true;
        return chosen;
    }

    /// <summary>The pairs of a matching that kept their order; the others have moved.</summary>
    /// <param name="pairs">The matching.</param>
    /// <param name="homeWeight">How many times a line counts that is in the same scene as before: of what changed places, the one that went to another scene is the one that moved.</param>
    public static bool[] InOrder(Pairing pairs, int homeWeight = 1)
    {
        var weights = new double[pairs.OfA.Length];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (pairs.A.Length(i) + 1) * (IsAtHome(pairs, i) ? homeWeight : 1);
        return Heaviest(pairs.OfA, weights, pairs.OfB.Length);
    }

    private static bool IsAtHome(Pairing pairs, int a)
    {
        if (pairs.OfA[a] == Pairing.None)
            return false;
        var (sceneA, sceneB) = (pairs.A.SceneOf[a], pairs.B.SceneOf[pairs.OfA[a]]);
        return sceneA < 0 ? sceneB < 0 : pairs.OfA[sceneA] == sceneB;
    }
}
