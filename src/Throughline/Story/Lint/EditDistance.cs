namespace Throughline.Story.Lint;

/// <summary>How far apart two spellings are.</summary>
internal static class EditDistance
{
    /// <summary>True when one letter more, less, other or swapped with its neighbour makes one word the other (Damerau-Levenshtein distance 1).</summary>
    public static bool IsOne(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        return (a.Length - b.Length) switch
        {
            1 => a[1..].SequenceEqual(b),
            -1 => b[1..].SequenceEqual(a),
            0 when a.IsEmpty => false,
            0 => a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..])),
            _ => false,
        };
    }
}
