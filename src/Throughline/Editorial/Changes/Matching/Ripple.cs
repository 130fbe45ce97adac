namespace Throughline.Editorial.Changes.Matching;

/// <summary>By how much the main picture track shifts at each moment of the old cut: what sound and titles go along with.</summary>
internal sealed class Ripple
{
    private readonly List<(long In, long Out, long ShiftIn, long ShiftOut)> _shifts = [];
    private readonly string _main;

    public Ripple(EventPairing pairing, bool[] moved)
    {
        _main = Main(pairing);
        for (var n = 0; n < moved.Length; n++)
        {
            if (pairing.New[n].Track == _main && !moved[n] && pairing.OldOf(n) is var o and >= 0 && pairing.Old[o].Track == _main)
                _shifts.Add((pairing.Old[o].RecordIn, pairing.Old[o].RecordOut, pairing.New[n].RecordIn - pairing.Old[o].RecordIn, pairing.New[n].RecordOut - pairing.Old[o].RecordOut));
        }
    }

    /// <summary>True for events of the main picture track itself.</summary>
    public bool IsMain(CutEvent e) => e.Track == _main;

    /// <summary>True when the picture under an event of another track, or the last before it, shifts as much.</summary>
    public bool Explains(CutEvent old, long shift)
    {
        if (old.Track == _main || _shifts.Count == 0)
            return false;
        var (first, end) = (0, _shifts.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (_shifts[middle].In < old.RecordOut)
                first = middle + 1;
            else
                end = middle;
        }

        var i = first - 1;
        if (i < 0)
            return _shifts[0].ShiftIn == shift;
        for (; i >= 0 && _shifts[i].Out > old.RecordIn; i--)
        {
            if (_shifts[i].ShiftIn == shift || _shifts[i].ShiftOut == shift)
                return true;
        }

        return i >= 0 && _shifts[i].ShiftOut == shift;
    }

    private static string Main(EventPairing pairing)
    {
        var lengths = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var e in pairing.New)
            lengths[e.Track] = lengths.GetValueOrDefault(e.Track) + (e.Kind == TrackKind.Video ? e.Length : 0);
        return lengths.Count == 0 ? "" : lengths.MaxBy(l => l.Value).Key;
    }
}
