using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Breakdown;

/// <summary>Reads what people decided: a table of scene, category, name and, if they refuse it, <c>no</c>.</summary>
public static class PersonTags
{
    /// <summary>Reads the table, in CSV; a first line of titles is passed over.</summary>
    /// <param name="csv">The table.</param>
    /// <param name="name">Name of the file, for messages.</param>
    /// <returns>The tags, and a diagnostic for each row that is none.</returns>
    public static (ImmutableArray<PersonTag> Tags, ImmutableArray<Diagnostic> Diagnostics) Read(string csv, string name)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(name);
        var tags = ImmutableArray.CreateBuilder<PersonTag>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var rows = CsvText.Read(csv);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var category = row.Length > 1 ? Categories.Find(row[1]) : null;
            if (row.Length >= 3 && category is not null && row[0].Length > 0 && row[2].Length > 0)
                tags.Add(new PersonTag(row[0], category, row[2], row.Length > 3 && row[3].ToLowerInvariant() is "no" or "refuse" or "drop" or "x"));
            else if (i > 0 || row[0].ToLowerInvariant() is not ("scene" or "number"))
                diagnostics.Add(new Diagnostic("BRK005", Severity.Warning, SourceSpan.None, $"{name}: row {i + 1} is not a scene, a category and a name{(row.Length > 1 && category is null ? $"; no category is called \"{row[1]}\"" : "")}."));
        }

        return (tags.DrainToImmutable(), diagnostics.DrainToImmutable());
    }
}
