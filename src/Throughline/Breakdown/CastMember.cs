using System.Collections.Immutable;

namespace Throughline.Breakdown;

/// <summary>One person of the cast.</summary>
/// <param name="BoardNumber">From 1; who says most comes first, unless a person fixed the number.</param>
/// <param name="Name">In capitals.</param>
/// <param name="Words">Words spoken in the whole script; 0 for a silent part.</param>
/// <param name="Speeches">Speeches in the whole script.</param>
/// <param name="Scenes">Indexes of the scenes they are in, in order.</param>
public sealed record CastMember(int BoardNumber, string Name, int Words, int Speeches, ImmutableArray<int> Scenes);
