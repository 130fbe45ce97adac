namespace Throughline.Breakdown.Finder;

/// <summary>One word of a paragraph.</summary>
/// <param name="Start">Offset in the paragraph.</param>
/// <param name="Word">As written, without 's.</param>
/// <param name="Lower">The same in small letters.</param>
/// <param name="IsOwner">True when 's followed.</param>
/// <param name="Gap">The first mark between it and the word before: a comma, a full stop; a space for none.</param>
internal sealed record Token(int Start, string Word, string Lower, bool IsOwner, char Gap)
{
    /// <summary>What it does here.</summary>
    public WordClass Class { get; set; }

    /// <summary>Its form in the word table, for nouns and verbs.</summary>
    public string Lemma { get; set; } = Lower;

    /// <summary>True when two capitals at least and no small letter.</summary>
    public bool IsCapitals { get; } = Word.Length > 1 && !Word.Any(char.IsLower) && Word.Any(char.IsLetter);

    public bool HasCapital => char.IsUpper(Word[0]);

    /// <summary>True when a new sentence or clause begins here.</summary>
    public bool Opens => Gap != ' ';

    /// <summary>True when a new sentence begins here.</summary>
    public bool OpensSentence => Gap is '.' or '!' or '?' or ':' or ';' or '\n' or '—' or '\0' or '"' or '…';

    public int End => Start + Word.Length;
}
