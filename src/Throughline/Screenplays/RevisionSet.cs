namespace Throughline.Screenplays;

/// <summary>One colour of revised pages.</summary>
/// <param name="Id">What <see cref="TextRun.Revision"/> refers to; from 1.</param>
/// <param name="Name">Such as <c>Blue Rev. (mm/dd/yy)</c>.</param>
/// <param name="Color">As the file writes it (Final Draft: 12 hexadecimal digits after #), or empty.</param>
/// <param name="Mark">What stands in the margin, usually <c>*</c>.</param>
public sealed record RevisionSet(int Id, string Name, string Color, string Mark);
