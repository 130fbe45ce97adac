using System.Buffers;

namespace Throughline.Drafts.Matching;

/// <summary>
/// The best pairing in order of two short runs of lines, by Needleman and Wunsch's table. Pairs that follow each other
/// directly are worth a little more, so that a speech stays with its cue.
/// </summary>
internal readonly ref struct GapTable(Pairing pairs, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
{
    private const double Together = 0.15, LeastOfOthers = 0.65;
    private const byte Stop = 0, SkipA = 1, SkipB = 2, Pair = 3;
    private readonly ReadOnlySpan<int> _a = a;
    private readonly ReadOnlySpan<int> _b = b;

    public void Join()
    {
        var width = _b.Length + 1;
        var cells = (_a.Length + 1) * width;
        var ways = ArrayPool<byte>.Shared.Rent(cells);
        var scores = ArrayPool<double>.Shared.Rent(width * 2);
        Array.Clear(scores, 0, width * 2);
        Array.Clear(ways, 0, width);
        for (var i = 1; i <= _a.Length; i++)
        {
            var above = scores.AsSpan((i - 1) % 2 * width, width);
            var row = scores.AsSpan(i % 2 * width, width);
            row[0] = 0;
            ways[i * width] = Stop;
            for (var j = 1; j < width; j++)
            {
                var worth = Worth(_a[i - 1], _b[j - 1]);
                var paired = worth <= 0 ? -1 : above[j - 1] + worth + (ways[(i - 1) * width + j - 1] == Pair ? Together : 0);
                (row[j], ways[i * width + j]) = above[j] >= row[j - 1] ? (above[j], SkipA) : (row[j - 1], SkipB);
                if (paired > row[j])
                    (row[j], ways[i * width + j]) = (paired, Pair);
            }
        }

        Trace(ways, width);
        ArrayPool<byte>.Shared.Return(ways);
        ArrayPool<double>.Shared.Return(scores);
    }

    private void Trace(byte[] ways, int width)
    {
        for (int i = _a.Length, j = _b.Length; i > 0 && j > 0;)
        {
            switch (ways[i * width + j])
            {
                case Pair:
                    pairs.Join(_a[--i], _b[--j]);
                    break;
                case SkipA:
                    i--;
                    break;
                default:
                    j--;
                    break;
            }
        }
    }

    // Words that go over to somebody else are seldom changed as well.
    private bool HaveOtherSpeakers(int i, int j) =>
        !pairs.A.IsCue(i) && pairs.A.SpeechOf[i] is var a and >= 0 && pairs.B.SpeechOf[j] is var b and >= 0 && !pairs.AreSame(a, b);

    private double Worth(int i, int j)
    {
        var least = HaveOtherSpeakers(i, j) ? LeastOfOthers : Gaps.Least;
        var likeness = Likeness.Of(pairs.A, i, pairs.B, j, least);
        if (likeness < least)
            return 0;
        if (pairs.A.IsCue(i))
            return 0.25 * likeness;
        var words = Math.Min(12, (pairs.A.Length(i) + pairs.B.Length(j)) / 2);
        var worth = (likeness - Gaps.Least / 2) * (0.5 + 0.12 * words);
        return pairs.A.Elements[i].Kind == pairs.B.Elements[j].Kind ? worth : worth * 0.7;
    }
}
