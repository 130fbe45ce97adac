using System.Collections.Immutable;

namespace Throughline.Story;

/// <summary>
/// The words that set one voice apart from all others: the log-odds ratio with an informative Dirichlet prior, the prior
/// being the whole dialogue. Rare words do not win by luck, nor common ones by weight.
/// B. Monroe, M. Colaresi, K. Quinn, "Fightin' Words", Political Analysis 16 (2008), equations 15, 18, 22.
/// </summary>
internal static class LogOdds
{
    private const double PriorWords = 500;
    private const double Threshold = 1.96;
    private const int FewestUses = 3;
    private const int Most = 8;

    public static ImmutableArray<OwnWord> WordsOf(Vocabulary vocabulary, int group, TableRead read)
    {
        var all = 0;
        foreach (var total in vocabulary.Totals)
            all += total;
        var own = vocabulary.Totals[group];
        if (own == all)
            return [];
        var found = new List<OwnWord>();
        foreach (var word in vocabulary.Words)
        {
            if (word.Total < FewestUses)
                break;
            var uses = word.Uses[group];
            if (uses < FewestUses)
                continue;
            var z = Z(uses, own, word.Total - uses, all - own, PriorWords * word.Total / all);
            if (z > Threshold)
                found.Add(new OwnWord(word.Text, uses, word.Total - uses, Math.Round(z, 3, MidpointRounding.AwayFromZero), read.Speeches[word.FirstSpeech[group]].At));
        }

        found.Sort((a, b) => a.Z != b.Z ? b.Z.CompareTo(a.Z) : string.CompareOrdinal(a.Word, b.Word));
        return [.. found.GetRange(0, Math.Min(Most, found.Count))];
    }

    /// <summary>The log-odds ratio over its standard error.</summary>
    /// <param name="uses">Uses of the word by the one.</param>
    /// <param name="words">All words of the one.</param>
    /// <param name="othersUses">Uses by the others.</param>
    /// <param name="othersWords">All words of the others.</param>
    /// <param name="prior">Uses of the word in <see cref="PriorWords"/> words of the whole dialogue.</param>
    internal static double Z(int uses, int words, int othersUses, int othersWords, double prior)
    {
        var delta = Math.Log((uses + prior) / (words + PriorWords - uses - prior))
            - Math.Log((othersUses + prior) / (othersWords + PriorWords - othersUses - prior));
        return delta / Math.Sqrt(1 / (uses + prior) + 1 / (othersUses + prior));
    }
}
