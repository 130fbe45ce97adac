using System.Globalization;

namespace Throughline.Documents.Setting;

/// <summary>
/// Which way each cluster of a line runs, and in what order stretches are set. The part of the Unicode bidirectional algorithm
/// (UAX 9) that lines without embedding marks need: rules W2, W4, W7, N1, N2, I1, I2 and L2.
/// </summary>
internal static class Bidi
{
    /// <summary>A level for each cluster: even from left to right, odd from right to left.</summary>
    public static int[] Levels(ReadOnlySpan<string> clusters, bool isRightToLeft)
    {
        var kinds = new char[clusters.Length];
        var strong = isRightToLeft ? 'R' : 'L';
        for (var i = 0; i < clusters.Length; i++)
        {
            kinds[i] = KindOf(clusters[i]);
            if (kinds[i] == 'E' && strong == 'L')
                kinds[i] = 'L';
            if (kinds[i] is 'L' or 'R')
                strong = kinds[i];
        }

        for (var i = 1; i + 1 < kinds.Length; i++)
        {
            if (kinds[i - 1] == 'E' && kinds[i + 1] == 'E' && clusters[i] is ("." or "," or ":" or "/" or "+" or "-"))
                kinds[i] = 'E';
        }

        Settle(kinds, isRightToLeft ? 'R' : 'L');
        var levels = new int[kinds.Length];
        for (var i = 0; i < kinds.Length; i++)
            levels[i] = (kinds[i], isRightToLeft) switch { ('L', false) => 0, ('R', _) => 1, _ => 2 };
        return levels;
    }

    /// <summary>The stretches of one level in the order in which they are set from the left.</summary>
    public static List<(int From, int To)> Order(List<(int From, int To)> stretches, int[] levels)
    {
        var order = new List<(int From, int To)>(stretches);
        for (var level = 2; level >= 1; level--)
        {
            for (var i = 0; i < order.Count;)
            {
                var end = i;
                while (end < order.Count && levels[order[end].From] >= level)
                    end++;
                order.Reverse(i, end - i);
                i = Math.Max(end, i + 1);
            }
        }

        return order;
    }

    // What has no direction takes that of both its neighbours, else that of the line; numbers count as from right to left here.
    private static void Settle(char[] kinds, char line)
    {
        for (var i = 0; i < kinds.Length;)
        {
            if (kinds[i] != 'N')
            {
                i++;
                continue;
            }

            var end = i;
            while (end < kinds.Length && kinds[end] == 'N')
                end++;
            var before = i == 0 ? line : kinds[i - 1] == 'L' ? 'L' : 'R';
            var after = end == kinds.Length ? line : kinds[end] == 'L' ? 'L' : 'R';
            Array.Fill(kinds, before == after ? before : line, i, end - i);
            i = end;
        }
    }

    private static char KindOf(string cluster)
    {
        var rune = char.ConvertToUtf32(cluster.Length > 1 && char.IsSurrogatePair(cluster, 0) ? cluster : cluster[..1] is [var c] && char.IsSurrogate(c) ? "\uFFFD" : cluster[..1], 0);
        if (rune is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or 0x200F or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF))
            return CharUnicodeInfo.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? 'E' : CharUnicodeInfo.GetUnicodeCategory(rune) is UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol ? 'N' : 'R';
        return CharUnicodeInfo.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber => 'E',
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => 'L',
            _ => 'N',
        };
    }
}
