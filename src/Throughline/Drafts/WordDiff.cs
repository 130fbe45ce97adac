using System.Collections.Immutable;

namespace Throughline.Drafts;

/// <summary>What changed inside a line, word by word, as a reader would mark it with a pen.</summary>
public static class WordDiff
{
    private const int MostCells = 1 << 22;

    /// <summary>Both texts from beginning to end, in runs that are kept and changed by turns.</summary>
    public static ImmutableArray<WordRun> Between(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a == b)
            return a.Length == 0 ? [] : [new WordRun(true, 0, a.Length, 0, b.Length)];
        var (left, right) = (Cuts(a), Cuts(b));
        var isCommon = Align(a, left, b, right);
        return Runs(left, right, isCommon, a);
    }

    // Where each piece begins, and the end: a word, a run of white space, or one mark.
    private static List<int> Cuts(string text)
    {
        var cuts = new List<int>(text.Length / 3 + 2);
        for (var i = 0; i < text.Length;)
        {
            cuts.Add(i);
            var kind = KindOf(text[i++]);
            while (kind != 0 && i < text.Length && KindOf(text[i]) == kind)
                i++;
        }

        cuts.Add(text.Length);
        return cuts;
    }

    // 1 for what words are made of, 2 for white space, 0 for a mark.
    private static int KindOf(char c) =>
        char.IsWhiteSpace(c) ? 2 : c is >= '\u2E80' and <= '\u9FFF' ? 0 : char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '\'' or '’' || (c > 0x7F && !char.IsPunctuation(c) && !char.IsSymbol(c)) ? 1 : 0;

    // For each piece of the old text the piece of the new one it is, or -1.
    private static int[] Align(string a, List<int> left, string b, List<int> right)
    {
        int n = left.Count - 1, m = right.Count - 1, head = 0, tail = 0;
        var common = new int[n];
        Array.Fill(common, -1);
        for (; head < n && head < m && Same(head, head); head++)
            common[head] = head;
        for (; tail < n - head && tail < m - head && Same(n - 1 - tail, m - 1 - tail); tail++)
            common[n - 1 - tail] = m - 1 - tail;
        int height = n - head - tail, width = m - head - tail;
        if (height == 0 || width == 0 || (long)height * width > MostCells)
            return common;

        // Words count for more than the spaces between them.
        var worth = new int[(height + 1) * (width + 1)];
        for (var i = height - 1; i >= 0; i--)
        {
            for (var j = width - 1; j >= 0; j--)
            {
                var best = Math.Max(worth[(i + 1) * (width + 1) + j], worth[i * (width + 1) + j + 1]);
                if (Same(head + i, head + j))
                    best = Math.Max(best, worth[(i + 1) * (width + 1) + j + 1] + (KindOf(a[left[head + i]]) == 1 ? 4 : 1));
                worth[i * (width + 1) + j] = best;
            }
        }

        for (int i = 0, j = 0; i < height && j < width;)
        {
            var here = worth[i * (width + 1) + j];
            if (Same(head + i, head + j) && here == worth[(i + 1) * (width + 1) + j + 1] + (KindOf(a[left[head + i]]) == 1 ? 4 : 1))
                common[head + i++] = head + j++;
            else if (here == worth[(i + 1) * (width + 1) + j])
                i++;
            else
                j++;
        }

        return common;

        bool Same(int i, int j) => a.AsSpan(left[i]..left[i + 1]).SequenceEqual(b.AsSpan(right[j]..right[j + 1]));
    }

    private static ImmutableArray<WordRun> Runs(List<int> left, List<int> right, int[] common, string a)
    {
        var runs = new List<WordRun>();
        int i = 0, j = 0;
        while (i < left.Count - 1 || j < right.Count - 1)
        {
            int fromA = i, fromB = j;
            while (i < common.Length && common[i] == j)
                (i, j) = (i + 1, j + 1);
            if (i > fromA)
                runs.Add(new WordRun(true, left[fromA], left[i] - left[fromA], right[fromB], right[j] - right[fromB]));
            (fromA, fromB) = (i, j);
            while (i < common.Length && common[i] < 0)
                i++;
            j = i < common.Length ? common[i] : right.Count - 1;
            if (i > fromA || j > fromB)
                runs.Add(new WordRun(false, left[fromA], left[i] - left[fromA], right[fromB], right[j] - right[fromB]));
        }

        return Smooth(runs, a);
    }

    // A space or mark left standing between two changes is noise: the change is one.
    private static ImmutableArray<WordRun> Smooth(List<WordRun> runs, string a)
    {
        var smooth = new List<WordRun>(runs.Count);
        for (var r = 0; r < runs.Count; r++)
        {
            var run = runs[r];
            if (run.IsKept && r > 0 && r + 1 < runs.Count && !a.AsSpan(run.StartA, run.LengthA).ContainsAnyWord())
                run = run with { IsKept = false };
            if (smooth.Count > 0 && !run.IsKept && !smooth[^1].IsKept)
                smooth[^1] = smooth[^1] with { LengthA = smooth[^1].LengthA + run.LengthA, LengthB = smooth[^1].LengthB + run.LengthB };
            else
                smooth.Add(run);
        }

        return [.. smooth];
    }

    private static bool ContainsAnyWord(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (KindOf(c) == 1 || c >= '\u2E80')
                return true;
        }

        return false;
    }
}
