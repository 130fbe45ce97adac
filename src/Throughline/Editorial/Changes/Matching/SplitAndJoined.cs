namespace Throughline.Editorial.Changes.Matching;

/// <summary>Finds the further parts of clips that were split, and the further clips that were joined into one.</summary>
internal static class SplitAndJoined
{
    public static void Find(EventPairing pairing)
    {
        var index = new SourceIndex(pairing, freeOnly: false);
        for (var n = 0; n < pairing.New.Length; n++)
        {
            if (pairing.OldOf(n) >= 0)
                continue;
            foreach (var o in index.Overlapping(n))
            {
                if (pairing.NewOf(o) is var main and >= 0 && IsPart(pairing.New[n], pairing.Old[o], pairing.New[main]))
                {
                    pairing.Split(o, n);
                    break;
                }
            }
        }

        for (var n = 0; n < pairing.New.Length; n++)
        {
            if (pairing.OldOf(n) is not (var main and >= 0) || pairing.IsPart(n))
                continue;
            foreach (var o in index.Overlapping(n))
            {
                if (pairing.IsOldFree(o) && IsPart(pairing.Old[o], pairing.New[n], pairing.Old[main]))
                    pairing.Join(o, n);
            }
        }
    }

    // Most of the part comes out of the whole, and little of it is in the part that is known already.
    private static bool IsPart(CutEvent part, CutEvent whole, CutEvent known)
    {
        var length = part.SourceOut - part.SourceIn;
        return part.Kind == whole.Kind && part.Track == known.Track && part.Speed == whole.Speed && part.SpeedMap == whole.SpeedMap && part.SpeedMap.Length == 0
            && part.Speed.Numerator != 0 && length > 0
            && SourceKeys.Overlap(part, whole) * 2 > length && SourceKeys.Overlap(part, known) * 4 < length;
    }
}
