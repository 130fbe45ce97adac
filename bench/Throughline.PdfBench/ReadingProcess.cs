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

    /// <summary>Reads a file as a person does, with the <c>throughline</c> command; <paramref name="program"/> is its executable.</summary>
    public Outcome Guarded(byte[] pdf, string program)
    {
        File.WriteAllBytes(_file, pdf);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program) { ArgumentList = { "pages", _file }, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var (said, peak) = Await(process, process.StandardError.ReadToEndAsync());
        var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        if (said is "too long" or "too much memory")
        {
            process.Kill(entireProcessTree: true);
            return new Outcome(said, "", milliseconds, peak >> 20);
        }

        process.WaitForExit();
        var outcome = process.ExitCode switch { 0 or 1 => "read", 3 when !said.Contains("   at ", StringComparison.Ordinal) => "refused", _ => $"died with {process.ExitCode}" };
        return new Outcome(outcome, said.Split('\n')[0].Replace(_file, "FILE", StringComparison.Ordinal), milliseconds, peak >> 20);
    }

    /// <summary>Reads a file in one process, one after another: fast, but nothing guards it.</summary>
    public Outcome Bare(byte[] pdf) => Run(pdf);

    /// <summary>The other side: a path on each line of standard input, an outcome and a message on standard output.</summary>
    public static int Serve()
    {
        while (Console.ReadLine() is { } path)
        {
            var bytes = File.ReadAllBytes(path);
            try
            {
                var script = PdfScriptReader.Read(PdfExtraction.Read(bytes), "damaged.pdf");
                Console.WriteLine($"read\t{script.Reading.Screenplay.Elements.Length} elements");
            }
            // Whatever is thrown is a refusal; what the process does not survive is what is looked for.
            catch (Exception failure)
            {
                Console.WriteLine($"refused\t{failure.Message.ReplaceLineEndings(" ")}");
            }
        }

        return 0;
    }

    private Outcome Run(byte[] pdf)
    {
        File.WriteAllBytes(_file, pdf);
        if (_process is null)
        {
            var start = new ProcessStartInfo("dotnet") { ArgumentList = { "exec", typeof(ReadingProcess).Assembly.Location, "read" }, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            _process = Process.Start(start)!;
            _process.ErrorDataReceived += static (_, _) => { };
            _process.BeginErrorReadLine();
        }

        var began = Stopwatch.GetTimestamp();
        _process.StandardInput.WriteLine(_file);
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

    private static (string Answer, long Peak) Await<T>(Process process, Task<T> answer)
        where T : class?
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

        return (answer.Result as string ?? "died", Math.Max(peak, Resident(process.Id)));
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
