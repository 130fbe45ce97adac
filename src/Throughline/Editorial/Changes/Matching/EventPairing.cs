using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Editorial.Changes.Matching;

/// <summary>Which event of the old cut each event of the new one is.</summary>
internal sealed class EventPairing
{
    private readonly SourceKeys[] _oldNames;
    private readonly SourceKeys[] _newNames;
    private readonly int[] _new;
    private readonly int[] _old;
    private readonly int[] _joined;
    private readonly bool[] _isReplaced;
    private readonly bool[] _isPart;
    private readonly bool[] _isSplitUp;
    private readonly bool[] _isWhole;
    private readonly MatchEvidence[] _evidence;
    private readonly Queue<(int Old, int New)> _fresh = new();

    private EventPairing(ImmutableArray<CutEvent> old, ImmutableArray<CutEvent> @new)
    {
        (Old, New) = (old, @new);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        (_oldNames, _newNames) = (Keys(old, numbers), Keys(@new, numbers));
        (OldKeys, NewKeys) = ReelSpelling.AsOne(_oldNames, _newNames, numbers);
        Names = [.. numbers.OrderBy(n => n.Value).Select(n => n.Key)];
        (_new, _old, _joined) = (new int[old.Length], new int[@new.Length], new int[old.Length]);
        Array.Fill(_new, -1);
        Array.Fill(_old, -1);
        Array.Fill(_joined, -1);
        (_isReplaced, _isPart, _isSplitUp, _isWhole) = (new bool[@new.Length], new bool[@new.Length], new bool[old.Length], new bool[@new.Length]);
        _evidence = new MatchEvidence[@new.Length];
    }

    public ImmutableArray<CutEvent> Old { get; }

    public ImmutableArray<CutEvent> New { get; }

    /// <summary>The names of each source, one number for a reel that was cut short and the reel itself.</summary>
    public SourceKeys[] OldKeys { get; }

    public SourceKeys[] NewKeys { get; }

    /// <summary>What each key stands for; key 1 is the first.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Pairs the events: what is surest first, then what stands beside it, then what is left.</summary>
    public static EventPairing Of(ImmutableArray<CutEvent> old, ImmutableArray<CutEvent> @new)
    {
        var pairing = new EventPairing(old, @new);
        var neighbours = new NeighbourPairs(pairing);
        ExactPairs.Find(pairing, neighbours);
        OverlapPairs.Find(pairing, neighbours);
        SplitAndJoined.Find(pairing);
        SlotPairs.Find(pairing);
        return pairing;
    }

    /// <summary>The old event of a new one, also of a part of one that was split; -1 when there is none.</summary>
    public int OldOf(int n) => _old[n];

    /// <summary>The new event of an old one; the first that was found, when it was split; -1 when there is none.</summary>
    public int NewOf(int o) => _new[o];

    /// <summary>The new event that took this old one in, beside the one that it mainly is; -1 when there is none.</summary>
    public int JoinedInto(int o) => _joined[o];

    public bool IsReplaced(int n) => _isReplaced[n];

    public bool IsPart(int n) => _isPart[n];

    public bool IsSplitUp(int o) => _isSplitUp[o];

    public bool IsJoinedUp(int n) => _isWhole[n];

    public MatchEvidence EvidenceOf(int n) => _evidence[n];

    public bool IsFree(int o, int n) => _new[o] < 0 && _old[n] < 0 && _joined[o] < 0;

    public bool IsOldFree(int o) => _new[o] < 0 && _joined[o] < 0;

    public MatchEvidence Evidence(int o, int n) => OldKeys[o].With(NewKeys[n]);

    public void Pair(int o, int n, MatchEvidence more)
    {
        (_new[o], _old[n]) = (n, o);
        _evidence[n] = Told(o, n) | SourceKeys.TimeEvidence(Old[o], New[n]) | more;
        _fresh.Enqueue((o, n));
    }

    public void Replace(int o, int n)
    {
        (_new[o], _old[n], _isReplaced[n]) = (n, o, true);
        _evidence[n] = MatchEvidence.Neighbours | (Evidence(o, n) & MatchEvidence.Shot);
    }

    /// <summary>A further part of an old event that has its pair.</summary>
    public void Split(int o, int n)
    {
        (_old[n], _isPart[n], _isSplitUp[o]) = (o, true, true);
        _evidence[n] = Told(o, n) | MatchEvidence.Overlap;
    }

    // What people are told: a beginning is no whole name.
    private MatchEvidence Told(int o, int n)
    {
        var told = _oldNames[o].With(_newNames[n]);
        return (told & ~MatchEvidence.Shot) == MatchEvidence.None && (Evidence(o, n) & ~MatchEvidence.Shot) != MatchEvidence.None ? told | MatchEvidence.ReelBeginning : told;
    }

    /// <summary>A further old event that a new one, which has its pair, took in.</summary>
    public void Join(int o, int n) => (_joined[o], _isWhole[n]) = (n, true);

    /// <summary>The next pair whose neighbours nobody has looked at.</summary>
    public bool TryFresh(out int o, out int n)
    {
        var found = _fresh.TryDequeue(out var pair);
        (o, n) = pair;
        return found;
    }

    /// <summary>The place in the new cut after which a track that perhaps only the old one has would stand.</summary>
    public int BeforeTrack(CutEvent e)
    {
        var place = -1;
        for (var n = 0; n < New.Length; n++)
        {
            if (New[n].Track == e.Track || New[n].Kind > e.Kind || (New[n].Kind == e.Kind && string.CompareOrdinal(New[n].Track, e.Track) > 0))
                break;
            place = n;
        }

        return place;
    }

    /// <summary>True when two events may be one clip at all: picture is picture, and neither is a nested sequence where the other is a clip.</summary>
    public bool MayBeOne(int o, int n) => Old[o].Kind == New[n].Kind;

    private static SourceKeys[] Keys(ImmutableArray<CutEvent> events, Dictionary<string, int> numbers)
    {
        var keys = new SourceKeys[events.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = SourceKeys.Of(events[i], numbers);
        return keys;
    }
}
