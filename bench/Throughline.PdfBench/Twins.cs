using System.Globalization;
using Throughline.Documents.Printing;
using Throughline.Documents.Recovery;
using Throughline.Documents.Tests.Recovery;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.PdfBench;

/// <summary>How much of a script comes back from our own PDF of it, in each style on each paper.</summary>
internal static class Twins
{
    /// <summary>Prints every element that was lost or made in one style.</summary>
    public static void Tell(string script, string style, Paper paper)
    {
        var screenplay = ScreenplayReader.Read(File.ReadAllBytes(script), script).Screenplay;
        var (f1, lost, made) = Compare(screenplay, PageStyles.Named(style)!.On(paper));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(script)}, {style}: F1 {f1:F4}"));
        Console.WriteLine(string.Join('\n', [.. lost.Select(l => "    lost " + l), .. made.Select(m => "    made " + m)]));
    }

    /// <summary>Prints a row of a Markdown table for each style.</summary>
    public static void Print(string script)
    {
        var screenplay = ScreenplayReader.Read(File.ReadAllBytes(script), script).Screenplay;
        Console.WriteLine($"{Path.GetRelativePath(".", script)}\n\n| Style | Letter | A4 |\n|---|---|---|");
        foreach (var style in PageStyles.All)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {style.Name} | {F1(screenplay, style.On(Paper.Letter)):F4} | {F1(screenplay, style.On(Paper.A4)):F4} |"));
        Console.WriteLine();
    }

    private static double F1(Screenplay screenplay, PageStyle style) => Compare(screenplay, style).F1;

    private static (double F1, IReadOnlyList<string> Lost, IReadOnlyList<string> Made) Compare(Screenplay screenplay, PageStyle style)
    {
        var pdf = ScriptPdf.Write(screenplay, PageLayout.Of(screenplay, style), PrintSettings.Default).Bytes;
        return Twin.Compare(screenplay, PdfScriptReader.Read(PdfExtraction.Read(pdf), "twin.pdf").Reading.Screenplay);
    }
}
