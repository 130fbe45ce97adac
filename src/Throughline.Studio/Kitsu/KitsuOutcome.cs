using Throughline.Effects.Tracking;

namespace Throughline.Studio.Kitsu;

/// <summary>What became of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Note">Why it was not done, or what there is to say of it; may be empty.</param>
/// <param name="IsDone">True when it was done.</param>
public sealed record KitsuOutcome(KitsuStep Step, string Note, bool IsDone);
