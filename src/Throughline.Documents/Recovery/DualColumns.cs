namespace Throughline.Documents.Recovery;

/// <summary>Finds speeches that stand beside each other and puts the right one after the left one.</summary>
internal static class DualColumns
{
    private const int MostName = 38;

    /// <summary>The lines with such speeches one after the other, their lines marked 1 and 2.</summary>
    public static List<BodyLine> Part(IReadOnlyList<BodyLine> lines)
    {
        var parted = new List<BodyLine>(lines.Count);
        for (var i = 0; i < lines.Count;)
        {
            if (!IsPairOfNames(lines[i].Row))
            {
                parted.Add(lines[i++]);
                continue;
            }

            var end = i + 1;
            while (end < lines.Count && lines[end].Gap == 0 && !lines[end].OpensPage)
                end++;
            var edge = end > i + 1 ? RightEdge(lines, i, end) : null;
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
        return Enumerable.Range(from + 1, to - from - 1).SelectMany(i => lines[i].Row.Words).Select(w => w.X).Where(x => x > leftEnd - 60 && x <= rightName + 1)
            .GroupBy(x => Math.Round(x)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => (double?)g.Min())
            .FirstOrDefault(x => Enumerable.Range(from, to - from).All(i => lines[i].Row.Words.All(w => w.Right < x - 1 || w.X >= x - 1)) && Enumerable.Range(from + 1, to - from - 1).Any(i => lines[i].Row.Words.Any(w => w.X >= x - 1)) && Enumerable.Range(from + 1, to - from - 1).Any(i => lines[i].Row.Words.Any(w => w.Right < x)));
    }
}
