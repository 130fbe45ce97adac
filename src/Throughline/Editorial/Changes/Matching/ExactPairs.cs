namespace Throughline.Editorial.Changes.Matching;

/// <summary>Pairs events that show the same frames of the same source: first those that each cut has once, then, in order, the repeated ones.</summary>
internal static class ExactPairs
{
    private delegate (int, int, int) Keys(in SourceKeys keys, int track);

    public static void Find(EventPairing pairing, NeighbourPairs neighbours)
    {
        var tracks = new Dictionary<string, int>(StringComparer.Ordinal);
        var (oldTracks, newTracks) = (Tracks(pairing.Old, tracks), Tracks(pairing.New, tracks));
        ReadOnlySpan<Keys> ways =
        [
            static (in SourceKeys k, int track) => k.IsNone ? default : (k.Strongest, k.Name, track),
            static (in SourceKeys k, int _) => k.IsNone ? default : (k.Strongest, k.Name, 0),
            static (in SourceKeys k, int _) => k.File == 0 ? default : (k.File, 0, 0),
            static (in SourceKeys k, int _) => k.Reel == 0 ? default : (k.Reel, 0, 0),
            static (in SourceKeys k, int _) => k.Target == 0 ? default : (k.Target, 0, 0),
            static (in SourceKeys k, int _) => k.Name == 0 ? default : (k.Name, 0, 0),
        ];
        foreach (var way in ways)
        {
            Pair(pairing, way, oldTracks, newTracks, repeated: false);
            neighbours.Spread(exactly: true);
        }

        foreach (var way in ways)
        {
            Pair(pairing, way, oldTracks, newTracks, repeated: true);
            neighbours.Spread(exactly: true);
        }

        // A source spelled otherwise: file of the one is reel of the other, or the shorter is the beginning of the longer; else only time and shot speak.
        foreach (var repeated in (ReadOnlySpan<bool>)[false, true])
        {
            Pair(pairing, static (in SourceKeys k, int track) => (-1, k.Shot, track), oldTracks, newTracks, repeated, spelledOtherwise: true);
            neighbours.Spread(exactly: true);
        }
    }

    private static void Pair(EventPairing pairing, Keys way, int[] oldTracks, int[] newTracks, bool repeated, bool spelledOtherwise = false)
    {
        var left = new Dictionary<(int, int, int, long, long, long, long), Waiting>();
        for (var o = 0; o < pairing.Old.Length; o++)
        {
            if (!pairing.IsOldFree(o) || way(pairing.OldKeys[o], oldTracks[o]) is not { Item1: not 0 } key)
                continue;
            var signature = Signature(key, pairing.Old[o]);
            if (!left.TryGetValue(signature, out var waiting))
                left[signature] = waiting = new Waiting();
            waiting.Old.Add(o);
        }

        for (var n = 0; n < pairing.New.Length; n++)
        {
            if (pairing.OldOf(n) < 0 && way(pairing.NewKeys[n], newTracks[n]) is { Item1: not 0 } key && left.TryGetValue(Signature(key, pairing.New[n]), out var waiting))
                waiting.New.Add(n);
        }

        foreach (var waiting in left.Values)
        {
            if (waiting.New.Count == 0 || (!repeated && (waiting.Old.Count != 1 || waiting.New.Count != 1)))
                continue;
            for (int i = 0, j = 0; i < waiting.Old.Count && j < waiting.New.Count; i++, j++)
            {
                var (o, n) = (waiting.Old[i], waiting.New[j]);
                if (!pairing.IsFree(o, n) || !pairing.MayBeOne(o, n))
                    continue;
                var more = spelledOtherwise ? ReelSpelling.Evidence(pairing, o, n) : MatchEvidence.None;
                if (!spelledOtherwise || more != MatchEvidence.None)
                    pairing.Pair(o, n, more);
            }
        }
    }

    private static (int, int, int, long, long, long, long) Signature((int A, int B, int C) key, CutEvent e) =>
        (key.A, key.B, key.C * 4 + (int)e.Kind, e.SourceIn, e.Length, e.Speed.Numerator, e.Speed.Denominator);

    private static int[] Tracks(IReadOnlyList<CutEvent> events, Dictionary<string, int> numbers)
    {
        var tracks = new int[events.Count];
        for (var i = 0; i < tracks.Length; i++)
        {
            if (!numbers.TryGetValue(events[i].Track, out tracks[i]))
                numbers[events[i].Track] = tracks[i] = numbers.Count + 1;
        }

        return tracks;
    }

    private sealed class Waiting
    {
        public List<int> Old { get; } = [];

        public List<int> New { get; } = [];
    }
}
