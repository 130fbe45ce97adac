using Throughline.Story;

namespace Throughline.Breakdown;

/// <summary>Finds people whom a scene only calls he, she, or the two of them.</summary>
internal static class PronounMentions
{
    /// <param name="text">A paragraph of action.</param>
    /// <param name="here">Who has been named in the scene so far.</param>
    /// <param name="before">Who was in the scene before.</param>
    /// <returns>Those who must be meant, with the words; none when it is open who.</returns>
    public static IEnumerable<(Part Part, int Start, string Words)> In(string text, IReadOnlyCollection<Part> here, IReadOnlyCollection<Part> before)
    {
        var words = new WordSplitter(text);
        string last = "", secondLast = "";
        while (words.Next())
        {
            var word = words.Word.ToString().ToLowerInvariant();
            // One person alone in the scene before, and now nobody but "she".
            if (word is "he" or "she" && here.Count == 0 && before.Count == 1)
                return [(before.First(), words.Start, words.Word.ToString())];
            if (word == "them" && last == "of" && Number(secondLast) is var number and > 1)
            {
                var meant = here.Count == number ? here : here.Count < number && before.Union(here).Count() == number ? before.Union(here).ToList() : [];
                return meant.Select(part => (part, PlaceOf(text, secondLast), secondLast));
            }

            (secondLast, last) = (last, word);
        }

        return [];
    }

    private static int PlaceOf(string text, string word) => Math.Max(0, text.IndexOf(word, StringComparison.OrdinalIgnoreCase));

    private static int Number(string word) => word switch { "both" or "two" => 2, "three" => 3, "four" => 4, _ => 0 };
}
