using System.Collections.Immutable;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Throughline.Documents.Recovery;

/// <summary>Takes the words out of a PDF, with PdfPig. Of a hostile file it may throw anything, run long or take much memory: call it where that can be borne.</summary>
public static class PdfExtraction
{
    /// <summary>The most pages that are read; the longest series bible has a tenth of it.</summary>
    public const int MostPages = 5_000;

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    private const int MostRules = 2_000;

    /// <summary>The words of a file.</summary>
    /// <exception cref="Exception">The file is damaged, encrypted, or no PDF; what is thrown says little.</exception>
    public static PdfText Read(byte[] bytes)
    {
        using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        if (pdf.NumberOfPages > MostPages)
            throw new InvalidDataException($"has {pdf.NumberOfPages} pages; at most {MostPages} are read");
        var pages = ImmutableArray.CreateBuilder<PdfPageText>(pdf.NumberOfPages);
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            var page = pdf.GetPage(number);
            pages.Add(new PdfPageText(number, page.Width, page.Height, Words(page), page.NumberOfImages > 0));
        }

        return new PdfText(pages.MoveToImmutable());
    }

    private static ImmutableArray<PdfWord> Words(Page page)
    {
        var words = ImmutableArray.CreateBuilder<PdfWord>();
        var letters = page.Letters.Where(l => l.TextOrientation == TextOrientation.Horizontal && l.PointSize > 0).ToList();
        var rules = Rules(page);
        foreach (var row in letters.GroupBy(l => Math.Round(l.StartBaseLine.Y * 2)).OrderByDescending(g => g.Key))
            AddWords(page, [.. row.OrderBy(l => l.StartBaseLine.X)], rules, words);
        return words.DrainToImmutable();
    }

    private static void AddWords(Page page, List<Letter> row, List<(double From, double To, double Foot)> rules, ImmutableArray<PdfWord>.Builder words)
    {
        var text = new List<string>();
        for (var first = 0; first < row.Count;)
        {
            var last = first;
            text.Clear();
            text.Add(row[first].Value);
            while (last + 1 < row.Count && !IsSpace(row[last]) && !IsSpace(row[last + 1]) && row[last + 1].StartBaseLine.X - row[last].EndBaseLine.X < row[last].PointSize * 0.17)
                text.Add(row[++last].Value);
            var (start, end) = (row[first], row[last]);
            if (Mended(RightToLeft.Word(text)) is { Length: > 0 } word)
                words.Add(new PdfWord(word, start.StartBaseLine.X, Math.Max(end.EndBaseLine.X, start.StartBaseLine.X), page.Height - start.StartBaseLine.Y, start.PointSize, Most(row, first, last, IsBold), Most(row, first, last, IsItalic), rules.Any(r => r.Foot < start.StartBaseLine.Y && r.Foot > start.StartBaseLine.Y - start.PointSize * 0.3 && r.From < start.StartBaseLine.X + 1 && r.To > end.EndBaseLine.X - 1)));
            first = last + 1;
        }
    }

    // Thin level lines, drawn or filled.
    private static List<(double From, double To, double Foot)> Rules(Page page)
    {
        var rules = new List<(double From, double To, double Foot)>();
        foreach (var path in page.Paths)
        {
            if (path.GetBoundingRectangle() is { Height: < 2, Width: > 3 } box && rules.Count < MostRules)
                rules.Add((box.Left, box.Right, box.Bottom));
        }

        return rules;
    }

    private static bool IsSpace(Letter letter) => string.IsNullOrWhiteSpace(letter.Value);

    // Marks that lean on a word may be set in another style than the word.
    private static bool Most(List<Letter> row, int first, int last, Func<Letter, bool> isSo)
    {
        var so = 0;
        for (var i = first; i <= last; i++)
            so += isSo(row[i]) ? 1 : 0;
        return so * 2 > last - first + 1;
    }

    private static bool IsBold(Letter letter) => Says(letter, "Bold");

    private static bool IsItalic(Letter letter) => Says(letter, "Italic") || Says(letter, "Oblique");

    private static bool Says(Letter letter, string style) => letter.FontName?.Contains(style, StringComparison.OrdinalIgnoreCase) ?? false;

    // Ligatures are taken apart; soft hyphens and control characters go; half a surrogate pair becomes a mark.
    private static string Mended(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0xFB00 and <= 0xFB06)
                mended.Append(Ligatures[rune.Value - 0xFB00]);
            else if (rune.Value != 0xAD && !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune))
                mended.Append(rune.ToString());
        }

        return mended.ToString();
    }
}
