namespace Throughline.Editorial.Changes.Matching;

/// <summary>Tells the clips that moved from those that what changed before them pushed along.</summary>
internal static class MovedEvents
{
    /// <summary>For each event of the new cut, true when it moved.</summary>
    public static bool[] Of(EventPairing pairing)
    {
        var moved = new bool[pairing.New.Length];
        for (var first = 0; first < moved.Length;)
        {
            var end = first;
            while (end < moved.Length && pairing.New[end].Track == pairing.New[first].Track)
                end++;
            OutOfOrder(pairing, first, end, moved);
            first = end;
        }

        var ripple = new Ripple(pairing, moved);
        for (var first = 0; first < moved.Length;)
        {
            var end = first;
            while (end < moved.Length && pairing.New[end].Track == pairing.New[first].Track)
                end++;
            Pushed(pairing, ripple, first, end, moved);
            first = end;
        }

        return moved;
    }

    // Those that stay are the heaviest run, by frames, that keeps its order; a sum over a Fenwick tree of places in the old cut.
    private static void OutOfOrder(EventPairing pairing, int first, int end, bool[] moved)
    {
        var pairs = new List<(int Old, int New)>();
        for (var n = first; n < end; n++)
        {
            if (pairing.OldOf(n) is var o and >= 0 && pairing.Old[o].Track == pairing.New[n].Track && !pairing.IsPart(n))
                pairs.Add((o, n));
        }

        if (pairs.Count < 2)
            return;
        var low = pairs.Min(p => p.Old);
        var best = new HeaviestRun(pairs.Max(p => p.Old) - low + 1);
        var before = new int[pairs.Count];
        var (last, most) = (-1, -1L);
        for (var i = 0; i < pairs.Count; i++)
        {
            var place = pairs[i].Old - low;
            var (weight, at) = best.Before(place);
            before[i] = at;
            weight += Math.Max(1, pairing.New[pairs[i].New].Length);
            best.Set(place, weight, i);
            if (weight > most)
                (last, most) = (i, weight);
        }

        var stays = new bool[pairs.Count];
        for (var i = last; i >= 0; i = before[i])
            stays[i] = true;
        for (var i = 0; i < pairs.Count; i++)
            moved[pairs[i].New] = !stays[i];
    }

    // In order, and yet at a place that nothing before it explains.
    private static void Pushed(EventPairing pairing, Ripple ripple, int first, int end, bool[] moved)
    {
        var (shiftIn, shiftOut, before) = (long.MinValue, long.MinValue, -1);
        for (var n = first; n < end; n++)
        {
            var o = pairing.OldOf(n);
            if (o < 0 || pairing.IsPart(n) || moved[n] || pairing.Old[o].Track != pairing.New[n].Track)
                continue;
            var (old, @new) = (pairing.Old[o], pairing.New[n]);
            var shift = @new.RecordIn - old.RecordIn;
            var isPushed = n > first && pairing.New[n - 1].RecordOut == @new.RecordIn;
            var isHeld = shift == shiftIn || shift == shiftOut || ripple.Explains(old, shift) || EndStays(old, @new, shiftIn, shiftOut, ripple);
            if (!isPushed && !isHeld && !(before < 0 && ripple.IsMain(@new)))
            {
                moved[n] = true;
                continue;
            }

            (shiftIn, shiftOut, before) = (shift, @new.RecordOut - old.RecordOut, n);
        }
    }

    // A head that was trimmed towards a gap: the end is where it was.
    private static bool EndStays(CutEvent old, CutEvent @new, long shiftIn, long shiftOut, Ripple ripple)
    {
        var shift = @new.RecordOut - old.RecordOut;
        return old.Length != @new.Length && (shift == shiftIn || shift == shiftOut || ripple.Explains(old, shift));
    }
}
