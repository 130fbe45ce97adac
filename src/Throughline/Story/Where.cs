namespace Throughline.Story;

/// <summary>The line that a number comes from.</summary>
/// <param name="Element">Index in <see cref="Screenplays.Screenplay.Elements"/>.</param>
/// <param name="Line">Line of the file, from 1; 0 when the element is not from a file.</param>
/// <param name="Page">Page as laid out, from 1.</param>
public sealed record Where(int Element, int Line, int Page);
