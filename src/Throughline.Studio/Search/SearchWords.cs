using System.Collections.Immutable;

namespace Throughline.Studio.Search;

/// <summary>What somebody looks for: texts that hold each of the words, as written or within a longer word; capitals do not matter.</summary>
public static class SearchWords
{
    /// <summary>More words than these are not looked for.</summary>
    public const int Most = 16;

    /// <summary>The words, without capitals; what stands in double quotation marks is one word with its spaces.</summary>
    public static ImmutableArray<string> Of(string asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var (i, part) in Fold(asked).Split('"').Index())
            words.AddRange(i % 2 == 1 ? [part.Trim()] : part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return [.. words.Where(word => word.Length > 0 && !word.Contains('\0', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>A text as it is compared. It is as long as the text.</summary>
    internal static string Fold(string text) => text.ToLowerInvariant();
}
