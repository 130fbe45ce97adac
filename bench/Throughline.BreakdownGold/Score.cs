using System.Globalization;
using Throughline.Breakdown;

namespace Throughline.BreakdownGold;

/// <summary>Precision, recall and their harmonic mean.</summary>
internal readonly record struct Score(int Found, int Right, int Gold, int Met)
{
    public double Precision => Found == 0 ? 0 : (double)Right / Found;

    public double Recall => Gold == 0 ? 0 : (double)Met / Gold;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static Score Of(IReadOnlyCollection<GoldItem> found, IReadOnlyCollection<GoldItem> gold) =>
        new(found.Count, found.Count(f => gold.Any(f.Means)), gold.Count, gold.Count(g => found.Any(g.Means)));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Gold} | {Found} | {Precision:0.00} | {Recall:0.00} | {F1:0.00}");

    /// <summary>Cohen's kappa over every pair of a word and a category: is this word part of something of this kind?</summary>
    public static double Kappa(IEnumerable<GoldScript> scripts)
    {
        double both = 0, onlyA = 0, onlyB = 0, all = 0;
        foreach (var script in scripts)
        {
            var (a, b) = (Words(script, script.PassA), Words(script, script.PassB));
            both += a.Intersect(b).Count();
            onlyA += a.Except(b).Count();
            onlyB += b.Except(a).Count();
            all += script.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length * (double)Categories.All.Length;
        }

        var agreed = (all - onlyA - onlyB) / all;
        var (yesA, yesB) = ((both + onlyA) / all, (both + onlyB) / all);
        var chance = yesA * yesB + (1 - yesA) * (1 - yesB);
        return (agreed - chance) / (1 - chance);
    }

    private static HashSet<(int, string)> Words(GoldScript script, List<GoldItem> items)
    {
        var words = new HashSet<(int, string)>();
        foreach (var item in items)
        {
            foreach (var (start, end) in item.Spans)
            {
                for (var i = start; i < end; i++)
                {
                    if (char.IsLetterOrDigit(script.Text[i]) && (i == start || !char.IsLetterOrDigit(script.Text[i - 1])))
                        words.Add((i, item.Category.Key));
                }
            }
        }

        return words;
    }
}
