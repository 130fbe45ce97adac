using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Throughline.Screenplays;

namespace Throughline.Drafts.Matching;

/// <summary>Says of every pair what became of the line, and how sure that is.</summary>
internal sealed class Verdicts
{
    private const int HomeWeight = 4;
    private readonly Pairing _pairs;
    private readonly bool[] _isInOrder;
    private readonly bool _isOneFormat;
    private readonly HashSet<int> _split = [];
    private readonly HashSet<int> _merged = [];

    private Verdicts(Pairing pairs, bool isOneFormat)
    {
        _pairs = pairs;
        _isOneFormat = isOneFormat;
        _isInOrder = Chain.InOrder(pairs, HomeWeight);
    }

    public static DraftMatch Of(Screenplay a, Screenplay b, Pairing pairs, List<PartPair> parts, List<Rename> renames)
    {
        var verdicts = new Verdicts(pairs, a.Format == b.Format);
        var lines = verdicts.Lines(parts);
        return new DraftMatch(a, b, lines, SceneVerdicts.Of(a, b, pairs, lines), [.. renames], pairs);
    }

    private ImmutableArray<LinePair> Lines(List<PartPair> parts)
    {
        var ofB = parts.ToLookup(p => p.B);
        var isPart = new bool[_pairs.OfA.Length];
        foreach (var part in parts)
        {
            (part.IsSplit ? _split : _merged).Add(part.IsSplit ? part.A : part.B);
            isPart[part.A] = true;
        }

        var lines = new List<LinePair>(_pairs.OfA.Length + _pairs.OfB.Length / 4);
        var next = 0;
        for (var j = 0; j <= _pairs.OfB.Length; j++)
        {
            var i = j < _pairs.OfB.Length ? _pairs.OfB[j] : Pairing.None;
            if (j == _pairs.OfB.Length || (i >= 0 && _isInOrder[i]))
            {
                for (var until = j < _pairs.OfB.Length ? i : _pairs.OfA.Length; next < until; next++)
                {
                    if (_pairs.OfA[next] < 0 && !isPart[next])
                        lines.Add(new LinePair(MatchKind.Removed, next, null, 1));
                }
            }

            if (j == _pairs.OfB.Length)
                break;
            if (i >= 0)
                lines.Add(Judge(i, j));
            else if (!ofB.Contains(j))
                lines.Add(new LinePair(MatchKind.Added, null, j, 1));
            foreach (var part in ofB[j])
                lines.Add(new LinePair(part.IsSplit ? MatchKind.Split : MatchKind.Merged, part.A, part.B, ConfidenceOfPart(part)));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(lines.ToArray());
    }

    private LinePair Judge(int a, int b)
    {
        var isSame = Printed.IsSame(_pairs.A.Elements[a], _pairs.B.Elements[b], _isOneFormat);
        var kind = _split.Contains(a) ? MatchKind.Split : _merged.Contains(b) ? MatchKind.Merged
            : (isSame, _isInOrder[a]) switch
            {
                (true, true) => MatchKind.Kept,
                (false, true) => MatchKind.Edited,
                (true, false) => MatchKind.Moved,
                _ => MatchKind.MovedEdited,
            };
        return new LinePair(kind, a, b, Confidence(a, b, isSame));
    }

    // Likeness is most of it; neighbours that agree, and words enough to be told by, are the rest.
    private double Confidence(int a, int b, bool isSame)
    {
        var isInOrder = _isInOrder[a];
        var hasNeighbour = _pairs.HasNeighbour(a, b);
        if (isSame && isInOrder && hasNeighbour)
            return 1;
        var likeness = isSame ? 1 : Likeness.Of(_pairs.A, a, _pairs.B, b, 0);
        if (_pairs.A.IsCue(a) || _pairs.A.IsHeading(a))
            likeness = Math.Max(likeness, 0.5);
        var words = Math.Min(_pairs.A.Length(a), _pairs.B.Length(b));
        var confidence = 0.2 + 0.8 * likeness;
        if (!hasNeighbour)
            confidence *= isInOrder ? 0.93 : 0.85;
        if (words < 3 && !hasNeighbour)
            confidence *= isInOrder ? 0.8 : 0.65;
        return Math.Round(Math.Clamp(confidence, 0.01, 1), 2);
    }

    private double ConfidenceOfPart(PartPair part)
    {
        var a = _pairs.A.Words(part.A);
        var b = _pairs.B.Words(part.B);
        var contained = (double)Likeness.Common(a, b) / Math.Max(1, Math.Min(a.Length, b.Length));
        return Math.Round(Math.Clamp(contained * (Math.Min(a.Length, b.Length) < 4 ? 0.8 : 1), 0.01, 1), 2);
    }
}
