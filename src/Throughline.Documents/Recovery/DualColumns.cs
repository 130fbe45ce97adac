namespace Throughline.Documents.Recovery;

/// <summary>Finds speeches that stand beside each other and puts the right one after the left one.</summary>
internal static class DualColumns
{
    private const int MostName = 38;

    /// <summary>The lines with such speeches one after the other, their lines marked 1 and 2.</summary>
    public static List<BodyLine> Part(IReadOnlyList<BodyLine> lines)
    {
        var parted = new List<BodyLine>(lines.Count);
        var isDoubleSpaced = IsDoubleSpaced(lines);
        for (var i = 0; i < lines.Count;)
        {
            if (!IsPairOfNames(lines[i].Row))
            {
                parted.Add(lines[i++]);
                continue;
            }

            var end = i + 1;
            while (end < lines.Count && !lines[end].OpensPage && lines[end].Gap == 0)
                end++;
            var edge = end > i + 1 ? RightEdge(lines, i, end) : null;
            while (edge is not null && isDoubleSpaced && end < lines.Count && !lines[end].OpensPage && lines[end].Gap == 1 && lines[end].Text.Any(char.IsLower) && IsClear(lines[end].Row, edge.Value))
                end++;
            if (edge is null)
            {
                parted.Add(lines[i++]);
                continue;
            }

            for (var side = 1; side <= 2; side++)
            {
                var isFirst = true;
                for (var line = i; line < end; line++)
                {
                    var row = lines[line].Row;
                    var split = row.Words.Count(w => w.X < edge - 1);
                    var part = side == 1 ? row.Part(0, split) : row.Part(split, row.Words.Length);
                    if (part.Words.IsEmpty)
                        continue;
                    parted.Add(lines[line] with { Row = part, Dual = side, Gap = isFirst ? lines[i].Gap : 0, Number = null, OpensPage = isFirst && side == 1 && lines[i].OpensPage });
                    isFirst = false;
                }
            }

            i = end;
        }

        return parted;
    }

    // Every other line of a speech is empty, as in a sitcom, where action is in capitals.
    private static bool IsDoubleSpaced(IReadOnlyList<BodyLine> lines)
    {
        var gaps = Enumerable.Range(0, Math.Max(0, lines.Count - 2)).Where(i => Edges.IsName(lines, i) && lines[i + 2].Column == lines[i + 1].Column).Select(i => lines[i + 2].Gap).ToList();
        return gaps.Count(g => g == 1) > gaps.Count / 2;
    }

    private static bool IsClear(PdfRow row, double edge) => row.Words.All(w => w.Right < edge - 1 || w.X >= edge - 1);

    private static bool IsPairOfNames(PdfRow row)
    {
        var starts = row.Stretches();
        return starts.Count == 2 && IsName(row.Part(0, starts[1]).Text) && IsName(row.Part(starts[1], row.Words.Length).Text);
    }

    private static bool IsName(string text) => text.Length <= MostName && text.Any(char.IsLetter) && text.All(c => !char.IsLower(c)) && text[^1] is not ('.' or ':' or '!' or '?');

    // Where most lines of the right speech begin, so that no word lies across it; null when there is no such place.
    private static double? RightEdge(IReadOnlyList<BodyLine> lines, int from, int to)
    {
        var starts = lines[from].Row.Stretches();
        var (leftEnd, rightName) = (lines[from].Row.Words[starts[1] - 1].Right, lines[from].Row.Words[starts[1]].X);
        var rows = Enumerable.Range(from + 1, to - from - 1).Select(i => lines[i].Row).ToList();
        return rows.SelectMany(Openings).Where(x => x > leftEnd - 60 && x <= rightName + 1)
            .GroupBy(x => Math.Round(x)).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).Select(g => (double?)g.Min())
            .FirstOrDefault(x => IsClear(lines[from].Row, x!.Value) && rows.TrueForAll(r => IsClear(r, x!.Value)) && rows.Exists(r => r.Right >= x) && rows.Exists(r => r.X < x - 1));
    }

    // Where a row begins, or begins again behind more than the space between words.
    private static IEnumerable<double> Openings(PdfRow row)
    {
        yield return row.X;
        for (var i = 1; i < row.Words.Length; i++)
        {
            if (row.Words[i].X - row.Words[i - 1].Right > PdfRow.Column * 1.6)
                yield return row.Words[i].X;
        }
    }
}
