using System.Collections.Immutable;
using System.Globalization;
using SkiaSharp;
using Throughline.Documents.Fonts;
using Throughline.Documents.Setting;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Text;

namespace Throughline.Documents.Printing;

/// <summary>Prints a script as PDF: the pages that the layout made, line by line, with text that can be searched and copied.</summary>
public static class ScriptPdf
{
    private const float Size = 12;

    /// <summary>Prints.</summary>
    /// <param name="screenplay">The script.</param>
    /// <param name="map">Its pages.</param>
    /// <param name="settings">What of it, and how.</param>
    /// <returns>The same bytes for the same script, style, settings and fonts.</returns>
    public static PrintedPdf Write(Screenplay screenplay, PageMap map, PrintSettings settings)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(settings);
        var choice = new PageChoice(screenplay, map, settings);
        var pages = choice.Pages();
        var setter = new TextSetter(Size);
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, Metadata(screenplay, settings)))
        {
            foreach (var page in pages)
            {
                using var canvas = new PageCanvas(document.BeginPage((float)map.Style.Paper.Width, (float)map.Style.Paper.Height), setter, Size);
                new PagePainter(screenplay, map.Style, settings, choice).Paint(canvas, page);
                document.EndPage();
            }

            document.Close();
        }

        var bytes = stream.ToArray();
        PdfIdentity.Settle(bytes);
        bytes = PdfOutline.Add(bytes, Bookmarks(screenplay, choice, pages));
        return new PrintedPdf(bytes, pages.Length, Losses(screenplay, setter));
    }

    /// <summary>The name of the place where a scene begins.</summary>
    internal static string PlaceOf(int scene) => string.Create(CultureInfo.InvariantCulture, $"scene{scene}");

    private static IEnumerable<(string Title, string Place)> Bookmarks(Screenplay screenplay, PageChoice choice, ImmutableArray<PrintedPage> pages)
    {
        var printed = pages.SelectMany(p => p.Lines).Where(l => l.Part == PrintedPart.Text).Select(l => l.Element).ToHashSet();
        foreach (var (index, heading) in screenplay.Elements.Index())
        {
            if (heading is SceneHeading scene && printed.Contains(index) && choice.IsWanted(index))
                yield return ($"{(scene.Number is null ? "" : scene.Number + "  ")}{scene.Text.Plain.Trim()}", PlaceOf(choice.SceneOf(index)));
        }
    }

    private static SKDocumentPdfMetadata Metadata(Screenplay screenplay, PrintSettings settings) => new()
    {
        Title = screenplay.TitlePage["Title"] ?? Path.GetFileNameWithoutExtension(screenplay.Source.Name),
        Author = screenplay.TitlePage["Author"] ?? screenplay.TitlePage["Authors"] ?? "",
        Subject = "Screenplay",
        Creator = "Throughline",
        Producer = "Throughline",
        Creation = settings.Date?.UtcDateTime,
        Modified = settings.Date?.UtcDateTime,
        PdfA = true,
        RasterDpi = 300,
        EncodingQuality = 101,
    };

    private static ImmutableArray<Diagnostic> Losses(Screenplay screenplay, TextSetter setter) =>
        [.. setter.Missing.Select(script => new Diagnostic("PDF001", Severity.Warning, SourceSpan.None, $"No font on this machine has the letters of the script {script}: they are printed as empty boxes. {Advice(script)}"))];

    private static string Advice(string script) =>
        FontShelf.PackageOf(script) is { } package ? $"Install one that has them; on Debian: apt-get install {package}." : "Install a font that has them, such as one of the Noto family.";
}
