using Throughline.Text;

namespace Throughline.Breakdown.Finder;

/// <summary>Takes endings off English words.</summary>
internal static class WordForms
{
    private static readonly Dictionary<string, string> Irregular = DataTable.Read("irregular-forms.tsv").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    /// <summary>The singular of a word in small letters, if it looks like a plural; else the word.</summary>
    public static string Singular(string word)
    {
        if (Irregular.TryGetValue(word, out var known))
            return known;
        if (word.Length < 4 || word[^1] != 's' || word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal))
            return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
            return word[..^3] + "y";
        if (word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal))
            return word[..^2];
        return word[..^1];
    }

    /// <summary>What a verb's form may come from, in small letters, the likeliest first.</summary>
    public static IEnumerable<string> Verbs(string word)
    {
        if (Irregular.TryGetValue(word, out var known))
            yield return known;
        yield return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) || word.EndsWith("ied", StringComparison.Ordinal))
            yield return word[..^3] + "y";
        if (word.EndsWith('s') && word.Length > 3)
        {
            yield return word[..^1];
            if (word.EndsWith("es", StringComparison.Ordinal))
                yield return word[..^2];
        }

        foreach (var ending in (string[])["ed", "ing"])
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length < ending.Length + 3)
                continue;
            var stem = word[..^ending.Length];
            if (stem[^1] == stem[^2])
                yield return stem[..^1];
            yield return stem;
            yield return stem + "e";
        }
    }
}
