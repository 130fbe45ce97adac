namespace Throughline.Drafts;

/// <summary>A stretch of two texts: what both say, or what one says where the other says something else.</summary>
/// <param name="IsKept">True when both say it, letter for letter.</param>
/// <param name="StartA">Offset in the old text, UTF-16 units.</param>
/// <param name="LengthA">Units of the old text; 0 when something was only put in.</param>
/// <param name="StartB">Offset in the new text.</param>
/// <param name="LengthB">Units of the new text; 0 when something was only taken out.</param>
public sealed record WordRun(bool IsKept, int StartA, int LengthA, int StartB, int LengthB);
