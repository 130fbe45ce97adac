using System.Globalization;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Rows of TagData's three tables.</summary>
internal sealed class FdxTagRows(FdxComposer composer, FdxIndent indent)
{
    /// <summary>The identifier of a category that the file does not have yet.</summary>
    public static string CategoryId(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"category-{number}-{name}");

    /// <summary>Categories, each once.</summary>
    public IEnumerable<string> Categories(IEnumerable<BreakdownTag> tags) => tags.Select(t => (t.Category, t.CategoryNumber)).Distinct()
        .Select(c => string.Create(CultureInfo.InvariantCulture, $"<TagCategory Id=\"{composer.Attribute(CategoryId(c.Category, c.CategoryNumber))}\" Name=\"{composer.Attribute(c.Category)}\" Number=\"{c.CategoryNumber}\" Style=\"Bold\"/>"));

    /// <summary>Definitions, each once, numbered from after the last.</summary>
    public IEnumerable<string> Definitions(IEnumerable<BreakdownTag> tags, Func<BreakdownTag, string> categoryId, int last) => tags.DistinctBy(t => t.DefinitionId, StringComparer.Ordinal)
        .Select((t, i) => string.Create(CultureInfo.InvariantCulture, $"<TagDefinition CatId=\"{composer.Attribute(categoryId(t))}\" Id=\"{composer.Attribute(t.DefinitionId)}\" Label=\"{composer.Attribute(t.Label)}\" Number=\"{last + i + 1}\"/>"));

    /// <summary>Uses: one row for each number, which may name several definitions.</summary>
    public IEnumerable<string> Uses(IEnumerable<BreakdownTag> tags) => tags.GroupBy(t => t.Number)
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"<Tag Number=\"{g.Key}\">{string.Concat(g.Select(t => $"{indent.Inside.Line}<DefId>{composer.Text(t.DefinitionId)}</DefId>"))}{indent.Line}</Tag>"));

    /// <summary>Rows, each on a line of its own.</summary>
    public string Lines(IEnumerable<string> rows) => string.Concat(rows.Select(r => indent.Line + r));
}
