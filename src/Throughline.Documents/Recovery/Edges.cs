using Throughline.Screenplays.Headings;
using Throughline.Screenplays.Recognition;

namespace Throughline.Documents.Recovery;

/// <summary>
/// What the lines that begin at an edge are, from how they follow each other: speeches stand right under a name, action stands
/// apart from what is above it. Edges of few lines, and those of mixed lines, are left out.
/// </summary>
internal static class Edges
{
    private const int Fewest = 4;
    private const double NearlyAll = 0.8;
    private const int MostName = 40;

    /// <summary>The kinds by column; headings count as action.</summary>
    public static Dictionary<int, LineTag> Of(IReadOnlyList<BodyLine> lines)
    {
        var counts = new Dictionary<int, Count>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Dual > 0)
                continue;
            if (!counts.TryGetValue(lines[i].Column, out var count))
                counts[lines[i].Column] = count = new Count();
            count.Lines++;
            count.Directions += lines[i].Text[0] == '(' || (i > 0 && lines[i - 1].Text[0] == '(' && !lines[i - 1].Text.EndsWith(')')) ? 1 : 0;
            count.Names += IsName(lines, i) ? 1 : 0;
            if (i > 0 && lines[i - 1].Column == lines[i].Column && !IsName(lines, i - 1))
                continue;
            count.Blocks++;
            count.Under += i > 0 && IsUnderName(lines, i) ? 1 : 0;
        }

        var edges = new Dictionary<int, LineTag>();
        foreach (var (column, count) in counts.Where(c => c.Value.Lines >= Fewest))
        {
            if (count.Directions >= NearlyAll * count.Lines)
                edges[column] = LineTag.Parenthetical;
            else if (count.Names >= NearlyAll * count.Lines)
                edges[column] = LineTag.Cue;
            else if (count.Under >= NearlyAll * count.Blocks)
                edges[column] = LineTag.Dialogue;
            else if (count.Under <= (1 - NearlyAll) * count.Blocks && count.Names < count.Lines / 2)
                edges[column] = LineTag.Action;
        }

        return edges;
    }

    /// <summary>True for a line in capitals, not long, with something right under it.</summary>
    public static bool IsName(IReadOnlyList<BodyLine> lines, int at)
    {
        var text = lines[at].Text;
        var paren = text.IndexOf('(', StringComparison.Ordinal);
        var name = paren > 0 ? text[..paren] : text;
        return text.Length <= MostName && text[0] != '(' && lines[at].Gap > 0 && lines[at].Number is null && name.Any(char.IsLetter) && !name.Any(char.IsLower) && text[^1] is not ('.' or ':' or '!' or '?')
            && at + 1 < lines.Count && lines[at + 1].Gap == 0 && !HeadingPrefixes.TryMatch(text, out _, out _);
    }

    // In one stretch with a name, below it.
    private static bool IsUnderName(IReadOnlyList<BodyLine> lines, int at)
    {
        if (lines[at].ContinuesSpeech)
            return true;
        while (at > 0 && lines[at].Gap == 0)
        {
            if (IsName(lines, --at))
                return true;
        }

        return false;
    }

    private sealed class Count
    {
        public int Lines { get; set; }

        public int Names { get; set; }

        public int Directions { get; set; }

        public int Blocks { get; set; }

        public int Under { get; set; }
    }
}
