using System.Diagnostics;
using Throughline.Documents.Recovery;

namespace Throughline.PdfBench;

/// <summary>How long it takes to have the words of a PDF, and the screenplay; beside <c>pdftotext -bbox</c> on the same file.</summary>
internal static class Timing
{
    private const int Rounds = 9;

    /// <summary>Medians of nine rounds after one to warm up; pdftotext is a process each time, as there is no other way to have it.</summary>
    public static string Of(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var pdf = PdfExtraction.Read(bytes);
        var words = Median(() => PdfExtraction.Read(bytes));
        var script = Median(() => PdfScriptReader.Read(pdf, file));
        var peer = Median(() => Peer(file));
        return string.Create(null, $"{Path.GetFileName(file)}, {pdf.Pages.Length} pages: words {words:F0} ms, screenplay of them {script:F0} ms, pdftotext -bbox {peer:F0} ms; words / pdftotext {words / peer:F1}, both / pdftotext {(words + script) / peer:F1}");
    }

    /// <summary>Milliseconds that a piece of work takes: the median of nine rounds after one to warm up.</summary>
    public static double Median(System.Action work)
    {
        work();
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            work();
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Rounds / 2];
    }

    private static void Peer(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext") { ArgumentList = { "-bbox", file, "/dev/null" } })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"pdftotext could not read {file}");
    }
}
