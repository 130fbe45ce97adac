using System.Globalization;

namespace Throughline.Editorial.Edl;

/// <summary>Reel names as the column can hold them; two reels never get one name.</summary>
internal sealed class EdlReelNames(int most)
{
    private readonly Dictionary<string, string> _short = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names that differ from what they stand for, in the order they came.</summary>
    public IEnumerable<(string Short, string Full)> Table => _order.Where(o => o.Short != o.Full);

    private readonly List<(string Short, string Full)> _order = [];

    /// <summary>The name for the column.</summary>
    public string Of(MediaReference? media)
    {
        if (media is { Kind: MediaKind.Black })
            return "BL";
        var full = media?.Reel ?? "";
        if (full.Length == 0)
            return "AX";
        if (_short.TryGetValue(full, out var known))
            return known;
        var plain = new string([.. full.Select(c => char.IsWhiteSpace(c) || char.IsControl(c) ? '_' : c)]);
        var name = plain.Length <= most ? plain : plain[..most];
        if (name.Length > 0 && char.IsHighSurrogate(name[^1]))
            name = name[..^1] + "_";
        for (var n = 2; !_taken.Add(name); n++)
        {
            var mark = "~" + n.ToString(CultureInfo.InvariantCulture);
            name = plain[..Math.Min(plain.Length, most - mark.Length)] + mark;
        }

        _short[full] = name;
        _order.Add((name, full));
        return name;
    }
}
