namespace Throughline.Breakdown;

/// <summary>Counts effects shots from mentions, by the figures of <c>effect-types.tsv</c>.</summary>
internal static class EffectEstimates
{
    /// <param name="type">The kind of effect.</param>
    /// <param name="mentions">How often the scene speaks of it, at least 1.</param>
    public static EffectEstimate Of(EffectType type, int mentions) => new(
        type,
        type.Fewest,
        type.FewestReason,
        Math.Max(type.Fewest, type.LikelyPerMention * mentions),
        type.LikelyReason + Times(mentions),
        type.MostPerMention * mentions,
        type.MostReason + Times(mentions));

    private static string Times(int mentions) => mentions == 1 ? "" : $", {mentions} times";
}
