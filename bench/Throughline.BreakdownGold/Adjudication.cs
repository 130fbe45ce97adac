namespace Throughline.BreakdownGold;

/// <summary>What was decided about the marks that only one pass made: a file of script, scene, category, words, and <c>keep</c> or <c>drop</c>.</summary>
internal sealed class Adjudication
{
    private readonly Dictionary<string, bool> _decisions = new(StringComparer.Ordinal);

    public Adjudication(string path)
    {
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            if (line.Length > 0 && line[0] != '#' && line.LastIndexOf('\t') is var tab and > 0)
                _decisions[line[..tab]] = line[(tab + 1)..] == "keep";
        }
    }

    public List<GoldItem> Undecided { get; } = [];

    /// <summary>The gold of a script: what both passes marked, in the words of the first, and what was kept of the rest.</summary>
    public List<GoldItem> Gold(GoldScript script) =>
    [
        .. script.PassA.Where(a => script.PassB.Any(a.Means) || IsKept(a)),
        .. script.PassB.Where(b => !script.PassA.Any(b.Means) && IsKept(b)),
    ];

    private bool IsKept(GoldItem item)
    {
        if (_decisions.TryGetValue(Key(item), out var kept))
            return kept;
        Undecided.Add(item);
        return false;
    }

    public static string Key(GoldItem item) => $"{item.Script}\t{item.Scene}\t{item.Category.Key}\t{item.Words.ReplaceLineEndings(" ")}";
}
