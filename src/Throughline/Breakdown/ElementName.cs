using Throughline.Breakdown.Finder;

namespace Throughline.Breakdown;

/// <summary>Names of things, compared.</summary>
internal static class ElementName
{
    /// <summary>True when two names mean one thing in one scene: the same noun, and no words before it that part them.</summary>
    public static bool AreSame(string one, string other)
    {
        if (one.Equals(other, StringComparison.OrdinalIgnoreCase))
            return true;
        var (first, second) = (Words(one), Words(other));
        if (first.Count == 0 || second.Count == 0 || first[^1] != second[^1])
            return false;
        var (shorter, longer) = first.Count <= second.Count ? (first, second) : (second, first);
        return shorter.All(longer.Contains);
    }

    /// <summary>The noun that a name turns on, in the singular: <c>bottle</c> for <c>two bottles of whisky</c>.</summary>
    public static string Head(string name) => Words(name) is [.., var last] ? last : "";

    // Words up to the first preposition, articles and numbers left out, in the singular.
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        foreach (var part in name.ToLowerInvariant().Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (words.Count > 0 && part is "of" or "with" or "in" or "on" or "for" or "from" or "full")
                break;
            if (!(part is "the" or "a" or "an" or "his" or "her" or "their" or "its" or "some" or "two" or "three" or "four"))
                words.Add(WordForms.Singular(part));
        }

        return words;
    }
}
