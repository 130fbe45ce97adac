using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Documents.Recovery.Scanned;

/// <summary>Has the pages of a PDF that are pictures read by <c>tesseract</c>, from pictures that <c>pdftoppm</c> draws; both are processes.</summary>
public static class ScannedPages
{
    /// <summary>The most pages that are read this way; a page takes some seconds.</summary>
    public const int MostPages = 400;

    // The long side of Letter at 300 dots an inch, which tesseract was taught on; a page of any size is drawn this large.
    private const int Dots = 3_300;
    private static readonly TimeSpan DrawingTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ReadingTime = TimeSpan.FromSeconds(120);

    /// <summary>True when a page has no words and a picture.</summary>
    public static bool IsScanned(PdfPageText page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Words.IsEmpty && page.HasImage;
    }

    /// <summary>The same PDF with the words of its scanned pages; other pages are as they were.</summary>
    /// <param name="pdf">What the file says by itself.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="language">As tesseract names it: <c>eng</c>, or several joined by <c>+</c>.</param>
    /// <exception cref="UnreadablePdfException">A tool is missing, failed or took too long.</exception>
    public static PdfText Read(PdfText pdf, byte[] bytes, string language)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentException.ThrowIfNullOrEmpty(language);
        if (language[0] == '-' || !language.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '+' or '-'))
            throw new ArgumentException("This is no name of a language that tesseract could have.", nameof(language));
        var scanned = pdf.Pages.Count(IsScanned);
        if (scanned == 0)
            return pdf;
        if (scanned > MostPages)
            throw new UnreadablePdfException(string.Create(CultureInfo.InvariantCulture, $"has {scanned} scanned pages; at most {MostPages} are read")) { Remedy = "Cut it into parts." };
        var folder = Directory.CreateTempSubdirectory("throughline-scan-");
        try
        {
            var file = Path.Combine(folder.FullName, "scan.pdf");
            File.WriteAllBytes(file, bytes);
            return new PdfText(TesseractTable.Straightened([.. pdf.Pages.Select(p => IsScanned(p) ? p with { Words = Words(p, file, language) } : p)], IsRead(pdf)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Func<PdfPageText, bool> IsRead(PdfText pdf)
    {
        var numbers = pdf.Pages.Where(IsScanned).Select(p => p.Number).ToHashSet();
        return page => numbers.Contains(page.Number);
    }

    private static ImmutableArray<PdfWord> Words(PdfPageText page, string file, string language)
    {
        var picture = Path.ChangeExtension(file, null);
        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        BoundedTool.Run("pdftoppm", ["-gray", "-png", "-singlefile", "-scale-to", Dots.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, file, picture], DrawingTime);
        var table = BoundedTool.Run("tesseract", [picture + ".png", "-", "-l", language, "--psm", "4", "tsv"], ReadingTime);
        return TesseractTable.Words(table, page.Width, page.Height);
    }
}
