using System.Collections.Immutable;
using Throughline.Breakdown;
using Throughline.Text;

namespace Throughline.Effects.Bids;

/// <summary>Tells the kind of an effect from its name, for effects that a person marked without one; by the table <c>effect-words.tsv</c>.</summary>
internal static class EffectWords
{
    private static readonly ImmutableArray<(string[][] Phrases, EffectType Type)> Rows =
    [
        .. DataTable.Read("effect-words.tsv").Select(row => (row[0].Split('|').Select(phrase => phrase.Split(' ')).ToArray(), EffectTypes.Of(row[1]))),
    ];

    /// <summary>The kind; null when no words of it are known.</summary>
    public static EffectType? Of(string name)
    {
        var words = name.ToLowerInvariant().Split([' ', ',', '.', '/', '(', ')', '\'', '"', ':'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var (phrases, type) in Rows)
        {
            if (phrases.Any(phrase => words.AsSpan().IndexOf(phrase) >= 0))
                return type;
        }

        return null;
    }
}
