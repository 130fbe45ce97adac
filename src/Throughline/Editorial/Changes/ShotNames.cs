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

    // What is said behind the name is about the work.
    private static string? Find(string text)
    {
        var word = text.AsSpan().Trim();
        var end = word.IndexOfAny(" \t|,;");
        return ShotWord.Read((end < 0 ? word : word[..end]).ToString());
    }
}
