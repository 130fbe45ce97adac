namespace Throughline.Drafts.Matching;

/// <summary>
/// The first pairs: lines, or short runs of lines, that both drafts have exactly once, and what stands unchanged around
/// them. Order does not matter, so that what was moved is found as easily as what stayed.
/// </summary>
internal static class Seeds
{
    // A line with fewer words says too little to be known without its neighbours.
    private const int LeastWords = 3, LeastShortWords = 2;

    public static void Find(Pairing pairs)
    {
        Plant(pairs, 1, LeastWords, isAmongFree: true);
        Plant(pairs, 3, LeastWords, isAmongFree: true);
        Plant(pairs, 2, LeastWords, isAmongFree: true);
    }

    /// <summary>Pairs short lines that are still free and that neither draft has twice, anywhere.</summary>
    public static void FindShort(Pairing pairs)
    {
        Plant(pairs, 2, LeastShortWords, isAmongFree: false);
        Plant(pairs, 1, LeastShortWords, isAmongFree: false);
    }

    /// <summary>Pairs what is alone in its words, then grows along equal lines.</summary>
    private static void Plant(Pairing pairs, int window, int leastWords, bool isAmongFree)
    {
        var lonely = new LonelyHashes(pairs.OfA.Length + pairs.OfB.Length);
        for (var i = 0; i + window <= pairs.OfA.Length; i++)
        {
            if ((!isAmongFree || IsFree(pairs.OfA, i, window)) && IsTelling(pairs.A, i, window, leastWords))
                lonely.AddA(HashOf(pairs.A, i, window), i);
        }

        for (var j = 0; j + window <= pairs.OfB.Length; j++)
        {
            if ((!isAmongFree || IsFree(pairs.OfB, j, window)) && IsTelling(pairs.B, j, window, leastWords))
                lonely.AddB(HashOf(pairs.B, j, window), j);
        }

        for (var i = 0; i + window <= pairs.OfA.Length; i++)
        {
            if (!IsFree(pairs.OfA, i, window) || !IsTelling(pairs.A, i, window, leastWords))
                continue;
            var j = lonely.PartnerOfA(HashOf(pairs.A, i, window));
            if (j < 0 || !IsFree(pairs.OfB, j, window))
                continue;
            for (var k = 0; k < window; k++)
                pairs.Join(i + k, j + k);
            Grow(pairs, i, j, -1);
            Grow(pairs, i + window - 1, j + window - 1, 1);
        }
    }

    /// <summary>Pairs equal lines from a pair on, in one direction. A cue or heading is not left without what it heads.</summary>
    public static void Grow(Pairing pairs, int a, int b, int step)
    {
        var length = 0;
        for (int i = a + step, j = b + step; i >= 0 && j >= 0 && i < pairs.OfA.Length && j < pairs.OfB.Length && pairs.AreFree(i, j) && pairs.AreSame(i, j); i += step, j += step)
            length++;
        while (step > 0 && length > 0 && (pairs.A.IsCue(a + length) || pairs.A.IsHeading(a + length)))
            length--;
        for (var k = 1; k <= length; k++)
            pairs.Join(a + k * step, b + k * step);
    }

    /// <summary>Takes pairs back that stand against the order of everything and say too little to have been moved on purpose.</summary>
    public static void Weed(Pairing pairs)
    {
        var isInOrder = Chain.InOrder(pairs);
        for (var i = 0; i < isInOrder.Length;)
        {
            var end = i + 1;
            if (pairs.OfA[i] == Pairing.None || isInOrder[i])
            {
                i = end;
                continue;
            }

            var words = pairs.A.Length(i);
            for (; end < isInOrder.Length && !isInOrder[end] && pairs.OfA[end] == pairs.OfA[end - 1] + 1; end++)
                words += pairs.A.Length(end);
            for (; i < end; i++)
            {
                if (words < LeastWords + 1)
                    pairs.Part(i);
            }
        }
    }

    private static bool IsFree(int[] partners, int from, int window)
    {
        for (var i = from; i < from + window; i++)
        {
            if (partners[i] != Pairing.None)
                return false;
        }

        return true;
    }

    private static bool IsTelling(DraftLines lines, int from, int window, int leastWords) =>
        lines.Starts[from + window] - lines.Starts[from] >= leastWords && (window > 1 || !lines.IsCue(from) && !lines.IsHeading(from));

    private static ulong HashOf(DraftLines lines, int from, int window)
    {
        var hash = lines.Hashes[from];
        for (var i = from + 1; i < from + window; i++)
            hash = DraftLines.Mix(hash ^ (lines.Hashes[i] * 0x9E3779B97F4A7C15));
        return hash;
    }
}
