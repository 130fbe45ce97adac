namespace Throughline.Breakdown.Finder;

/// <summary>Finds turns of phrase in a paragraph.</summary>
internal static class PhraseFinder
{
    private const int LongestName = 60;

    public static IEnumerable<BreakdownElement> In(string text, List<Token> tokens, Paragraph at)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            foreach (var rule in PhraseRule.All)
            {
                var end = rule.Match(tokens, i);
                if (end < 0 || IsDenied(tokens, i) || tokens[i].Lower is "nobody" or "nothing")
                    continue;
                var words = text[tokens[i].Start..tokens[end].End];
                yield return new BreakdownElement(rule.Category, rule.Name ?? Clause(text, tokens, i, end), ElementSource.Finder)
                {
                    Confidence = rule.Confidence,
                    IsImplied = rule.IsImplied,
                    Reason = rule.Reason,
                    Evidence = [at.Evidence(tokens[i].Start, words)],
                    Effect = rule.Effect is null ? null : EffectEstimates.Of(rule.Effect, 1),
                };
            }
        }
    }

    // "does not fall", "like shattering", "as if to jump".
    private static bool IsDenied(List<Token> tokens, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 4) && !tokens[i + 1].Opens; i--)
        {
            if (tokens[i].Class == WordClass.Negation || tokens[i].Lower is "nobody" or "nothing" || tokens[i].Lower == "like" || tokens[i].Lower == "as" && tokens[i + 1].Lower is "if" or "though" or "one")
                return true;
        }

        return false;
    }

    // The clause that the phrase stands in, when it is short enough to name a thing; else the phrase with the words around it.
    private static string Clause(string text, List<Token> tokens, int first, int last)
    {
        while (first > 0 && !tokens[first].Opens && tokens[last].End - tokens[first - 1].Start <= LongestName)
            first--;
        while (last + 1 < tokens.Count && !tokens[last + 1].Opens && tokens[last + 1].End - tokens[first].Start <= LongestName)
            last++;
        return text[tokens[first].Start..tokens[last].End].ReplaceLineEndings(" ");
    }
}
