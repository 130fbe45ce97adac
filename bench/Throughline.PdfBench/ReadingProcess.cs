using System.Diagnostics;
using System.Globalization;
using Throughline.Documents.Recovery;

namespace Throughline.PdfBench;

/// <summary>What became of a file.</summary>
/// <param name="Outcome"><c>read</c>, <c>refused</c>, <c>died</c>, <c>too long</c> or <c>too much memory</c>.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Megabytes">The most memory that the process and those it started had at one time.</param>
internal sealed record Outcome(string Name, string Said, double Milliseconds, long Megabytes)
{
    public bool IsBorne => Name is "read" or "refused";
}

/// <summary>A process that reads files, watched from outside; it is ended when it takes too long or too much memory, and begun again.</summary>
internal sealed class ReadingProcess : IDisposable
{
    private const int Longest = 90_000;
    private const long MostMemory = 1L << 30;
    private readonly string _file = Path.GetTempFileName();
    private Process? _process;

    /// <summary>Reads a file as the program does, in a process apart.</summary>
    public Outcome Guarded(byte[] pdf) => Run("guarded", pdf);

    /// <summary>Reads a file in one process, one after another: fast, but nothing guards it.</summary>
    public Outcome Bare(byte[] pdf) => Run("bare", pdf);

    /// <summary>The other side: how and a path on each line of standard input, an outcome and a message on standard output.</summary>
    public static int Serve()
    {
        while (Console.ReadLine() is { } line)
        {
            var bytes = File.ReadAllBytes(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            try
            {
                var isGuarded = line.StartsWith("guarded", StringComparison.Ordinal);
                var words = isGuarded ? PdfWordsProcess.Read(Self("words"), bytes, PdfWordsProcess.Longest) : PdfExtraction.Read(bytes);
                var script = PdfScriptReader.Read(words, "damaged.pdf");
                Console.WriteLine($"read\t{script.Reading.Screenplay.Elements.Length} elements");
            }
            // Whatever is thrown is a refusal; what the process does not survive is what is looked for.
            catch (Exception failure) when (failure is UnreadablePdfException || line.StartsWith("bare", StringComparison.Ordinal))
            {
                Console.WriteLine($"refused\t{failure.Message.ReplaceLineEndings(" ")}");
            }
        }

        return 0;
    }

    private Outcome Run(string how, byte[] pdf)
    {
        File.WriteAllBytes(_file, pdf);
        if (_process is null)
        {
            var start = Self("read");
            start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
            _process = Process.Start(start)!;
            _process.ErrorDataReceived += static (_, _) => { };
            _process.BeginErrorReadLine();
        }

        var began = Stopwatch.GetTimestamp();
        _process.StandardInput.WriteLine($"{how} {_file}");
        _process.StandardInput.Flush();
        var (answer, peak) = Await(_process, _process.StandardOutput.ReadLineAsync());
        var parts = answer.Split('\t');
        var outcome = new Outcome(parts[0], parts.Length > 1 ? parts[1] : "", Stopwatch.GetElapsedTime(began).TotalMilliseconds, peak >> 20);
        if (!outcome.IsBorne)
            End();
        return outcome;
    }

    public void Dispose()
    {
        End();
        File.Delete(_file);
    }

    private void End()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        _process = null;
    }

    private static ProcessStartInfo Self(string command) => new("dotnet") { ArgumentList = { "exec", typeof(ReadingProcess).Assembly.Location, command } };

    private static (string Answer, long Peak) Await(Process process, Task<string?> answer)
    {
        var began = Stopwatch.GetTimestamp();
        long peak = 0;
        while (!answer.Wait(10))
        {
            peak = Math.Max(peak, Resident(process.Id));
            if (peak > MostMemory)
                return ("too much memory", peak);
            if (Stopwatch.GetElapsedTime(began).TotalMilliseconds > Longest)
                return ("too long", peak);
        }

        return (answer.Result ?? "died", Math.Max(peak, Resident(process.Id)));
    }

    // With the processes that it started.
    private static long Resident(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            var own = line is null ? 0 : long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) * 1024;
            return own + Directory.EnumerateDirectories($"/proc/{process}/task").SelectMany(t => File.ReadAllText(t + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Sum(c => Resident(int.Parse(c, CultureInfo.InvariantCulture)));
        }
        // It ended while it was looked at.
        catch (IOException)
        {
            return 0;
        }
    }
}
