namespace Throughline.Screenplays;

/// <summary>A production element that somebody marked in the text.</summary>
/// <param name="Number">What <see cref="TextRun.Tag"/> refers to.</param>
/// <param name="Category">The category's name, such as <c>Props</c>.</param>
/// <param name="CategoryNumber">The file's own number for the category (Final Draft: 6 is Props); 0 when unknown.</param>
/// <param name="Label">What the element is called: <c>red suitcase</c>.</param>
/// <param name="DefinitionId">The file's identifier of the element; several tags may share it.</param>
public sealed record BreakdownTag(int Number, string Category, int CategoryNumber, string Label, string DefinitionId);
