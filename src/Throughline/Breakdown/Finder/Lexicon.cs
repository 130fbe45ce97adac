using System.Globalization;
using Throughline.Text;

namespace Throughline.Breakdown.Finder;

/// <summary>The words that the finder knows. Read once, when the first breakdown is made.</summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, LexiconEntry> Words = Load();
    private static readonly Dictionary<string, WordClass> Function =
        DataTable.Read("function-words.tsv").ToDictionary(row => row[0], row => Enum.Parse<WordClass>(row[1]), StringComparer.Ordinal);

    /// <summary>A word, or words with single spaces, in small letters and in the singular; null when it is not in the table.</summary>
    public static LexiconEntry? Find(string lemma) => Words.GetValueOrDefault(lemma);

    /// <summary>The class of a word that holds a sentence together, or null.</summary>
    public static WordClass? FunctionOf(string word) => Function.TryGetValue(word, out var found) ? found : null;

    private static Dictionary<string, LexiconEntry> Load()
    {
        var words = new Dictionary<string, LexiconEntry>(40_000, StringComparer.Ordinal);
        foreach (var row in DataTable.Read("words.tsv"))
            words[row[0]] = new LexiconEntry(row[1] == "-" ? null : row[1], Share(row[2]), Share(row[3]), Share(row[4]), Share(row[5]), "", false);
        foreach (var row in DataTable.Read("words-of-film.tsv"))
        {
            var (known, category) = (words.GetValueOrDefault(row[0]), row[1] == "-" ? null : row[1]);
            words[row[0]] = new LexiconEntry(category, Share(row[2]), known is null ? 1 : Math.Max(0.3, known.Noun), known?.Verb ?? 0, known?.Adjective ?? 0, row.Length > 3 ? row[3] : "", true);
        }

        return words;
    }

    private static double Share(string percent) => int.Parse(percent, CultureInfo.InvariantCulture) / 100.0;
}

/// <summary>What the table says of a word.</summary>
/// <param name="Category">Key of the category that its noun means; null for none.</param>
/// <param name="Share">How much of its uses as a noun mean that, 0 to 1.</param>
/// <param name="Noun">How much of its uses are as a noun, 0 to 1.</param>
/// <param name="Verb">As a verb.</param>
/// <param name="Adjective">As an adjective.</param>
/// <param name="Trait">What else comes with it: <c>firearm</c>, <c>child</c>; empty for nothing.</param>
/// <param name="IsOurs">True when the entry is from our own list.</param>
internal sealed record LexiconEntry(string? Category, double Share, double Noun, double Verb, double Adjective, string Trait, bool IsOurs);
