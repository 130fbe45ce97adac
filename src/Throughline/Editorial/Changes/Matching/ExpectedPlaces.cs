namespace Throughline.Editorial.Changes.Matching;

/// <summary>By how much each event of the old cut would start later if it went with the paired event before it on its track.</summary>
internal static class ExpectedPlaces
{
    public static long[] Of(EventPairing pairing)
    {
        var shifts = new long[pairing.Old.Length];
        var shift = 0L;
        var track = "";
        for (var o = 0; o < shifts.Length; o++)
        {
            if (pairing.Old[o].Track != track)
                (track, shift) = (pairing.Old[o].Track, First(pairing, o));
            if (pairing.NewOf(o) is var n and >= 0 && pairing.New[n].Track == track)
                shift = pairing.New[n].RecordOut - pairing.Old[o].RecordOut;
            shifts[o] = shift;
        }

        return shifts;
    }

    private static long First(EventPairing pairing, int from)
    {
        for (var o = from; o < pairing.Old.Length && pairing.Old[o].Track == pairing.Old[from].Track; o++)
        {
            if (pairing.NewOf(o) is var n and >= 0)
                return pairing.New[n].RecordIn - pairing.Old[o].RecordIn;
        }

        return 0;
    }
}
