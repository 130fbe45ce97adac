using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Breakdown.Finder;

/// <summary>A row of <c>phrases.tsv</c>: words that, standing together, say that a scene needs something.</summary>
internal sealed record PhraseRule(ImmutableArray<PhraseSlot> Slots, Category Category, string? Name, double Confidence, bool IsImplied, EffectType? Effect, string? Reason)
{
    /// <summary>All rows.</summary>
    public static readonly ImmutableArray<PhraseRule> All = [.. DataTable.Read("phrases.tsv").Select(Parse)];

    /// <summary>Where the phrase that begins at a word ends; -1 when it does not begin there.</summary>
    public int Match(List<Token> tokens, int at)
    {
        var i = at;
        for (var s = 0; s < Slots.Length; s++)
        {
            if (Slots[s].IsGap)
            {
                var end = Math.Min(tokens.Count, i + 5);
                while (i < end && !(s + 1 < Slots.Length && Slots[s + 1].Fits(tokens[i])))
                {
                    if (tokens[i].OpensSentence)
                        return -1;
                    i++;
                }

                continue;
            }

            if (i >= tokens.Count || i > at && tokens[i].OpensSentence || !Slots[s].Fits(tokens[i]))
                return -1;
            i++;
        }

        return i - 1;
    }

    private static PhraseRule Parse(string[] row) => new(
        [.. row[0].Split(' ').Select(PhraseSlot.Parse)],
        Categories.Of(row[1]),
        row[2] == "=" ? null : row[2],
        int.Parse(row[3], CultureInfo.InvariantCulture) / 100.0,
        row[4] == "i",
        row[5] == "-" ? null : EffectTypes.Of(row[5]),
        row[6] == "-" ? null : row[6]);
}

/// <summary>One place of a phrase.</summary>
/// <param name="Class">The class the word must have; null when it stands for itself.</param>
/// <param name="Words">What fits; empty for any word.</param>
/// <param name="IsGap">True for up to four words of any kind.</param>
internal sealed record PhraseSlot(WordClass? Class, ImmutableArray<string> Words, bool IsGap)
{
    public static PhraseSlot Parse(string text) => text switch
    {
        "*" => new PhraseSlot(null, [], true),
        "_" => new PhraseSlot(null, [], false),
        _ when text.StartsWith("v:", StringComparison.Ordinal) => new PhraseSlot(WordClass.Verb, [.. text[2..].Split('|')], false),
        _ when text.StartsWith("n:", StringComparison.Ordinal) => new PhraseSlot(WordClass.Noun, [.. text[2..].Split('|')], false),
        _ => new PhraseSlot(null, [.. text.Split('|')], false),
    };

    public bool Fits(Token token)
    {
        if (Words.IsEmpty)
            return true;
        if (Class is null)
            return Words.Contains(token.Lower, StringComparer.Ordinal);
        if (token.Class != Class && !(Class == WordClass.Verb && token.Class == WordClass.Auxiliary))
            return false;
        return Words.Contains(token.Lemma, StringComparer.Ordinal) || Words.Contains(token.Lower, StringComparer.Ordinal)
            || Class == WordClass.Verb && WordForms.Verbs(token.Lower).Any(form => Words.Contains(form, StringComparer.Ordinal));
    }
}
