namespace Throughline.Breakdown.Finder;

/// <summary>Says of each word of a paragraph whether it is a noun, a verb or something else: from how it is mostly used, and from its neighbours.</summary>
internal static class Tagger
{
    /// <param name="tokens">Words in order; their classes and lemmas are set.</param>
    /// <param name="names">Words of the names of the cast, in capitals.</param>
    public static void Tag(List<Token> tokens, HashSet<string> names)
    {
        for (var i = 0; i < tokens.Count; i++)
            TagOne(tokens, i, names);
    }

    private static void TagOne(List<Token> tokens, int i, HashSet<string> names)
    {
        var token = tokens[i];
        if (Lexicon.FunctionOf(token.Lower) is { } function)
            token.Class = token.Lower == "her" && (i + 1 == tokens.Count || tokens[i + 1].Opens) ? WordClass.Pronoun : function;
        else if (token.HasCapital && names.Contains(token.Word.ToUpperInvariant()))
            token.Class = token.IsOwner ? WordClass.Owner : WordClass.Name;
        else if (char.IsDigit(token.Word[0]))
            token.Class = WordClass.Number;
        else
            TagOpen(tokens, i);
    }

    private static void TagOpen(List<Token> tokens, int i)
    {
        var token = tokens[i];
        // "two small glasses" are not spectacles.
        var areCounted = token.Lower == "glasses" && Enumerable.Range(1, 2).Any(back => i >= back && !tokens[i - back + 1].Opens && tokens[i - back].Class == WordClass.Number);
        var singular = areCounted ? "glass" : WordForms.Singular(token.Lower);
        var asNoun = areCounted ? Lexicon.Find(singular) : NounEntry(token.Lower, singular);
        var nounLemma = asNoun is not null && ReferenceEquals(asNoun, Lexicon.Find(singular)) ? singular : token.Lower;
        var (verbLemma, asVerb) = Verb(token.Lower);
        var (noun, verb, adjective) = (asNoun?.Noun ?? 0, asVerb?.Verb ?? 0, Lexicon.Find(token.Lower)?.Adjective ?? 0);
        if (token.Lower.EndsWith("ing", StringComparison.Ordinal) || token.Lower.EndsWith("ed", StringComparison.Ordinal))
            (noun, verb) = (Lexicon.Find(token.Lower) is { Noun: > 0.5, Category: not null } ? noun : noun * 0.3, Math.Max(verb, verbLemma == token.Lower ? verb : 0.6));
        if (token.Lower.EndsWith("ly", StringComparison.Ordinal) && noun < 0.5)
        {
            token.Class = WordClass.Adverb;
            return;
        }

        token.Class = Choose(tokens, i, noun, verb, adjective);
        token.Lemma = token.Class == WordClass.Verb ? verbLemma : token.Class is WordClass.Noun or WordClass.Owner ? nounLemma : token.Lower;
        if (token.IsOwner)
            token.Class = WordClass.Owner;
    }

    // Our own word for one thing goes before what the table makes of the plural ("bars").
    private static LexiconEntry? NounEntry(string word, string singular)
    {
        var (own, one) = (Lexicon.Find(word), Lexicon.Find(singular));
        if (one is { IsOurs: true } && own is not { IsOurs: true })
            return one;
        return own is { Noun: > 0, Category: not null } ? own : one ?? own;
    }

    private static WordClass Choose(List<Token> tokens, int i, double noun, double verb, double adjective)
    {
        var token = tokens[i];
        var before = i == 0 || token.Gap is not ' ' ? WordClass.Other : tokens[i - 1].Class;
        var next = i + 1 < tokens.Count && !tokens[i + 1].Opens ? Lexicon.FunctionOf(tokens[i + 1].Lower) : null;
        if (noun + verb + adjective == 0)
            return token.Lower.EndsWith("ed", StringComparison.Ordinal) ? WordClass.Verb : token.HasCapital || i == 0 || before is WordClass.Article or WordClass.Owner or WordClass.Number or WordClass.Adjective or WordClass.Preposition ? WordClass.Noun : WordClass.Other;
        switch (before)
        {
            case WordClass.Article or WordClass.Owner or WordClass.Number or WordClass.Adjective or WordClass.Negation:
                (noun, verb) = (noun * 3 + 0.2, IsParticiple(token) ? verb * 0.5 : verb * 0.05);
                break;
            case WordClass.Preposition when tokens[i - 1].Lower == "to":
                verb = Ends(token, 's') ? verb * 0.2 : verb * 1.5;
                break;
            case WordClass.Preposition:
                (noun, verb) = (noun * 2 + 0.1, IsParticiple(token) ? verb : verb * 0.2);
                break;
            case WordClass.Pronoun or WordClass.Name:
                verb = verb * 4 + (verb > 0 ? 0.2 : 0);
                noun *= 0.5;
                break;
            case WordClass.Auxiliary:
                verb *= 1.5;
                adjective *= 1.5;
                break;
            case WordClass.Noun when Ends(token, 's') || IsParticiple(token):
                verb *= IsPlural(tokens[i - 1]) == Ends(token, 's') ? 1.5 : 4;
                break;
            case WordClass.Noun when IsPlural(tokens[i - 1]) && !Ends(token, 's'):
                verb *= 3;
                break;
            case WordClass.Noun:
                verb *= 0.4;
                break;
            case WordClass.Verb or WordClass.Adverb:
                verb *= before == WordClass.Adverb ? 1.5 : 0.3;
                break;
        }

        // A verb with an object: "takes the", "drops her".
        if (next is WordClass.Article or WordClass.Owner or WordClass.Pronoun && before is not (WordClass.Article or WordClass.Owner or WordClass.Number or WordClass.Adjective))
            verb *= 2.5;
        // Bare words, such as "Rain." or "Steam on the window", are nouns: action is told of somebody, in the third person.
        if (before == WordClass.Other && !IsParticiple(token) && (i + 1 == tokens.Count || tokens[i + 1].Opens || !Ends(token, 's')))
            noun *= 3;
        return noun >= verb && noun >= adjective && noun > 0 ? WordClass.Noun : verb >= adjective ? WordClass.Verb : WordClass.Adjective;
    }

    private static (string Lemma, LexiconEntry? Entry) Verb(string word)
    {
        foreach (var form in WordForms.Verbs(word))
        {
            if (Lexicon.Find(form) is { Verb: > 0 } entry)
                return (form, entry);
        }

        return (word, null);
    }

    private static bool IsParticiple(Token token) => token.Lower.EndsWith("ed", StringComparison.Ordinal) || token.Lower.EndsWith("ing", StringComparison.Ordinal);

    private static bool IsPlural(Token token) => token.Lower != WordForms.Singular(token.Lower);

    private static bool Ends(Token token, char letter) => token.Lower[^1] == letter && !token.Lower.EndsWith("ss", StringComparison.Ordinal);
}
