using Throughline.Story;

namespace Throughline.Breakdown;

/// <summary>Finds people in a paragraph of action by the words of their names.</summary>
internal static class NameMentions
{
    // "Reyes's phone" may lie there without Reyes; a part of the body may not.
    private static readonly HashSet<string> Body = new(StringComparer.OrdinalIgnoreCase)
    {
        "hand", "hands", "face", "eye", "eyes", "arm", "arms", "head", "mouth", "lips", "shoulder", "shoulders", "back", "hair", "feet", "foot", "legs", "leg", "fingers", "finger", "voice", "smile", "gaze", "bloody", "chest", "ear", "ears", "knee", "knees", "cheek", "neck", "breath", "body", "wrist", "thumb",
    };

    /// <summary>Every mention that means presence, in order.</summary>
    public static IEnumerable<(Part Part, int Start, string Words)> In(string text, List<Part> parts)
    {
        var found = new List<(Part, int, string)>();
        var words = new List<(int Start, string Word)>();
        var splitter = new WordSplitter(text);
        while (splitter.Next())
            words.Add((splitter.Start, splitter.Word.ToString()));
        for (var i = 0; i < words.Count; i++)
        {
            var (start, word) = words[i];
            var (bare, isOwner) = Bare(word);
            var isName = char.IsUpper(word[0]) && IsCalled(bare);
            var isRole = char.IsLower(word[0]) && i > 0 && words[i - 1].Word.Equals("the", StringComparison.OrdinalIgnoreCase);
            if (!isName && !isRole || isOwner && !OwnerIsThere(words, i) || IsPicture(words, i))
                continue;
            if (Meant(bare.ToUpperInvariant(), words, i, parts, isRole) is { } part)
                found.Add((part, start, bare));
        }

        return found;
    }

    // By a hand or face that is theirs, or a he or she soon after: "Reyes's phone. She types."
    private static bool OwnerIsThere(List<(int Start, string Word)> words, int at)
    {
        for (var i = at + 1; i < Math.Min(words.Count, at + 9); i++)
        {
            if (i == at + 1 && Body.Contains(words[i].Word) || words[i].Word is "He" or "She")
                return true;
        }

        return false;
    }

    private static bool IsCalled(string word) => word.Length > 1;

    private static (string Bare, bool IsOwner) Bare(string word) =>
        word.Length > 2 && (word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || word.EndsWith("’s", StringComparison.OrdinalIgnoreCase)) ? (word[..^2], true)
        : word.Length > 2 && word[^1] is '\'' or '’' ? (word[..^1], true) : (word, false);

    // A name that several share means the one whose other words stand beside it, else the first of them that bears it alone.
    private static Part? Meant(string word, List<(int Start, string Word)> words, int at, List<Part> parts, bool isRole)
    {
        Part? best = null;
        var most = 0;
        foreach (var part in parts)
        {
            if (Array.IndexOf(part.Words, word) < 0 || isRole && part.Words.Length != 1)
                continue;
            var beside = 1;
            for (var i = Math.Max(0, at - 2); i < Math.Min(words.Count, at + 3); i++)
                beside += i != at && part.Words.Contains(words[i].Word.ToUpperInvariant(), StringComparer.Ordinal) ? 2 : 0;
            if (part.Words.Length == 1)
                beside++;
            if (beside > most)
                (best, most) = (part, beside);
        }

        return best;
    }

    // "a photograph of Nora" is a prop.
    private static bool IsPicture(List<(int Start, string Word)> words, int at) =>
        at >= 2 && words[at - 1].Word == "of" && words[at - 2].Word.ToLowerInvariant() is "photo" or "photograph" or "picture" or "portrait" or "painting" or "memory" or "thought" or "statue" or "sketch" or "drawing" or "voice";
}
