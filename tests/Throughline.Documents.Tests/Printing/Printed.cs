using System.Diagnostics;
using System.Text;
using SkiaSharp;
using Throughline.Documents.Printing;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Layout;
using Throughline.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Throughline.Documents.Tests.Printing;

/// <summary>Scripts printed, and read back by a program that is not ours.</summary>
internal static class Printed
{
    public const string Tide = "a-bit-for-the-tide/a-bit-for-the-tide.fountain";
    public const string Earnest = "the-importance-of-being-earnest/the-importance-of-being-earnest.fountain";

    public static Screenplay Script(string fountain) => FountainReader.Read(new SourceText(fountain, "script.fountain")).Screenplay;

    public static Screenplay Sample(string path) => ScreenplayReader.Read(File.ReadAllBytes(Repository.Sample(path)), path).Screenplay;

    public static byte[] Pdf(Screenplay script, PageStyle? style = null, PrintSettings? settings = null) =>
        ScriptPdf.Write(script, PageLayout.Of(script, style ?? PageStyle.FinalDraft), settings ?? PrintSettings.Default).Bytes;

    /// <summary>The lines of a page as they stand on paper: row and words with every space, spaces before the first word included.</summary>
    public static IEnumerable<string> Rows(Page page, PageStyle style) =>
        page.Letters.GroupBy(l => (int)Math.Round((page.Height - l.StartBaseLine.Y - 9 - style.TopMargin) / 12) + 1).OrderBy(g => g.Key).Select(g => $"{g.Key}|{Row(g)}");

    /// <summary>The same of a page that was laid out.</summary>
    public static IEnumerable<string> Rows(PrintedPage page, PageStyle style)
    {
        var header = (int)Math.Round((style.HeaderMargin - style.TopMargin) / 12) + 1;
        return page.Lines.GroupBy(l => l.Row == 0 ? header : l.Row).OrderBy(g => g.Key).Select(g =>
        {
            var row = new StringBuilder();
            foreach (var line in g.OrderBy(l => l.Column))
                row.Append(' ', Math.Max(0, line.Column - row.Length)).Append(line.Words);
            return $"{g.Key}|{row.ToString().TrimEnd()}";
        });
    }

    /// <summary>A page as a picture, by Poppler.</summary>
    public static SKBitmap Picture(byte[] pdf, int page, int dotsPerInch = 50) =>
        Poppler("pdftoppm", pdf, (file, folder) => ["-r", $"{dotsPerInch}", "-gray", "-png", "-singlefile", "-f", $"{page}", "-l", $"{page}", file, Path.Combine(folder, "a")], folder => SKBitmap.Decode(Path.Combine(folder, "a.png")));

    /// <summary>The text of a PDF, by Poppler; marks of direction left out.</summary>
    public static string TextByPoppler(byte[] pdf) =>
        Poppler("pdftotext", pdf, (file, folder) => ["-layout", file, Path.Combine(folder, "a.txt")], folder => string.Concat(File.ReadAllText(Path.Combine(folder, "a.txt")).Where(c => c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))));

    private static T Poppler<T>(string program, byte[] pdf, Func<string, string, string[]> arguments, Func<string, T> read)
    {
        var folder = Directory.CreateTempSubdirectory("throughline-print-");
        try
        {
            var file = Path.Combine(folder.FullName, "a.pdf");
            File.WriteAllBytes(file, pdf);
            using var poppler = Process.Start(new ProcessStartInfo(program, arguments(file, folder.FullName)))!;
            poppler.WaitForExit();
            Assert.Equal(0, poppler.ExitCode);
            return read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Row(IEnumerable<Letter> letters)
    {
        var row = new StringBuilder();
        foreach (var letter in letters.OrderBy(l => l.StartBaseLine.X))
            row.Append(' ', Math.Max(0, (int)Math.Round(letter.StartBaseLine.X / 7.2) - row.Length)).Append(letter.Value);
        return row.ToString().TrimEnd();
    }
}
