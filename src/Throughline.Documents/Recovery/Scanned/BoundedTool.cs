using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Throughline.Documents.Recovery.Scanned;

/// <summary>Runs a program with a bound on its time and, where there is a shell, on its memory.</summary>
internal static class BoundedTool
{
    private const int MostKilobytes = 1 << 20;
    private const int MostOutput = 32 << 20;

    /// <summary>What it printed.</summary>
    /// <exception cref="UnreadablePdfException">It is not installed, failed, or took too long.</exception>
    public static string Run(string program, IReadOnlyList<string> arguments, TimeSpan longest)
    {
        if (!IsInstalled(program))
            throw new UnreadablePdfException($"has pages that are pictures, and {program}, which reads them, is not installed") { Remedy = "On Debian: `apt install tesseract-ocr poppler-utils`." };
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(program) : new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", string.Create(CultureInfo.InvariantCulture, $"ulimit -v {MostKilobytes}; exec \"$0\" \"$@\""), program } };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, false);
        // Pages are read one at a time; threads inside a page cost more than they bring.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Start(start, program);
        var errors = process.StandardError.ReadToEndAsync();
        var output = Task.Run(() => Bounded(process.StandardOutput));
        if (!Task.WhenAll(errors, output).Wait(longest) || !process.WaitForExit(longest))
        {
            process.Kill();
            throw new UnreadablePdfException(string.Create(CultureInfo.InvariantCulture, $"could not be read: {program} took longer than {longest.TotalSeconds:0} seconds over a page"));
        }

        if (process.ExitCode != 0)
            throw new UnreadablePdfException(string.Create(CultureInfo.InvariantCulture, $"could not be read: {program} ended with {process.ExitCode}: {End(errors.Result)}"));
        return output.Result;
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => f.Length > 0 && (File.Exists(Path.Combine(f, program)) || File.Exists(Path.Combine(f, program + ".exe"))));

    private static Process Start(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start) ?? throw new UnreadablePdfException($"could not be read: {program} did not start");
        }
        catch (Win32Exception failure)
        {
            throw new UnreadablePdfException($"could not be read: {program} did not start: {failure.Message}", failure);
        }
    }

    // More is taken and thrown away, so that the program can end.
    private static string Bounded(StreamReader output)
    {
        var part = new char[1 << 14];
        var text = new System.Text.StringBuilder();
        while (output.Read(part) is var read and > 0)
        {
            if (text.Length < MostOutput)
                text.Append(part, 0, read);
        }

        return text.ToString();
    }

    private static string End(string text) => text.Trim().ReplaceLineEndings(" ") is var line && line.Length > 200 ? line[^200..] : line;
}
