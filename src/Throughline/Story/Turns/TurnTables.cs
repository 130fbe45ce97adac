using System.Globalization;
using Throughline.Text;

namespace Throughline.Story.Turns;

/// <summary>Where turns usually stand, and what each sign of a scene is worth.</summary>
internal static class TurnTables
{
    private static readonly Dictionary<TurnKind, (double Middle, double Spread)> Positions =
        DataTable.Read("turn-positions.tsv").ToDictionary(row => Enum.Parse<TurnKind>(row[0]), row => (Number(row[1]), Number(row[2])));

    /// <summary>The rows of <c>turn-signs.tsv</c>.</summary>
    public static SignRow[] Signs { get; } =
        [.. DataTable.Read("turn-signs.tsv").Select(row => new SignRow(Enum.Parse<SceneSign>(row[0]), [.. row[1..6].Select(Number)], row[6], row[7]))];

    /// <summary>The middle of a turn's usual place and its spread (one standard deviation), in shares of the scenes.</summary>
    public static (double Middle, double Spread) PositionOf(TurnKind kind) => Positions[kind];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>What a sign is worth.</summary>
/// <param name="Sign">Which.</param>
/// <param name="Weights">For each of the five turns, what one standard deviation adds to the logarithm of the likelihood.</param>
/// <param name="Much">What is said of a scene that has much of it.</param>
/// <param name="Little">What is said of one that has little.</param>
internal sealed record SignRow(SceneSign Sign, double[] Weights, string Much, string Little);
