using System.Collections.Frozen;
using Throughline.Text;

namespace Throughline.Story.Lint.Craft;

/// <summary>Looks for words and runs of words from a table in text, whole words only and in any case.</summary>
internal sealed class Phrases
{
    private readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> _byFirstWord;

    /// <param name="table">File name of a table whose first column holds the phrases.</param>
    public Phrases(string table) =>
        _byFirstWord = DataTable.Read(table).Select(row => row[0]).GroupBy(FirstWord, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Length).ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The first phrase in a text; false when there is none.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="start">Its offset.</param>
    /// <param name="length">Its length.</param>
    public bool TryFind(ReadOnlySpan<char> text, out int start, out int length)
    {
        var words = Words.Of(text);
        while (words.MoveNext())
        {
            if (!_byFirstWord.TryGetValue(words.Current, out var phrases))
                continue;
            foreach (var phrase in phrases)
            {
                if (!text[words.Start..].StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
                    continue;
                var end = words.Start + phrase.Length;
                if (end < text.Length && Words.IsInWord(text[end]))
                    continue;
                (start, length) = (words.Start, phrase.Length);
                return true;
            }
        }

        (start, length) = (0, 0);
        return false;
    }

    private static string FirstWord(string phrase)
    {
        var words = Words.Of(phrase);
        return words.MoveNext() ? words.Current.ToString() : phrase;
    }
}
