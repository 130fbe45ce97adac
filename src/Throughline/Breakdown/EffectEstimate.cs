namespace Throughline.Breakdown;

/// <summary>How many shots of a visual effect a scene may need. Nobody knows before the storyboard; each number says what it assumes.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Minimum">Shots if it is covered as simply as the words allow.</param>
/// <param name="MinimumReason">What that assumes.</param>
/// <param name="Likely">Shots as such scenes are usually covered.</param>
/// <param name="LikelyReason">What that assumes.</param>
/// <param name="Maximum">Shots if every mention is seen.</param>
/// <param name="MaximumReason">What that assumes.</param>
public sealed record EffectEstimate(EffectType Type, int Minimum, string MinimumReason, int Likely, string LikelyReason, int Maximum, string MaximumReason);
