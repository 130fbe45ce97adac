namespace Throughline.Breakdown;

/// <summary>A kind of visual effect, from the closed list in <c>effect-types.tsv</c>.</summary>
/// <param name="Key">Its name in files: <c>muzzle-flash</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Tier">How much of it is made.</param>
public sealed record EffectType(string Key, string Name, EffectTier Tier);
