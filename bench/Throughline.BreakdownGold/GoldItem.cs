using Throughline.Breakdown;

namespace Throughline.BreakdownGold;

/// <summary>One thing that somebody, or the finder, says a scene needs.</summary>
/// <param name="Script">Name of the script.</param>
/// <param name="Scene">From 1.</param>
/// <param name="Category">The kind of thing.</param>
/// <param name="Words">As marked.</param>
/// <param name="IsImplied">True when the words do not name it.</param>
/// <param name="Spans">Where the words stand in the bare script; empty when unknown.</param>
internal sealed record GoldItem(string Script, int Scene, Category Category, string Words, bool IsImplied, IReadOnlyList<(int Start, int End)> Spans)
{
    private static readonly string[] Titles = ["the", "a", "an", "mr", "mrs", "miss", "dr", "sir", "her", "in"];

    /// <summary>Who says so, when it was a program.</summary>
    public ElementSource? Source { get; init; }

    /// <summary>True when two mean the same: the same scene and category, and words that overlap or turn on the same noun.</summary>
    public bool Means(GoldItem other)
    {
        if (Script != other.Script || Scene != other.Scene || Category.Key != other.Category.Key)
            return false;
        if (Category.Key == "cast")
            return Names(Words).Intersect(Names(other.Words), StringComparer.Ordinal).Any();
        return Spans.Any(s => other.Spans.Any(o => s.Start < o.End && o.Start < s.End)) || Head(Words) == Head(other.Words);
    }

    private static IEnumerable<string> Names(string words) => words.ToLowerInvariant().Split([' ', '.', ',', '\''], StringSplitOptions.RemoveEmptyEntries).Except(Titles, StringComparer.Ordinal);

    private static string Head(string words)
    {
        var end = words.IndexOf(" of ", StringComparison.Ordinal);
        var last = (end > 0 ? words[..end] : words).ToLowerInvariant().Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries) is [.., var word] ? word : "";
        return last.Length > 3 ? last.TrimEnd('s') : last;
    }
}
