using System.Diagnostics;
using Throughline.Documents.Printing;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.PdfBench;

/// <summary>How long it takes to lay a script out and to print it as PDF, warm, with nothing read or written.</summary>
internal static class Printing
{
    public static string Of(string script)
    {
        var screenplay = ScreenplayReader.Read(File.ReadAllBytes(script), script).Screenplay;
        var map = PageLayout.Of(screenplay);
        // A layout is too short to be timed alone.
        const int layouts = 20;
        var layout = Timing.Median(() => Repeat(layouts, () => PageLayout.Of(screenplay))) / layouts;
        var print = Timing.Median(() => ScriptPdf.Write(screenplay, map, PrintSettings.Default));
        return string.Create(null, $"  warm: {map.Pages} pages laid out in {layout:F2} ms ({map.Pages / layout * 1000:F0} pages a second), printed in {print:F0} ms ({map.Pages / print * 1000:F0} pages a second)");
    }

    private static void Repeat(int times, Func<PageMap> work)
    {
        for (var i = 0; i < times; i++)
            GC.KeepAlive(work());
    }
}
