namespace Throughline.Effects.Bids;

/// <summary>A number that nobody knows yet: at least, likely, at most.</summary>
/// <param name="Least">The least.</param>
/// <param name="Likely">The likely one.</param>
/// <param name="Most">The most.</param>
public readonly record struct Spread(decimal Least, decimal Likely, decimal Most)
{
    /// <summary>All three added.</summary>
    public static Spread operator +(Spread left, Spread right) => new(left.Least + right.Least, left.Likely + right.Likely, left.Most + right.Most);

    /// <summary><c>1–3–6</c>; <c>2</c> when all three are.</summary>
    public override string ToString() => Least == Most ? Number(Likely) : $"{Number(Least)}–{Number(Likely)}–{Number(Most)}";

    private static string Number(decimal value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
