namespace Throughline.Screenplays.Fountain;

/// <summary>A line as the rules see it: without its line end, and joined with the next where a note or boneyard runs over the line end.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset past its last character, line end excluded.</param>
/// <param name="Number">Its line number, from 1.</param>
/// <param name="EndNumber">The number of the last line it runs over.</param>
/// <param name="FirstRange">Index of the first range that is hidden in it.</param>
/// <param name="Ranges">How many ranges are hidden in it.</param>
/// <param name="Kind">What it is at first sight.</param>
internal readonly record struct FountainLine(int Start, int End, int Number, int EndNumber, int FirstRange, int Ranges, LineKind Kind)
{
    /// <summary>True for a line that separates blocks; outside dialogue, two spaces do too.</summary>
    public bool IsBlank => Kind is LineKind.Blank or LineKind.TwoSpaces or LineKind.Cut;

    /// <summary>True for a line that ends a speech.</summary>
    public bool EndsSpeech => Kind is LineKind.Blank or LineKind.Cut;

    /// <summary>A line that keeps a blank line inside dialogue or a note.</summary>
    public static bool IsTwoSpaces(ReadOnlySpan<char> line) => line is "  ";
}

/// <summary>What a line is at first sight.</summary>
internal enum LineKind : byte
{
    /// <summary>It has something to read.</summary>
    Text,

    /// <summary>Nothing, or white space.</summary>
    Blank,

    /// <summary>Exactly two spaces.</summary>
    TwoSpaces,

    /// <summary>Only notes or boneyard: the rules do not see it.</summary>
    Hidden,

    /// <summary>Only boneyard, with an empty line somewhere in it: whole paragraphs were cut, so it separates what is around it.</summary>
    Cut,
}
