namespace Throughline.Documents.Recovery;

/// <summary>The edges of the text, found in the file: nothing is assumed of them.</summary>
/// <param name="Left">The left edge of action and headings, in points.</param>
/// <param name="Right">The right edge of the widest lines.</param>
/// <param name="Leading">From one line to the next, in points.</param>
internal sealed record Margins(double Left, double Right, double Leading)
{
    public static Margins Of(IReadOnlyList<List<PdfRow>> pages)
    {
        var rows = pages.SelectMany(p => p).ToList();
        var leading = pages.SelectMany(p => p.Zip(p.Skip(1), (a, b) => Math.Round((b.Foot - a.Foot) * 2) / 2)).Where(d => d is > 6 and < 24)
            .GroupBy(d => d).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).DefaultIfEmpty(12).First();
        // Long stretches: numbers and marks in the margins are short.
        var lengthy = rows.SelectMany(r => r.Stretches().Append(r.Words.Length).Pairwise().Select(p => r.Part(p.From, p.To))).Where(r => r.Text.Length >= 30).ToList();
        if (lengthy.Count == 0)
            lengthy = rows;
        var edges = lengthy.GroupBy(r => Math.Round(r.X / PdfRow.Column)).Where(g => g.Count() >= Math.Max(2, lengthy.Count * 0.03)).Select(g => g.Min(r => r.X)).DefaultIfEmpty(lengthy.Count > 0 ? lengthy.Min(r => r.X) : 108);
        var rights = lengthy.Select(r => r.Right).Order().ToList();
        return new Margins(edges.Min(), rights.Count == 0 ? 540 : rights[(int)((rights.Count - 1) * 0.995)], leading);
    }
}

/// <summary>Neighbours of a sequence.</summary>
file static class Neighbours
{
    public static IEnumerable<(int From, int To)> Pairwise(this IEnumerable<int> numbers) => numbers.Zip(numbers.Skip(1), (a, b) => (a, b));
}
