namespace Throughline.Screenplays.Recognition;

/// <summary>A printed line and where it stood. Blank lines are not listed; they are the gap before the next.</summary>
/// <param name="Text">What stands on it, trimmed; never empty.</param>
/// <param name="Column">Tenths of an inch, or characters, from the left edge of the page or of the text.</param>
/// <param name="Gap">Blank lines before it.</param>
public sealed record PlacedLine(string Text, int Column, int Gap);
