namespace Throughline.Story.Continuity;

/// <summary>A sentence made plain for the rules.</summary>
/// <param name="Index">Its place among all sentences.</param>
/// <param name="Element">Index of its element.</param>
/// <param name="Scene">Index of its scene; -1 before the first heading.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Words">As written, on one line.</param>
/// <param name="Text">
/// The same with people as <c>@0</c>, <c>@1</c> (pronouns too, where it is plain whom they mean), short forms written out
/// (<c>@0 am not</c>) and numbers in digits.
/// </param>
/// <param name="IsSpoken">True in a speech, false in the action.</param>
/// <param name="Speaker">Who says it; -1 for nobody.</param>
/// <param name="Addressee">To whom it is plainly said; -1 when it is not plain.</param>
internal sealed record Sentence(int Index, int Element, int Scene, int Line, string Words, string Text, bool IsSpoken, int Speaker, int Addressee)
{
    /// <summary>True when it asks.</summary>
    public bool Asks => Words.EndsWith('?');

    /// <summary>True for a speech that is not there in the flesh: V.O., on a screen, on the telephone.</summary>
    public bool IsRemote { get; init; }
}
