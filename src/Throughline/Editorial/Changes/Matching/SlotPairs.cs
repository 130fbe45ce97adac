using System.Collections.Immutable;

namespace Throughline.Editorial.Changes.Matching;

/// <summary>Pairs what is left between the same neighbours: the same source slipped far, or other media in the same place.</summary>
internal static class SlotPairs
{
    public static void Find(EventPairing pairing)
    {
        for (var n = 0; n < pairing.New.Length;)
        {
            if (pairing.OldOf(n) >= 0)
            {
                n++;
                continue;
            }

            var end = n;
            while (end < pairing.New.Length && pairing.OldOf(end) < 0 && pairing.New[end].Track == pairing.New[n].Track)
                end++;
            if (OldRun(pairing, n, end) is { } run)
                Pair(pairing, run, n, end);
            n = end;
        }

        Shots(pairing);
    }

    // The events of the old cut between the pairs of the neighbours, when all of them are free.
    private static (int First, int End)? OldRun(EventPairing pairing, int first, int end)
    {
        var track = pairing.New[first].Track;
        var hasBefore = first > 0 && pairing.New[first - 1].Track == track;
        var hasAfter = end < pairing.New.Length && pairing.New[end].Track == track;
        var before = hasBefore ? pairing.OldOf(first - 1) : -1;
        var after = hasAfter ? pairing.OldOf(end) : -1;
        if ((hasBefore && pairing.Old[before].Track != track) || (hasAfter && pairing.Old[after].Track != track))
            return null;
        var from = hasBefore ? before + 1 : Edge(pairing.Old, track, atStart: true);
        var to = hasAfter ? after : Edge(pairing.Old, track, atStart: false);
        if (from < 0 || to <= from || to - from > 2000)
            return null;
        for (var o = from; o < to; o++)
        {
            if (!pairing.IsOldFree(o))
                return null;
        }

        return (from, to);
    }

    private static int Edge(ImmutableArray<CutEvent> events, string track, bool atStart)
    {
        for (var i = 0; i < events.Length; i++)
        {
            var e = atStart ? events[i] : events[^(i + 1)];
            if (e.Track == track)
                return atStart ? i : events.Length - i;
        }

        return -1;
    }

    private static void Pair(EventPairing pairing, (int First, int End) run, int first, int end)
    {
        // The same source, in order: it was slipped beyond what it showed.
        for (int o = run.First, n = first; o < run.End && n < end; o++)
        {
            for (var m = n; m < end; m++)
            {
                if (!pairing.IsFree(o, m) || (pairing.Evidence(o, m) & (MatchEvidence.File | MatchEvidence.Reel | MatchEvidence.Name)) == MatchEvidence.None)
                    continue;
                pairing.Pair(o, m, MatchEvidence.Neighbours);
                n = m + 1;
                break;
            }
        }

        var olds = Enumerable.Range(run.First, run.End - run.First).Where(pairing.IsOldFree).ToList();
        var news = Enumerable.Range(first, end - first).Where(n => pairing.OldOf(n) < 0).ToList();
        foreach (var n in news.ToList())
        {
            if (olds.FindIndex(o => pairing.Old[o].Shot is { } shot && shot == pairing.New[n].Shot) is var at and >= 0)
                Take(at, n);
        }

        if (olds.Count == 1 && news.Count == 1)
            Take(0, news[0]);
        foreach (var n in news.ToList())
        {
            var place = pairing.New[n].RecordIn - Base(pairing, first, end, isNew: true);
            if (olds.FindIndex(o => pairing.Old[o].Length == pairing.New[n].Length && pairing.Old[o].RecordIn - Base(pairing, run.First, run.End, isNew: false) == place) is var at and >= 0)
                Take(at, n);
        }

        void Take(int at, int n)
        {
            pairing.Replace(olds[at], n);
            olds.RemoveAt(at);
            news.Remove(n);
        }
    }

    private static long Base(EventPairing pairing, int first, int end, bool isNew)
    {
        _ = end;
        return isNew ? pairing.New[first].RecordIn : pairing.Old[first].RecordIn;
    }

    // A shot that each cut has once, of another source now, wherever it stands.
    private static void Shots(EventPairing pairing)
    {
        var olds = Free(pairing.Old, pairing.IsOldFree);
        var news = Free(pairing.New, n => pairing.OldOf(n) < 0);
        foreach (var (shot, n) in news)
        {
            if (n >= 0 && olds.TryGetValue(shot, out var o) && o >= 0)
                pairing.Replace(o, n);
        }
    }

    private static Dictionary<(string, TrackKind), int> Free(ImmutableArray<CutEvent> events, Func<int, bool> isFree)
    {
        var once = new Dictionary<(string, TrackKind), int>();
        for (var i = 0; i < events.Length; i++)
        {
            if (events[i].Shot is { } shot && isFree(i))
                once[(shot, events[i].Kind)] = once.ContainsKey((shot, events[i].Kind)) ? -1 : i;
        }

        return once;
    }
}
