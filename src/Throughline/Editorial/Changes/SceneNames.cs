namespace Throughline.Editorial.Changes;

/// <summary>The scene that a clip is of: a column of the file, SC91 in its name, the sequence of its shot, or its slate.</summary>
internal static class SceneNames
{
    /// <summary>The scene, or null.</summary>
    public static string? Of(Item item, string? shot)
    {
        if (Column(item, "Scene") is { } scene)
            return scene;
        if (OfName(item.Name) is { } named)
            return named;
        if (shot is not null && shot.LastIndexOfAny(['_', '-']) is var end and > 0)
            return shot[..end];
        return OfSlate(item.Name);
    }

    /// <summary>What a column of the file says, by the column's name in any case; null when it says nothing.</summary>
    public static string? Column(Item item, string name)
    {
        foreach (var entry in item.Metadata.Entries)
        {
            if (entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase) && entry.Value.Length is > 0 and <= 60)
                return entry.Value;
        }

        return null;
    }

    // 442-7A_SC91 is of scene 91.
    private static string? OfName(string name)
    {
        for (var at = name.IndexOf("SC", StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf("SC", at + 2, StringComparison.OrdinalIgnoreCase))
        {
            if ((at > 0 && char.IsAsciiLetterOrDigit(name[at - 1])) || at + 2 >= name.Length || !char.IsAsciiDigit(name[at + 2]))
                continue;
            var end = at + 2;
            while (end < name.Length && char.IsAsciiLetterOrDigit(name[end]))
                end++;
            return name[(at + 2)..end];
        }

        return null;
    }

    // 246AA-6 is a slate of scene 246.
    private static string? OfSlate(string name)
    {
        var digits = 0;
        while (digits < name.Length && char.IsAsciiDigit(name[digits]))
            digits++;
        var letters = digits;
        while (letters < name.Length && char.IsAsciiLetterUpper(name[letters]))
            letters++;
        return digits is >= 1 and <= 3 && letters - digits <= 2 && letters + 1 < name.Length && name[letters] is '-' or '/' && char.IsAsciiDigit(name[letters + 1]) ? name[..digits] : null;
    }
}
