namespace Throughline.Drafts.Matching;

/// <summary>Pairs what lies between pairs, in order: equal lines first, then lines that are alike.</summary>
internal sealed class Gaps
{
    /// <summary>Two lines less alike than this are two lines, even in one place.</summary>
    public const double Least = 0.4;

    private const double LeastInSlot = 0.25;
    private const int DenseCells = 40_000;
    private const long DenseWords = 100_000_000;
    private const int LongestLocal = 400;
    private readonly Pairing _pairs;

    private Gaps(Pairing pairs) => _pairs = pairs;

    /// <summary>Fills the gaps of what kept its order, then those inside what moved.</summary>
    public static void Fill(Pairing pairs)
    {
        var gaps = new Gaps(pairs);
        gaps.FillOrder();
        gaps.FillMoved();
    }

    /// <summary>Pairs a free line with the one in its very place, between pairs or under a paired cue, when they have something in common.</summary>
    public static void FillSlots(Pairing pairs)
    {
        for (var i = 1; i < pairs.OfA.Length; i++)
        {
            if (pairs.OfA[i] != Pairing.None || pairs.OfA[i - 1] == Pairing.None)
                continue;
            var j = pairs.OfA[i - 1] + 1;
            if (j >= pairs.OfB.Length || pairs.OfB[j] != Pairing.None || pairs.A.Elements[i].Kind != pairs.B.Elements[j].Kind)
                continue;
            var isClosed = i + 1 == pairs.OfA.Length ? j + 1 == pairs.OfB.Length : j + 1 < pairs.OfB.Length && pairs.OfA[i + 1] == j + 1;
            var least = Math.Min(pairs.A.Length(i), pairs.B.Length(j)) < 4 ? Least : LeastInSlot;
            if ((isClosed || pairs.A.IsCue(i - 1)) && Likeness.Of(pairs.A, i, pairs.B, j, least) >= least)
                pairs.Join(i, j);
        }
    }

    private void FillOrder()
    {
        var isInOrder = Chain.InOrder(_pairs);
        int fromA = 0, fromB = 0;
        for (var i = 0; i <= isInOrder.Length; i++)
        {
            if (i < isInOrder.Length && !isInOrder[i])
                continue;
            var toB = i < isInOrder.Length ? _pairs.OfA[i] : _pairs.OfB.Length;
            if (i > fromA && toB > fromB)
                Align(Pairing.Free(_pairs.OfA, fromA, i), Pairing.Free(_pairs.OfB, fromB, toB));
            (fromA, fromB) = (i + 1, toB + 1);
        }
    }

    // Neighbouring pairs that moved together: what lies between them moved with them.
    private void FillMoved()
    {
        var last = -1;
        for (var i = 0; i < _pairs.OfA.Length; i++)
        {
            if (_pairs.OfA[i] == Pairing.None)
                continue;
            if (last >= 0 && i - last > 1 && i - last < LongestLocal)
            {
                int from = _pairs.OfA[last] + 1, to = _pairs.OfA[i];
                if (to > from && to - from < LongestLocal)
                    Align(Pairing.Free(_pairs.OfA, last + 1, i), Pairing.Free(_pairs.OfB, from, to));
            }

            last = i;
        }
    }

    private void Align(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        while (!a.IsEmpty && !b.IsEmpty && _pairs.AreSame(a[^1], b[^1]))
        {
            _pairs.Join(a[^1], b[^1]);
            a = a[..^1];
            b = b[..^1];
        }

        while (!a.IsEmpty && !b.IsEmpty && _pairs.AreSame(a[0], b[0]))
        {
            _pairs.Join(a[0], b[0]);
            a = a[1..];
            b = b[1..];
        }

        if (a.IsEmpty || b.IsEmpty)
            return;
        if ((long)a.Length * b.Length > 2_000 && Divide(a, b))
            return;
        if ((long)a.Length * b.Length <= DenseCells && WordsOf(_pairs.A, a) * WordsOf(_pairs.B, b) <= DenseWords)
            new GapTable(_pairs, a, b).Join();
    }

    private static long WordsOf(DraftLines lines, ReadOnlySpan<int> run)
    {
        long words = 0;
        foreach (var line in run)
            words += lines.Length(line);
        return words;
    }

    // Lines that are alone in the gap on both sides cut it into smaller ones.
    private bool Divide(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var lonely = new LonelyHashes(a.Length + b.Length);
        for (var i = 0; i < a.Length; i++)
            lonely.AddA(_pairs.A.Hashes[a[i]], i);
        for (var j = 0; j < b.Length; j++)
            lonely.AddB(_pairs.B.Hashes[b[j]], j);
        var places = new int[a.Length];
        var weights = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            places[i] = lonely.PartnerOfA(_pairs.A.Hashes[a[i]]);
            weights[i] = _pairs.A.Length(a[i]);
        }

        var chosen = Chain.Heaviest(places, weights, b.Length);
        if (!chosen.AsSpan().Contains(true))
            return false;
        int fromA = 0, fromB = 0;
        for (var i = 0; i <= a.Length; i++)
        {
            if (i < a.Length && !chosen[i])
                continue;
            var toB = i < a.Length ? places[i] : b.Length;
            if (i < a.Length)
                _pairs.Join(a[i], b[toB]);
            Align(a[fromA..i], b[fromB..toB]);
            (fromA, fromB) = (i + 1, toB + 1);
        }

        return true;
    }
}
