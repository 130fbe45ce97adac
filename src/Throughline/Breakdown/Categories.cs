using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Breakdown;

/// <summary>The table of categories, <c>categories.tsv</c>.</summary>
public static class Categories
{
    /// <summary>All of them, in the order of a breakdown sheet.</summary>
    public static readonly ImmutableArray<Category> All =
    [
        .. DataTable.Read("categories.tsv").Select(row => new Category(
            row[0], row[1], int.Parse(row[2], CultureInfo.InvariantCulture), int.Parse(row[3], CultureInfo.InvariantCulture), row[4], row[5], row[6], [.. row[7].Split(',')])),
    ];

    /// <summary>A category by its key.</summary>
    /// <exception cref="ArgumentException">There is none of this key.</exception>
    public static Category Of(string key) => ByKey(key) ?? throw new ArgumentException($"No category is called {key}.", nameof(key));

    /// <summary>A category by its key, name, or a word that names it in notes; case does not matter. Null when none is meant.</summary>
    public static Category? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var word = name.Trim().ToLowerInvariant();
        foreach (var category in All)
        {
            if (category.Key == word || category.FinalDraftName.Equals(word, StringComparison.OrdinalIgnoreCase) || category.Name.Equals(word, StringComparison.OrdinalIgnoreCase) || category.Words.Contains(word, StringComparer.Ordinal))
                return category;
        }

        return null;
    }

    /// <summary>What Final Draft calls a category: by its name, for users rename and renumber them, and else by its number. Null for one of the user's own.</summary>
    public static Category? OfFinalDraft(string name, int number)
    {
        if (Find(name) is { } named)
            return named;
        foreach (var category in All)
        {
            if (category.FinalDraftNumber == number && name.Length == 0)
                return category;
        }

        return null;
    }

    private static Category? ByKey(string key)
    {
        foreach (var category in All)
        {
            if (category.Key == key)
                return category;
        }

        return null;
    }
}
