using Throughline.Breakdown;

namespace Throughline.Studio.Notes;

/// <summary>What a tag says: <c>props</c> that the scene needs a thing, <c>no-props</c> that it does not, whoever else says so.</summary>
public static class TagWords
{
    private const string No = "no-";

    /// <summary>The word that refuses things of a category.</summary>
    public static string Refusing(Category category)
    {
        ArgumentNullException.ThrowIfNull(category);
        return No + category.Key;
    }

    /// <summary>The category that a tag's word means, and whether it refuses; null for a word that means none.</summary>
    public static (Category Category, bool IsRefused)? Read(string? word)
    {
        if (word is null)
            return null;
        if (Categories.Find(word) is { } category)
            return (category, false);
        return word.StartsWith(No, StringComparison.Ordinal) && Categories.Find(word[No.Length..]) is { } refused ? (refused, true) : null;
    }
}
