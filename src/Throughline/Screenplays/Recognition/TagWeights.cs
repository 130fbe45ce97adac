using System.Globalization;
using Throughline.Text;

namespace Throughline.Screenplays.Recognition;

/// <summary>How much each feature speaks for each tag. The table is learned by <c>bench/Throughline.Recognition</c>.</summary>
internal sealed class TagWeights(Dictionary<string, float[]> rows)
{
    public const int Tags = 7;
    private static readonly Lazy<TagWeights> LearnedTable = new(() => new TagWeights(DataTable.Read("tag-weights.tsv").ToDictionary(r => r[0], r => r.Skip(1).Select(v => float.Parse(v, CultureInfo.InvariantCulture)).ToArray(), StringComparer.Ordinal)));

    public static TagWeights Learned => LearnedTable.Value;

    public Dictionary<string, float[]> Rows => rows;

    public void Add(string feature, Span<double> scores)
    {
        if (!rows.TryGetValue(feature, out var row))
            return;
        for (var t = 0; t < Tags; t++)
            scores[t] += row[t];
    }
}
