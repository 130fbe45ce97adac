namespace Throughline.Breakdown;

/// <summary>A kind of visual effect, from the closed list in <c>effect-types.tsv</c>.</summary>
/// <param name="Key">Its name in files: <c>muzzle-flash</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Tier">How much of it is made.</param>
/// <param name="Fewest">Shots if a scene is covered as simply as the words allow; 0 when it may be done in camera.</param>
/// <param name="FewestReason">What that assumes.</param>
/// <param name="LikelyPerMention">Shots for each mention, as such scenes are usually covered.</param>
/// <param name="LikelyReason">What that assumes.</param>
/// <param name="MostPerMention">Shots for each mention if all of it is seen.</param>
/// <param name="MostReason">What that assumes.</param>
public sealed record EffectType(
    string Key, string Name, EffectTier Tier, int Fewest, string FewestReason, int LikelyPerMention, string LikelyReason, int MostPerMention, string MostReason);
