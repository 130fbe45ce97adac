using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Documents.Recovery;

namespace Throughline.Cli.Files;

/// <summary>
/// A PDF on disk. Its words are taken out in a process of its own, with a bound on time and memory: a hostile file can exhaust
/// the reader's stack, or keep it busy for ever, and neither can be caught from inside.
/// </summary>
internal static class PdfFile
{
    /// <summary>The command, not shown in the help, that the other process runs: a PDF on standard input, its words on standard output.</summary>
    public const string WordsCommand = "pdf-words";

    private const long MostMemory = 640L << 20;
    private const int MostOutput = 256 << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(90);

    /// <summary>True for what begins as a PDF does; some begin with a few bytes of something else.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>Recovers the screenplay.</summary>
    /// <exception cref="CommandFailure">No words can be taken out of it.</exception>
    public static PdfScript Read(string path, byte[] bytes) => PdfScriptReader.Read(Words(path, bytes), path);

    /// <summary>What the other process does.</summary>
    public static int WriteWords()
    {
        using var input = new MemoryStream();
        using (var standard = Console.OpenStandardInput())
            standard.CopyTo(input);
        try
        {
            var text = PdfExtraction.Read(input.ToArray());
            using var output = Console.OpenStandardOutput();
            PdfTextJson.Write(text, output);
            return ExitCode.Done;
        }
        // The outermost frame of the process: whatever the library throws of a hostile file is said to the one that waits.
        catch (Exception failure)
        {
            Console.Error.WriteLine(failure.GetType().Name.Contains("Encrypted", StringComparison.Ordinal) ? "encrypted" : $"damaged {failure.Message}");
            return ExitCode.Failed;
        }
    }

    private static PdfText Words(string path, byte[] bytes)
    {
        using var process = Start();
        var output = Task.Run(() => Bounded(process.StandardOutput.BaseStream));
        var error = Task.Run(() => Encoding.UTF8.GetString(Bounded(process.StandardError.BaseStream) ?? []));
        Feed(process, bytes);
        if (!process.WaitForExit(MostTime))
        {
            process.Kill(entireProcessTree: true);
            throw new CommandFailure($"{path}: this PDF could not be read within {MostTime.TotalSeconds:0} seconds; it may be damaged. Print it to a new PDF and try that.");
        }

        if (process.ExitCode != ExitCode.Done)
            throw new CommandFailure($"{path}: {Reason(process.ExitCode, error.Result)}");
        try
        {
            return PdfTextJson.Read(output.Result ?? throw new CommandFailure($"{path}: this PDF holds more text than a screenplay can; is this the right file?"));
        }
        catch (JsonException cut)
        {
            throw new CommandFailure($"{path}: this PDF could not be read whole. Print it to a new PDF and try that.", inner: cut);
        }
    }

    private static Process Start()
    {
        var self = Environment.ProcessPath ?? "throughline";
        var start = new ProcessStartInfo(self) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(self).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Throughline.Cli.dll"));
        start.ArgumentList.Add(WordsCommand);
        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory.ToString("X", CultureInfo.InvariantCulture);
        return Process.Start(start) ?? throw new CommandFailure("The reader of PDF files could not be started.");
    }

    private static void Feed(Process process, byte[] bytes)
    {
        try
        {
            process.StandardInput.BaseStream.Write(bytes);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code says why.
        }
    }

    // Null when there is more; all is read, so that the other side is never kept waiting.
    private static byte[]? Bounded(Stream stream)
    {
        var kept = new MemoryStream();
        var part = new byte[1 << 16];
        var isTooMuch = false;
        while (stream.Read(part) is var read and > 0)
        {
            isTooMuch |= kept.Length + read > MostOutput;
            if (!isTooMuch)
                kept.Write(part, 0, read);
        }

        return isTooMuch ? null : kept.ToArray();
    }

    private static string Reason(int exitCode, string error)
    {
        if (error.StartsWith("encrypted", StringComparison.Ordinal))
            return "this PDF is encrypted. Open it with its password, save it without one, and try that.";
        if (error.StartsWith("damaged ", StringComparison.Ordinal))
            return $"this PDF is damaged and could not be read: {error["damaged ".Length..].Split('\n')[0].Trim()} Print it to a new PDF and try that.";
        return $"this PDF could not be read: it needs more memory than a screenplay does, or is made to break its reader (exit code {exitCode}). Print it to a new PDF and try that.";
    }
}
