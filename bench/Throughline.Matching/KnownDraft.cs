using Throughline.Screenplays;

namespace Throughline.Matching;

/// <summary>A draft made from another, with what became of every line.</summary>
/// <param name="A">The old draft.</param>
/// <param name="B">The new draft.</param>
/// <param name="Truth">Which line of A each line of B comes from.</param>
/// <param name="Edits">What was done.</param>
public sealed record KnownDraft(Screenplay A, Screenplay B, IReadOnlyList<KnownPair> Truth, IReadOnlyList<string> Edits);

/// <summary>A line of B that comes from a line of A.</summary>
/// <param name="A">Index in A.</param>
/// <param name="B">Index in B.</param>
/// <param name="Kept">How much of the words of A's line stands in B's, 0 to 1. A new name of a person or place does not count as a lost word.</param>
/// <param name="IsTouched">True when the line was edited, moved, split or merged.</param>
public sealed record KnownPair(int A, int B, double Kept, bool IsTouched);
