namespace Throughline.Screenplays;

/// <summary>
/// What formats without production state say in notes: <c>[[page: 12A]]</c> where a locked page begins,
/// <c>[[revised: blue]]</c> in a paragraph that was changed. <c>specs/production</c> describes them.
/// </summary>
internal static class ProductionNote
{
    private const string Page = "page:";
    private const string Revised = "revised:";

    /// <summary>The page that begins where the note stands; null when the note says something else.</summary>
    public static string? PageOf(string note) => Value(note, Page);

    /// <summary>The colour in which the paragraph of the note was changed; null when the note says something else.</summary>
    public static string? RevisionOf(string note) => Value(note, Revised);

    /// <summary>The note for the beginning of a locked page.</summary>
    public static string ForPage(string label) => $"{Page} {label}";

    /// <summary>The note for a changed paragraph.</summary>
    public static string ForRevision(string colour) => $"{Revised} {colour}";

    private static string? Value(string note, string key)
    {
        var text = note.AsSpan().Trim();
        return text.StartsWith(key, StringComparison.OrdinalIgnoreCase) && text[key.Length..].Trim() is { Length: > 0 and < 40 } value ? value.ToString() : null;
    }
}
