namespace Throughline.Effects.Bids;

/// <summary>How long one artist is at work on one shot of a kind of effect.</summary>
/// <param name="Kind">A key of the kinds of effects, or <c>other</c>.</param>
/// <param name="Easy">Days for an easy shot, 0 or more.</param>
/// <param name="Likely">Days for a shot as they usually are.</param>
/// <param name="Hard">Days for a hard one.</param>
/// <param name="Holds">What the days hold and what they do not.</param>
public sealed record EffectRate(string Kind, decimal Easy, decimal Likely, decimal Hard, string Holds);
