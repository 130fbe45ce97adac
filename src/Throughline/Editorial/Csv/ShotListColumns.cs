namespace Throughline.Editorial.Csv;

/// <summary>Which column of a shot list says what; programs name them differently.</summary>
internal sealed class ShotListColumns
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["name"] = "NAME", ["clip name"] = "NAME", ["clip"] = "NAME", ["shot"] = "NAME", ["shot name"] = "NAME",
        ["track"] = "TRACK", ["channel"] = "TRACK", ["reel"] = "REEL", ["tape"] = "REEL", ["reel name"] = "REEL",
        ["source in"] = "SOURCE IN", ["src in"] = "SOURCE IN", ["start"] = "SOURCE IN", ["source start"] = "SOURCE IN",
        ["source out"] = "SOURCE OUT", ["src out"] = "SOURCE OUT", ["end"] = "SOURCE OUT", ["source end"] = "SOURCE OUT",
        ["record in"] = "RECORD IN", ["rec in"] = "RECORD IN", ["timeline in"] = "RECORD IN",
        ["record out"] = "RECORD OUT", ["rec out"] = "RECORD OUT", ["timeline out"] = "RECORD OUT",
        ["speed"] = "SPEED", ["rate"] = "RATE", ["fps"] = "RATE", ["frame rate"] = "RATE", ["file"] = "FILE", ["source file"] = "FILE", ["path"] = "PATH", ["frames"] = "FRAMES",
    };

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public ShotListColumns(string[] names)
    {
        Names = [.. names.Select(n => n.Trim())];
        for (var i = 0; i < Names.Length; i++)
        {
            if (Words.TryGetValue(Names[i], out var word))
                _places.TryAdd(word, i);
        }
    }

    public string[] Names { get; }

    /// <summary>True when there is a name, or times.</summary>
    public bool IsShotList => _places.ContainsKey("NAME") || _places.ContainsKey("SOURCE IN") || _places.ContainsKey("RECORD IN");

    /// <summary>A cell by the word that its column stands for; empty when there is none.</summary>
    public string Get(string[] cells, string word) => _places.TryGetValue(word, out var at) && at < cells.Length ? cells[at].Trim() : "";

    /// <summary>True for a column that the model has a place for.</summary>
    public bool IsRead(int column) => column < Names.Length && Words.TryGetValue(Names[column], out var word) && _places[word] == column;
}
