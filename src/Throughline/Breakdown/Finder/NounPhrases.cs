using Throughline.Text;

namespace Throughline.Breakdown.Finder;

/// <summary>Finds the things that a paragraph names: an article or none, words that describe, and a noun of the word table.</summary>
internal static class NounPhrases
{
    private const int LongestCompound = 3;
    private static readonly HashSet<string> Measures = [.. DataTable.Read("measure-words.tsv").Select(row => row[0])];
    private static readonly HashSet<string> Handling = [.. DataTable.Read("handling-verbs.tsv").Select(row => row[0])];

    public static List<NounPhrase> In(List<Token> tokens)
    {
        var found = new List<NounPhrase>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Class != WordClass.Noun || IsFollowedByNoun(tokens, i) || Best(tokens, i) is not { } best)
                continue;
            if (found.Count > 0 && i <= found[^1].Last)
                continue;
            found.Add(Complete(tokens, i, best.Words, best.Lemma, best.Entry));
        }

        return found;
    }

    // In "car door" only the door is named; "car" stands alone again in "car, door".
    private static bool IsFollowedByNoun(List<Token> tokens, int i) =>
        !tokens[i].IsOwner && i + 1 < tokens.Count && !tokens[i + 1].Opens && tokens[i + 1].Class is WordClass.Noun && tokens[i].IsCapitals == tokens[i + 1].IsCapitals
        && (tokens[i].Lower == WordForms.Singular(tokens[i].Lower) || Compound(tokens, i + 1, 2) is not null);

    // The longest run of words that the table knows and that ends here.
    private static (int Words, string Lemma, LexiconEntry Entry)? Best(List<Token> tokens, int head)
    {
        for (var length = LongestCompound; length > 1; length--)
        {
            if (Compound(tokens, head, length) is { } lemma)
                return (length, lemma, Lexicon.Find(lemma)!);
        }

        var word = tokens[head].Lemma;
        if (Lexicon.Find(word) is { } entry && (entry.Category is not null || !word.Contains('-', StringComparison.Ordinal)))
            return (1, word, entry);
        // "pick-up", "salt-smugglers": the last part says what it is.
        var hyphen = word.LastIndexOf('-');
        return hyphen > 0 && Lexicon.Find(word[(hyphen + 1)..]) is { Category: not null } part ? (1, word[(hyphen + 1)..], part) : null;
    }

    private static string? Compound(List<Token> tokens, int head, int length)
    {
        if (head - length + 1 < 0)
            return null;
        var words = new string[length];
        for (var i = 0; i < length; i++)
        {
            var token = tokens[head - length + 1 + i];
            if (i > 0 && token.Opens)
                return null;
            words[i] = i == length - 1 ? WordForms.Singular(token.Lower) : token.Lower;
        }

        var lemma = string.Join(' ', words);
        if (Lexicon.Find(lemma) is { Category: not null })
            return lemma;
        words[^1] = tokens[head].Lower;
        lemma = string.Join(' ', words);
        return Lexicon.Find(lemma) is { Category: not null } || Lexicon.Find(lemma) is { Trait: "nothing" } ? lemma : null;
    }

    private static NounPhrase Complete(List<Token> tokens, int head, int words, string lemma, LexiconEntry entry)
    {
        var first = head - words + 1;
        while (first > 0 && !tokens[first].Opens && Describes(tokens[first - 1]) && head - first < 4)
            first--;
        // "tired, old horse" keeps only what stands next to the noun; a verb's -ing form describes only behind an article.
        while (first <= head - words && tokens[first].Class == WordClass.Verb && !(first > 0 && !tokens[first].Opens && IsDeterminer(tokens[first - 1])))
            first++;
        var determiner = first > 0 && !tokens[first].Opens && IsDeterminer(tokens[first - 1]) ? tokens[first - 1] : null;
        var outer = determiner is null ? first : first - 1;
        var last = head;
        var inner = lemma;
        // "a row of lockers" are lockers; "a bowl of lemons" is a bowl, and its lemons go with it.
        if (Inner(tokens, head) is { } of && (Measures.Contains(lemma) || entry.Category == "props" && of.Entry.Category is "props" or null))
            (last, inner, entry) = Measures.Contains(lemma) ? (of.Last, of.Lemma, of.Entry) : (of.Last, inner, entry);
        return new NounPhrase(first, head, last, inner, entry)
        {
            Determiner = determiner,
            IsNegated = IsNegated(tokens, outer),
            IsCompared = IsCompared(tokens, outer),
            IsHandled = IsHandled(tokens, outer),
            IsPredicate = IsPredicate(tokens, outer, determiner),
            IsPlural = tokens[head].Lower != WordForms.Singular(tokens[head].Lower) || determiner is { Class: WordClass.Number, Lower: not "one" },
        };
    }

    // "a row of lockers": the noun behind "of".
    private static (int Last, string Lemma, LexiconEntry Entry)? Inner(List<Token> tokens, int head)
    {
        if (head + 2 >= tokens.Count || tokens[head + 1].Lower != "of" || tokens[head + 1].Opens)
            return null;
        for (var i = head + 2; i < Math.Min(tokens.Count, head + 6) && !tokens[i].Opens; i++)
        {
            if (tokens[i].Class == WordClass.Noun && !IsFollowedByNoun(tokens, i))
                return Best(tokens, i) is { } best ? (i, best.Lemma, best.Entry) : null;
        }

        return null;
    }

    private static bool Describes(Token token) =>
        token.Class is WordClass.Adjective or WordClass.Noun or WordClass.Verb && !token.IsOwner
        && (token.Class != WordClass.Verb || token.Lower.EndsWith("ed", StringComparison.Ordinal) || token.Lower.EndsWith("ing", StringComparison.Ordinal) || token.Lower.EndsWith("en", StringComparison.Ordinal));

    private static bool IsDeterminer(Token token) => token.Class is WordClass.Article or WordClass.Owner or WordClass.Number or WordClass.Negation;

    private static bool IsNegated(List<Token> tokens, int outer)
    {
        if (outer < tokens.Count && tokens[outer].Class == WordClass.Negation)
            return true;
        for (var i = outer - 1; i >= Math.Max(0, outer - 2); i--)
        {
            if (tokens[i].Class == WordClass.Negation)
                return tokens[i].Lower is "without" or "no" or "neither" or "nor";
            if (tokens[i + 1].Opens)
                return false;
        }

        return false;
    }

    private static bool IsCompared(List<Token> tokens, int outer)
    {
        for (var i = outer - 1; i >= 0 && outer - i <= 7; i--)
        {
            if (tokens[i + 1].OpensSentence || tokens[i + 1].Gap == ',' && outer - i > 3)
                return false;
            var next = tokens[i + 1].Lower;
            if (tokens[i].Lower is "like" or "than" && tokens[i].Class == WordClass.Preposition && !tokens.Skip(i + 2).Take(outer - i - 2).Any(t => t.Opens))
                return true;
            if (tokens[i].Lower == "as" && (next is "if" or "though" or "one" || outer - i <= 2 && Lexicon.FunctionOf(next) is WordClass.Article && i > 0 && tokens[i - 1].Class == WordClass.Adjective))
                return true;
            if (next == "of" && tokens[i].Lower is "size" or "colour" or "color" or "shape" or "smell" or "sound" or "taste" or "kind" && tokens[i].Lower is not ("kind" or "sound") && outer - i <= 3)
                return true;
        }

        return false;
    }

    // The nearest verb before it, with nothing but the rest of a list in between; or "with a".
    private static bool IsHandled(List<Token> tokens, int outer)
    {
        for (var i = outer - 1; i >= 0 && outer - i <= 8; i--)
        {
            if (tokens[i + 1].OpensSentence)
                return false;
            if (tokens[i].Class == WordClass.Verb)
                return Handling.Contains(tokens[i].Lemma);
            if (tokens[i].Class is WordClass.Preposition && tokens[i].Lower is not ("with" or "up" or "out" or "down" or "off" or "of" or "from"))
                return false;
        }

        return false;
    }

    private static bool IsPredicate(List<Token> tokens, int outer, Token? determiner)
    {
        if (outer == 0)
            return false;
        if (tokens[outer - 1].Lower is "is" or "are" or "was" or "be" or "as" && !tokens[outer].Opens)
            return true;
        if (tokens[outer].Gap != ',' || determiner?.Lower is not ("a" or "an" or "the"))
            return false;
        for (var i = outer - 1; i >= 0 && !tokens[i + 1].OpensSentence; i--)
        {
            if (tokens[i].Class == WordClass.Name)
                return true;
            if (tokens[i].Class == WordClass.Verb)
                return false;
        }

        return false;
    }
}
