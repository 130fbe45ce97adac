namespace Throughline.Drafts;

/// <summary>A line of the old draft and a line of the new one that are the same line.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="A">Index in the old draft's elements; null when it was added.</param>
/// <param name="B">Index in the new draft's elements; null when it was removed.</param>
/// <param name="Confidence">How sure the matching is, above 0 to 1; under <see cref="DraftMatch.Doubtful"/> a person should look. 1 for added and removed lines.</param>
public sealed record LinePair(MatchKind Kind, int? A, int? B, double Confidence);
