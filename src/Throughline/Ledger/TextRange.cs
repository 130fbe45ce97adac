namespace Throughline.Ledger;

/// <summary>Characters of a line.</summary>
/// <param name="Start">UTF-16 units from the start of the line's text.</param>
/// <param name="Length">UTF-16 units.</param>
public readonly record struct TextRange(int Start, int Length);
