using System.Diagnostics;
using SkiaSharp;

namespace Throughline.Documents.Tests.Recovery.Scanned;

/// <summary>A PDF as a scanner makes it: a picture of each page, and no words.</summary>
internal static class Scan
{
    /// <summary>The pages of a PDF on Letter, drawn by <c>pdftoppm</c> at 200 dots an inch.</summary>
    public static byte[] Of(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory();
        var file = Path.Combine(folder.FullName, "a.pdf");
        File.WriteAllBytes(file, pdf);
        using (var drawing = Process.Start("pdftoppm", ["-gray", "-png", "-r", "200", file, Path.Combine(folder.FullName, "p")]))
            drawing.WaitForExit();
        using var scan = new MemoryStream();
        using (var document = SKDocument.CreatePdf(scan))
        {
            foreach (var page in Directory.EnumerateFiles(folder.FullName, "*.png").Order(StringComparer.Ordinal))
            {
                using var picture = SKImage.FromEncodedData(page);
                var canvas = document.BeginPage(612, 792);
                canvas.DrawImage(picture, new SKRect(0, 0, 612, 792), SKSamplingOptions.Default);
                document.EndPage();
            }

            document.Close();
        }

        folder.Delete(recursive: true);
        return scan.ToArray();
    }
}
