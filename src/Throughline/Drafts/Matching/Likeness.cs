using System.Buffers;
using System.Numerics;

namespace Throughline.Drafts.Matching;

/// <summary>
/// How alike two runs of words are: twice the longest common subsequence over the sum of the lengths, 0 to 1. Words that
/// change places count against it; the order of a line is part of what it says.
/// </summary>
internal static class Likeness
{
    private const int MostCells = 1 << 18;

    /// <summary>The likeness of two lines; when it is sure to be under <paramref name="least"/>, any number under it.</summary>
    public static double Of(DraftLines a, int i, DraftLines b, int j, double least)
    {
        if (a.Hashes[i] == b.Hashes[j])
            return 1;
        if (a.IsCue(i) != b.IsCue(j))
            return 0;
        int n = a.Length(i), m = b.Length(j);
        if (2.0 * Math.Min(n, m) < least * (n + m))
            return 0;
        if (2.0 * Math.Min(Shared(a.Words(i), b.Signatures[j]), Shared(b.Words(j), a.Signatures[i])) < least * (n + m))
            return 0;
        return 2.0 * Common(a.Words(i), b.Words(j)) / (n + m);
    }

    /// <summary>The length of the longest common subsequence.</summary>
    public static int Common(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var head = a.CommonPrefixLength(b);
        a = a[head..];
        b = b[head..];
        var tail = 0;
        while (tail < a.Length && tail < b.Length && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;
        a = a[..^tail];
        b = b[..^tail];
        if (a.IsEmpty || b.IsEmpty)
            return head + tail;
        if (a.Length > b.Length)
        {
            var longer = a;
            a = b;
            b = longer;
        }

        return head + tail + (a.Length <= 64 ? InBits(a, b) : (long)a.Length * b.Length <= MostCells ? InRows(a, b) : Shared(a, b));
    }

    private static int Shared(ReadOnlySpan<int> words, ulong signature)
    {
        var shared = 0;
        foreach (var word in words)
            shared += (int)(signature >> DraftLines.Bit(word) & 1);
        return shared;
    }

    // Hyyrö's bit-parallel form: a zero bit of the column stands for a step of the subsequence.
    private static int InBits(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var column = ulong.MaxValue;
        foreach (var word in b)
        {
            ulong matches = 0;
            for (var i = 0; i < a.Length; i++)
                matches |= a[i] == word ? 1UL << i : 0;
            var both = column & matches;
            column = (column + both) | (column - both);
        }

        var used = a.Length == 64 ? ulong.MaxValue : (1UL << a.Length) - 1;
        return BitOperations.PopCount(~column & used);
    }

    private static int InRows(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var rented = ArrayPool<int>.Shared.Rent(a.Length + 1);
        var row = rented.AsSpan(0, a.Length + 1);
        row.Clear();
        foreach (var word in b)
        {
            var diagonal = 0;
            for (var i = 1; i < row.Length; i++)
            {
                var above = row[i];
                row[i] = a[i - 1] == word ? diagonal + 1 : Math.Max(above, row[i - 1]);
                diagonal = above;
            }
        }

        var common = row[^1];
        ArrayPool<int>.Shared.Return(rented);
        return common;
    }

    // For texts beyond any paragraph: how many words of one are in the other, whatever their order.
    private static int Shared(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int[] left = a.ToArray(), right = b.ToArray();
        Array.Sort(left);
        Array.Sort(right);
        int shared = 0, i = 0, j = 0;
        while (i < left.Length && j < right.Length)
        {
            shared += left[i] == right[j] ? 1 : 0;
            (i, j) = left[i] == right[j] ? (i + 1, j + 1) : left[i] < right[j] ? (i + 1, j) : (i, j + 1);
        }

        return shared;
    }
}
