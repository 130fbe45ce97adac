namespace Throughline.Editorial.Changes.Matching;

/// <summary>The events of the old cut by every name of their source, in order of source time.</summary>
internal sealed class SourceIndex
{
    // A shot that is used hundreds of times would make every use a candidate of every other; the nearest in source time are enough.
    private const int MostLooks = 24;
    private readonly EventPairing _pairing;
    private readonly Dictionary<int, List<int>> _byKey = [];
    private readonly List<int> _found = [];

    public SourceIndex(EventPairing pairing, bool freeOnly)
    {
        _pairing = pairing;
        for (var o = 0; o < pairing.Old.Length; o++)
        {
            if (freeOnly && !pairing.IsOldFree(o))
                continue;
            var keys = pairing.OldKeys[o];
            foreach (var key in (ReadOnlySpan<int>)[keys.File, keys.Target, keys.Reel, keys.Name])
            {
                if (key == 0)
                    continue;
                if (!_byKey.TryGetValue(key, out var list))
                    _byKey[key] = list = [];
                if (list.Count == 0 || list[^1] != o)
                    list.Add(o);
            }
        }

        foreach (var list in _byKey.Values)
            list.Sort((a, b) => pairing.Old[a].SourceIn != pairing.Old[b].SourceIn ? pairing.Old[a].SourceIn.CompareTo(pairing.Old[b].SourceIn) : a.CompareTo(b));
    }

    /// <summary>Old events of the same source that have frames in common with a new one; the list is used again at the next call.</summary>
    public List<int> Overlapping(int n)
    {
        _found.Clear();
        var keys = _pairing.NewKeys[n];
        foreach (var key in (ReadOnlySpan<int>)[keys.File, keys.Target, keys.Reel, keys.Name])
        {
            if (key != 0 && _byKey.TryGetValue(key, out var list))
                Add(list, n);
        }

        return _found;
    }

    private void Add(List<int> list, int n)
    {
        var e = _pairing.New[n];
        var first = 0;
        var end = list.Count;
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (_pairing.Old[list[middle]].SourceIn < e.SourceOut)
                first = middle + 1;
            else
                end = middle;
        }

        for (var (i, looks) = (first - 1, 0); i >= 0 && looks < MostLooks; i--, looks++)
        {
            var o = list[i];
            if (SourceKeys.Overlap(_pairing.Old[o], e) > 0 && (_pairing.Evidence(o, n) & ~MatchEvidence.Shot) != MatchEvidence.None && !_found.Contains(o))
                _found.Add(o);
        }
    }
}
