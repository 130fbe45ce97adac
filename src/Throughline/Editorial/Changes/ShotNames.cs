namespace Throughline.Editorial.Changes;

/// <summary>The effects shot that a clip's markers and comments name: 079_HA_0010, YA0010, DD509_0010|D:464.</summary>
internal static class ShotNames
{
    /// <summary>The first that looks like one, or null.</summary>
    public static string? Of(Item item)
    {
        foreach (var marker in item.Markers)
        {
            if ((Find(marker.Comment) ?? Find(marker.Name)) is { } shot)
                return shot;
        }

        foreach (var entry in item.Metadata.Entries)
        {
            if ((entry.Key == "comment" && entry.Format == "edl") || entry.Key.Equals("shot", StringComparison.OrdinalIgnoreCase))
            {
                if (Find(entry.Value) is { } shot)
                    return shot;
            }
        }

        return null;
    }

    // A marker may say more behind the id; a comment that says more is a sentence.
    private static string? Find(string text)
    {
        var word = text.AsSpan().Trim();
        var end = word.IndexOfAny(" \t|,;");
        var first = end < 0 ? word : word[..end];
        return IsShot(first) ? first.ToString() : null;
    }

    /// <summary>Letters, digits and underscores that end in a number of three to five digits, with a part before it.</summary>
    internal static bool IsShot(ReadOnlySpan<char> word)
    {
        if (word.Length is < 5 or > 40)
            return false;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
                return false;
        }

        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[^(digits + 1)]))
            digits++;
        if (digits is < 3 or > 5 || digits == word.Length)
            return false;
        var before = word[..^digits];
        // YA0010; or parts joined by an underscore, of which the last is the number.
        return before[^1] is '_' or '-' ? char.IsAsciiLetterOrDigit(before[0]) && before.Length >= 3 : before.Length is >= 2 and <= 4 && digits >= 4 && before.IndexOfAnyExceptInRange('A', 'Z') < 0;
    }
}
