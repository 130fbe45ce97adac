namespace Throughline.Breakdown;

/// <summary>What a tagged note names: <c>prop: the red suitcase</c>; several with commas, several categories with semicolons.</summary>
/// <param name="Category">The kind of thing.</param>
/// <param name="Name">What it is called, without its article.</param>
internal sealed record NoteTag(Category Category, string Name)
{
    /// <summary>The tags of a note; none when it does not begin with the name of a category and a colon.</summary>
    public static IEnumerable<NoteTag> Read(string note)
    {
        foreach (var part in note.Split(';'))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || Categories.Find(part[..colon]) is not { } category)
                continue;
            foreach (var name in part[(colon + 1)..].Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                yield return new NoteTag(category, Bare(name));
        }
    }

    private static string Bare(string name)
    {
        foreach (var article in (ReadOnlySpan<string>)["the ", "a ", "an "])
        {
            if (name.Length > article.Length && name.StartsWith(article, StringComparison.OrdinalIgnoreCase))
                return name[article.Length..];
        }

        return name;
    }
}
