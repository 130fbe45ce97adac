namespace Throughline.Breakdown.Finder;

/// <summary>Turns the things that a paragraph names into elements of a breakdown.</summary>
internal static class NounFinder
{
    public static IEnumerable<BreakdownElement> In(string text, List<Token> tokens, Paragraph at)
    {
        foreach (var phrase in NounPhrases.In(tokens))
        {
            // A direction says how something is said; a thing in it is there when it is spoken into or handled.
            if (at.Element is Screenplays.Parenthetical && !phrase.IsHandled && !(phrase.First > 0 && tokens[phrase.First - 1].Lower is "into" or "with"))
                continue;
            if (phrase.Entry.Category is not { } key || IsStuff(tokens, phrase) || phrase.IsNegated || phrase.IsCompared || phrase.IsPredicate && key is "background" || tokens[phrase.Head].IsOwner)
                continue;
            if (key == "background" && !IsBackground(tokens, phrase))
                continue;
            if (key == "set-dressing" && phrase.IsHandled || IsLikeness(tokens, phrase))
                key = "props";
            foreach (var element in Elements(text, tokens, phrase, Categories.Of(key), at))
                yield return element;
        }
    }

    private static IEnumerable<BreakdownElement> Elements(string text, List<Token> tokens, NounPhrase phrase, Category category, Paragraph at)
    {
        var words = text[tokens[phrase.First].Start..tokens[phrase.Last].End];
        var trait = IsLikeness(tokens, phrase) ? "" : phrase.Entry.Trait;
        var confidence = Math.Min(0.97, phrase.Entry.Share * Weight(phrase));
        var element = new BreakdownElement(category, Name(words, phrase), ElementSource.Finder)
        {
            Confidence = confidence,
            Evidence = [at.Evidence(tokens[phrase.First].Start, words)],
        };
        if (category.Key == "visual-effects")
            element = element with { Effect = EffectEstimates.Of(EffectTypes.Of(trait.Length > 0 ? trait : "creature"), 1) };
        yield return element;
        if (trait == "firearm")
            yield return Implied(element, "notes", "armourer", 0.85, $"{element.Name}: a weapon on the set");
        if (trait == "child")
            yield return Implied(element, "notes", "minor: hours and chaperone", 0.6, $"{element.Name}: somebody under age");
        if (category.Key == "animals")
            yield return Implied(element, "wranglers", $"{element.Name} wrangler", 0.6, "an animal on the set");
    }

    // The word table knows every tool and trade there ever was; what our own list does not confirm, and nobody handles, is doubtful.
    private static double Weight(NounPhrase phrase) => phrase switch
    {
        { IsHandled: true } => 1.05,
        { Entry.IsOurs: true } => 0.95,
        { Entry.Category: "background" } => 0.75,
        { Entry.Category: "props" } => 0.7,
        _ => 0.85,
    };

    // A toy boat is no vehicle, a stuffed dog no animal, a toy gun no weapon.
    private static bool IsLikeness(List<Token> tokens, NounPhrase phrase)
    {
        for (var i = phrase.First; i < phrase.Head; i++)
        {
            if (tokens[i].Lower is "toy" or "model" or "miniature" or "stuffed")
                return true;
        }

        return false;
    }

    // Glass and paper are things only with an article or in the plural.
    private static bool IsStuff(List<Token> tokens, NounPhrase phrase) =>
        phrase.Lemma is "glass" or "paper" or "iron" or "tin" or "rubber" or "rock" && phrase.Determiner is null && !phrase.IsPlural && phrase.First == phrase.Head;

    private static BreakdownElement Implied(BreakdownElement thing, string category, string name, double confidence, string reason) => thing with
    {
        Category = Categories.Of(category),
        Name = name,
        Confidence = confidence * thing.Confidence,
        IsImplied = true,
        Reason = reason,
        Effect = null,
    };

    private static string Name(string words, NounPhrase phrase)
    {
        var name = words.ReplaceLineEndings(" ");
        foreach (var pointer in (ReadOnlySpan<string>)["same ", "other ", "own ", "first ", "second ", "third ", "next ", "last "])
            name = name.StartsWith(pointer, StringComparison.OrdinalIgnoreCase) ? name[pointer.Length..] : name;
        if (!name.Any(char.IsLower))
            name = name.ToLowerInvariant();
        return phrase.Determiner is { Class: WordClass.Number } number ? $"{number.Lower} {name}" : name;
    }

    // People whom the action brings in: "a guard", "two guards", "guards", "THE GUARDS"; not "the guard", who was there before.
    private static bool IsBackground(List<Token> tokens, NounPhrase phrase)
    {
        // "SERGEANT VIDAL" is one of the cast.
        var isTitle = phrase.Head + 1 < tokens.Count && !tokens[phrase.Head + 1].Opens && tokens[phrase.Head + 1].Class is WordClass.Name;
        if (isTitle || phrase.Determiner is { Class: WordClass.Owner })
            return false;
        return phrase.IsPlural || tokens[phrase.Head].IsCapitals || phrase.Determiner is not { Lower: "the" or "this" or "that" };
    }
}
