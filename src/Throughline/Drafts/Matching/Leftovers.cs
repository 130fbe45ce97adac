namespace Throughline.Drafts.Matching;

/// <summary>Pairs lines that were both moved and changed: free lines that share rare words, wherever they stand.</summary>
internal sealed class Leftovers
{
    // A line far from home must be half the same, and have something to say.
    private const double Least = 0.5;
    private const int LeastWords = 4, LeastRareWords = 2, MostCandidates = 6;
    private readonly Pairing _pairs;
    private readonly int[] _freeA;
    private readonly int[] _firstOfWord;
    private readonly int[] _linesOfWord;
    private readonly int[] _hits;
    private readonly int[] _uses;
    private readonly int _mostUses;

    private Leftovers(Pairing pairs, int words)
    {
        _pairs = pairs;
        _freeA = Pairing.Free(pairs.OfA, 0, pairs.OfA.Length);
        _firstOfWord = new int[words + 1];
        _hits = new int[_freeA.Length];
        _uses = new int[words];
        _mostUses = 3 + pairs.A.Count / 300;
        foreach (var word in pairs.A.AllWords)
            _uses[word]++;
        foreach (var line in _freeA)
        {
            foreach (var word in pairs.A.Words(line))
                _firstOfWord[word + 1]++;
        }

        for (var word = 0; word < words; word++)
            _firstOfWord[word + 1] += _firstOfWord[word];
        _linesOfWord = new int[_firstOfWord[words]];
        var next = _firstOfWord.AsSpan(0, words).ToArray();
        for (var i = 0; i < _freeA.Length; i++)
        {
            foreach (var word in pairs.A.Words(_freeA[i]))
                _linesOfWord[next[word]++] = i;
        }
    }

    /// <param name="pairs">What is known so far.</param>
    /// <param name="words">How many words have numbers.</param>
    public static void Join(Pairing pairs, int words)
    {
        var leftovers = new Leftovers(pairs, words);
        var found = new List<Candidate>();
        foreach (var line in Pairing.Free(pairs.OfB, 0, pairs.OfB.Length))
            leftovers.AddCandidates(line, found);
        found.Sort(Candidate.Compare);
        foreach (var candidate in found)
        {
            if (!pairs.AreFree(candidate.A, candidate.B))
                continue;
            pairs.Join(candidate.A, candidate.B);
        }

        Spread(pairs);
    }

    /// <summary>Pairs the free neighbours of pairs when they are alike, step by step outwards.</summary>
    public static void Spread(Pairing pairs)
    {
        for (var i = 0; i < pairs.OfA.Length - 1; i++)
        {
            if (pairs.OfA[i] is var j and not Pairing.None && j + 1 < pairs.OfB.Length)
                JoinIfAlike(pairs, i + 1, j + 1);
        }

        for (var i = pairs.OfA.Length - 1; i > 0; i--)
        {
            if (pairs.OfA[i] is var j and > 0)
                JoinIfAlike(pairs, i - 1, j - 1);
        }
    }

    private static void JoinIfAlike(Pairing pairs, int a, int b)
    {
        if (pairs.AreFree(a, b) && Likeness.Of(pairs.A, a, pairs.B, b, Least) >= Least)
            pairs.Join(a, b);
    }

    private void AddCandidates(int b, List<Candidate> found)
    {
        if (_pairs.B.IsCue(b) || _pairs.B.IsHeading(b) || _pairs.B.Length(b) < LeastWords)
            return;
        var touched = new List<int>();
        foreach (var word in _pairs.B.Words(b))
        {
            if (_uses[word] > _mostUses)
                continue;
            foreach (var line in _linesOfWord.AsSpan(_firstOfWord[word].._firstOfWord[word + 1]))
            {
                if (_hits[line]++ == 0)
                    touched.Add(line);
            }
        }

        touched.Sort((x, y) => _hits[y] != _hits[x] ? _hits[y].CompareTo(_hits[x]) : x.CompareTo(y));
        for (var k = 0; k < touched.Count && k < MostCandidates; k++)
        {
            var a = _freeA[touched[k]];
            if (_pairs.A.IsHeading(a) || _pairs.A.Length(a) < LeastWords)
                continue;
            var likeness = Likeness.Of(_pairs.A, a, _pairs.B, b, Least);
            var hasNeighbour = _pairs.HasNeighbour(a, b);
            var common = likeness * (_pairs.A.Length(a) + _pairs.B.Length(b)) / 2;
            if (likeness >= Least && (hasNeighbour || (common >= LeastWords && _hits[touched[k]] >= LeastRareWords)))
                found.Add(new Candidate(a, b, likeness + (hasNeighbour ? 0.2 : 0)));
        }

        foreach (var line in touched)
            _hits[line] = 0;
    }

    private sealed record Candidate(int A, int B, double Score)
    {
        /// <summary>The best first; of equals the first in the scripts.</summary>
        public static int Compare(Candidate x, Candidate y) =>
            x.Score != y.Score ? y.Score.CompareTo(x.Score) : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B);
    }
}
