namespace Throughline.Breakdown;

/// <summary>Words of the script that an element rests on.</summary>
/// <param name="Element">Index in <see cref="Screenplays.Screenplay.Elements"/>.</param>
/// <param name="Line">Line of the file, from 1, on which the paragraph begins; 0 when it is not from a file.</param>
/// <param name="Start">Offset in the paragraph's plain text, UTF-16 units.</param>
/// <param name="Words">The words as written; empty when a note stands there and no words.</param>
public sealed record Evidence(int Element, int Line, int Start, string Words)
{
    /// <summary>Where the words end.</summary>
    public int End => Start + Words.Length;
}
