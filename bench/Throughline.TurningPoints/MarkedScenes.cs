using System.Globalization;
using System.Text.RegularExpressions;
using Throughline.Story.Turns;

namespace Throughline.TurningPoints;

/// <summary>
/// Where turns stand in films whose scenes people marked but whose scripts are not at hand: how many scenes a film has is not
/// known, so that every turn is measured against the climax, which is taken to stand at one share in all.
/// </summary>
internal static partial class MarkedScenes
{
    /// <summary>Between where synopses have it (89 %) and where books on writing put it (95 %).</summary>
    public const double ClimaxAt = 0.91;

    /// <summary>A standard deviation in mean absolute deviations, for a normal distribution.</summary>
    private const double Normal = 1.2533;

    private const double ClimaxSpread = 0.05;

    /// <summary>The median place of each turn, and its spread.</summary>
    public static (double[] Middle, double[] Spread, int Films) Positions(string table)
    {
        var turns = Enum.GetValues<TurnKind>().Length;
        var films = new List<double[]>();
        foreach (var row in File.ReadLines(table).Skip(1))
        {
            var cells = List().Matches(row).Select(m => Number().Matches(m.Value).Select(n => double.Parse(n.ValueSpan, CultureInfo.InvariantCulture)).ToArray()).ToArray();
            if (cells.Length == turns && cells.All(c => c.Length > 0))
                films.Add([.. cells.Select(c => c.Average() / cells[^1].Average() * ClimaxAt)]);
        }

        var middle = Enumerable.Range(0, turns).Select(turn => Median([.. films.Select(f => f[turn]).Order()])).ToArray();
        var spread = Enumerable.Range(0, turns).Select(turn => turn == turns - 1 ? ClimaxSpread : Normal * films.Average(f => Math.Abs(f[turn] - middle[turn]))).ToArray();
        return (middle, spread, films.Count);
    }

    private static double Median(double[] ordered) => (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;

    [GeneratedRegex(@"\[[0-9, ]*\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex List();

    [GeneratedRegex("[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
