using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Documents.Recovery.Scanned;

/// <summary>The table that <c>tesseract</c> prints as TSV: a row for each page, block, paragraph, line and word, with its box in dots.</summary>
internal static class TesseractTable
{
    private const int Columns = 12;
    private const int PageLevel = 1;
    private const int WordLevel = 5;

    // Tesseract does not say how large the type is; scripts are set in one size.
    private const double TypeSize = 12;

    // Points between places that are one edge, read unsteadily.
    private const double Unsteady = 3.4;

    /// <summary>The words, their places scaled to a page of this size in points.</summary>
    public static ImmutableArray<PdfWord> Words(string table, double width, double height)
    {
        var rows = table.Split('\n').Select(l => l.TrimEnd('\r').Split('\t')).Where(r => r.Length == Columns && int.TryParse(r[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out _)).ToList();
        if (rows.FirstOrDefault(r => r[0] == PageLevel.ToString(CultureInfo.InvariantCulture)) is not { } page || Number(page[8]) <= 0 || Number(page[9]) <= 0)
            return [];
        var (across, down) = (width / Number(page[8]), height / Number(page[9]));
        var words = ImmutableArray.CreateBuilder<PdfWord>();
        foreach (var line in rows.Where(r => Number(r[0]) == WordLevel && r[11].Trim().Length > 0).GroupBy(r => (r[2], r[3], r[4])))
        {
            var foot = Foot([.. line]) * down;
            foreach (var word in line)
                words.Add(new PdfWord(word[11].Trim(), Number(word[6]) * across, (Number(word[6]) + Number(word[8])) * across, foot, TypeSize, false, false, false));
        }

        return words.DrainToImmutable();
    }

    /// <summary>The pages with the left edges of lines that stand within a hair of each other, through all of them, made one.</summary>
    public static ImmutableArray<PdfPageText> Straightened(ImmutableArray<PdfPageText> pages, Func<PdfPageText, bool> which)
    {
        var edges = new List<List<double>>();
        foreach (var x in pages.Where(which).SelectMany(p => p.Words.GroupBy(w => w.Foot).Select(l => l.Min(w => w.X))).Order())
        {
            if (edges.Count > 0 && x - edges[^1][^1] < 1 && x - edges[^1][0] < Unsteady * 2)
                edges[^1].Add(x);
            else
                edges.Add([x]);
        }

        // The many draw the few: a stray start is moved to the edge beside it where most lines begin.
        var places = edges.Select(e => (At: e[e.Count / 2], e.Count)).ToList();
        double Edge(double x) => places.Where(p => Math.Abs(p.At - x) < Unsteady).OrderByDescending(p => p.Count).Select(p => p.At).DefaultIfEmpty(x).First();
        return [.. pages.Select(p => which(p) ? p with { Words = [.. p.Words.GroupBy(w => w.Foot).SelectMany(l => Moved([.. l.OrderBy(w => w.X)], Edge))] } : p)];
    }

    private static IEnumerable<PdfWord> Moved(List<PdfWord> line, Func<double, double> edge)
    {
        var by = edge(line[0].X) - line[0].X;
        return line.Select(w => w with { X = w.X + by, Right = w.Right + by });
    }

    // Where most words of a line end below; letters that hang deeper and marks that float are few.
    private static double Foot(List<string[]> words)
    {
        var feet = words.Where(w => !w[11].Any(c => "gjpqy,;()Q".Contains(c))).Select(w => Number(w[7]) + Number(w[9])).Order().ToList();
        return feet.Count > 0 ? feet[feet.Count / 2] : words.Min(w => Number(w[7]) + Number(w[9]) * 0.8);
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
