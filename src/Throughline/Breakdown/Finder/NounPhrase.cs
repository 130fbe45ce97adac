namespace Throughline.Breakdown.Finder;

/// <summary>A thing that a paragraph names.</summary>
/// <param name="First">Index of its first word, articles and numbers left out.</param>
/// <param name="Head">Index of the noun that says what it is.</param>
/// <param name="Last">Index of its last word.</param>
/// <param name="Lemma">The head, or the compound that ends in it, as the word table has it.</param>
/// <param name="Entry">What the table says of that.</param>
internal sealed record NounPhrase(int First, int Head, int Last, string Lemma, LexiconEntry Entry)
{
    /// <summary>The article, owner or number before it; null for none.</summary>
    public Token? Determiner { get; init; }

    /// <summary>True for "no gun", "without a stamp".</summary>
    public bool IsNegated { get; init; }

    /// <summary>True for "like a bird", "the size of a cat", "as if he had a plane to catch".</summary>
    public bool IsCompared { get; init; }

    /// <summary>True when somebody takes, holds or uses it.</summary>
    public bool IsHandled { get; init; }

    /// <summary>True when it says what somebody already named is: "Tomas, a nurse", "she is a nurse".</summary>
    public bool IsPredicate { get; init; }

    /// <summary>True when it is more than one.</summary>
    public bool IsPlural { get; init; }
}
