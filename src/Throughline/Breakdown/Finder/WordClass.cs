namespace Throughline.Breakdown.Finder;

/// <summary>What a word does in its sentence, as far as a table and its neighbours tell.</summary>
internal enum WordClass : byte
{
    /// <summary>Not known.</summary>
    Other,
    Noun,
    Verb,
    Adjective,
    Adverb,

    /// <summary>One of the cast.</summary>
    Name,
    Article,

    /// <summary>My, his; also a name or noun with 's.</summary>
    Owner,
    Number,

    /// <summary>No, without, none.</summary>
    Negation,
    Pronoun,
    Preposition,
    Conjunction,
    Auxiliary,
}
