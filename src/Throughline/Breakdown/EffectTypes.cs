using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Breakdown;

/// <summary>The closed list of kinds of visual effects.</summary>
public static class EffectTypes
{
    /// <summary>All of them, by tier.</summary>
    public static readonly ImmutableArray<EffectType> All =
    [
        .. DataTable.Read("effect-types.tsv").Select(row => new EffectType(row[1], row[2], TierOf(row[0]), Number(row[3]), row[4], Number(row[5]), row[6], Number(row[7]), row[8])),
    ];

    /// <summary>A kind by its key.</summary>
    /// <exception cref="ArgumentException">The list has none of this key.</exception>
    public static EffectType Of(string key)
    {
        foreach (var type in All)
        {
            if (type.Key == key)
                return type;
        }

        throw new ArgumentException($"No kind of visual effect is called {key}.", nameof(key));
    }

    /// <summary>What a tier is called.</summary>
    public static string Name(EffectTier tier) => tier switch
    {
        EffectTier.ThreeDimensional => "3D and simulation",
        EffectTier.Assisted => "2.5D and assisted",
        _ => "2D",
    };

    private static EffectTier TierOf(string tier) => tier switch
    {
        "3D" => EffectTier.ThreeDimensional,
        "2.5D" => EffectTier.Assisted,
        _ => EffectTier.TwoDimensional,
    };

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
