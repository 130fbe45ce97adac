namespace Throughline.Drafts;

/// <summary>A person or place that has another name in the new draft.</summary>
/// <param name="From">The old name, in capitals.</param>
/// <param name="To">The new name, in capitals.</param>
/// <param name="IsPlace">True for a place, false for a person.</param>
public sealed record Rename(string From, string To, bool IsPlace);
