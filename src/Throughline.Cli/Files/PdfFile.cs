using System.Diagnostics;
using Throughline.Documents.Recovery;

namespace Throughline.Cli.Files;

/// <summary>A PDF on disk. Its words are taken out by this program started once more, so that a hostile file ends that and not this.</summary>
internal static class PdfFile
{
    /// <summary>The command, not shown in the help, that the other process runs: a PDF on standard input, its words on standard output.</summary>
    public const string WordsCommand = "pdf-words";

    /// <summary>True for what begins as a PDF does; some begin with a few bytes of something else.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>Recovers the screenplay.</summary>
    /// <exception cref="CommandFailure">No words can be taken out of it.</exception>
    public static PdfScript Read(string path, byte[] bytes)
    {
        try
        {
            return PdfScriptReader.Read(PdfWordsProcess.Read(Self(), bytes, PdfWordsProcess.Longest), path);
        }
        catch (UnreadablePdfException failure)
        {
            throw new CommandFailure($"{path}: this PDF {failure.Message.TrimEnd('.')}. Print it to a new PDF, and try that.", inner: failure);
        }
    }

    /// <summary>What the other process does.</summary>
    public static int WriteWords()
    {
        using var output = Console.OpenStandardOutput();
        PdfWordsProcess.Serve(Console.OpenStandardInput(), output);
        return ExitCode.Done;
    }

    private static ProcessStartInfo Self()
    {
        var self = Environment.ProcessPath ?? throw new CommandFailure("The program does not know where it is, and so cannot start the reader of PDF files.");
        return Path.GetFileNameWithoutExtension(self).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? new ProcessStartInfo(self, [Path.Combine(AppContext.BaseDirectory, "Throughline.Cli.dll"), WordsCommand])
            : new ProcessStartInfo(self, [WordsCommand]);
    }
}
