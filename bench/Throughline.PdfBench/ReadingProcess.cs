using System.Diagnostics;
using System.Globalization;
using Throughline.Documents.Recovery;

namespace Throughline.PdfBench;

/// <summary>Reads files in a process of its own, which is ended when it takes too long or too much memory, and begun again when it died.</summary>
internal static class ReadingProcess
{
    private const int Longest = 60_000;
    private const long MostMemory = 1L << 30;

    /// <summary>The outcome for each: <c>read</c>, <c>refused</c> (an exception), <c>died</c>, <c>too long</c> or <c>too much memory</c>.</summary>
    public static IEnumerable<(string Name, string Outcome, double Milliseconds, long Megabytes)> Run(IEnumerable<(string Name, Func<byte[]> Make)> inputs)
    {
        var file = Path.GetTempFileName();
        Process? process = null;
        try
        {
            foreach (var (name, make) in inputs)
            {
                File.WriteAllBytes(file, make());
                process ??= Start();
                var began = Stopwatch.GetTimestamp();
                process.StandardInput.WriteLine(file);
                process.StandardInput.Flush();
                var (answer, peak) = Await(process, process.StandardOutput.ReadLineAsync());
                yield return (name, answer, Stopwatch.GetElapsedTime(began).TotalMilliseconds, peak >> 20);
                if (answer is "read" or "refused")
                    continue;
                Keep(file, name);
                process.Kill();
                process.Dispose();
                process = null;
            }
        }
        finally
        {
            process?.Kill();
            process?.Dispose();
            File.Delete(file);
        }
    }

    /// <summary>The other side: a path on each line of standard input, an outcome on standard output.</summary>
    public static int Serve()
    {
        while (Console.ReadLine() is { } path)
        {
            try
            {
                PdfScriptReader.Read(PdfExtraction.Read(File.ReadAllBytes(path)), path);
                Console.WriteLine("read");
            }
            // Whatever is thrown is a refusal; what the process cannot survive is what is looked for.
            catch (Exception failure)
            {
                Console.Error.WriteLine($"{failure.GetType().Name}: {failure.Message}");
                Console.WriteLine("refused");
            }
        }

        return 0;
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "exec", typeof(ReadingProcess).Assembly.Location, "read" } };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, said) => Said(said.Data);
        process.BeginErrorReadLine();
        return process;
    }

    private static void Said(string? line)
    {
        if (Environment.GetEnvironmentVariable("PDFBENCH_SAY") is not null && line is not null)
            Console.Error.WriteLine($"  {line[..Math.Min(line.Length, 200)]}");
    }

    private static (string Outcome, long Peak) Await(Process process, Task<string?> answer)
    {
        var began = Stopwatch.GetTimestamp();
        long peak = 0;
        while (!answer.Wait(20))
        {
            peak = Math.Max(peak, Resident(process.Id));
            if (peak > MostMemory)
                return ("too much memory", peak);
            if (Stopwatch.GetElapsedTime(began).TotalMilliseconds > Longest)
                return ("too long", peak);
        }

        return (answer.Result ?? "died", Math.Max(peak, Resident(process.Id)));
    }

    private static long Resident(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static void Keep(string file, string name)
    {
        if (Environment.GetEnvironmentVariable("PDFBENCH_KEEP") is { } folder)
            File.Copy(file, Path.Combine(folder, name.Replace(' ', '-') + ".pdf"), overwrite: true);
    }
}
