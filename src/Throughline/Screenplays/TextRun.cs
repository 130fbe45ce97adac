namespace Throughline.Screenplays;

/// <summary>A run of characters that share a style, a revision and a tag.</summary>
/// <param name="Start">Offset in <see cref="StyledText.Plain"/>, UTF-16 units.</param>
/// <param name="Length">Number of UTF-16 units, at least 1.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Revision">The <see cref="RevisionSet.Id"/> it was changed in; 0 for none.</param>
/// <param name="Tag">The number of the tag on it, as the file counts them; 0 for none.</param>
public readonly record struct TextRun(int Start, int Length, TextStyle Style, int Revision = 0, int Tag = 0);
