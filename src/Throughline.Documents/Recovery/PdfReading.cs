using System.Diagnostics;
using Throughline.Documents.Recovery.Scanned;

namespace Throughline.Documents.Recovery;

/// <summary>A PDF on disk. Its words are taken out by this program started once more, so that a hostile file ends that and not this.</summary>
public static class PdfReading
{
    /// <summary>The command, not shown in the help, that the other process runs: a PDF on standard input, its words on standard output.</summary>
    public const string WordsCommand = "pdf-words";

    /// <summary>True for what begins as a PDF does; some begin with a few bytes of something else.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>Recovers the screenplay.</summary>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="language">The language in which pages that are pictures are read, as tesseract names it; null to leave them.</param>
    /// <exception cref="UnreadablePdfException">No words can be taken out of it.</exception>
    public static PdfScript Read(string path, byte[] bytes, string? language = null)
    {
        var words = PdfWordsProcess.Read(Self(), bytes, PdfWordsProcess.Longest);
        return PdfScriptReader.Read(language is null ? words : ScannedPages.Read(words, bytes, language), path);
    }

    /// <summary>Why a file cannot be read, for people.</summary>
    public static string Describe(string path, UnreadablePdfException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return $"{path}: this PDF {failure.Message.TrimEnd('.')}. {failure.Remedy}";
    }

    /// <summary>What the other process does.</summary>
    public static void WriteWords()
    {
        using var output = Console.OpenStandardOutput();
        PdfWordsProcess.Serve(Console.OpenStandardInput(), output);
    }

    private static ProcessStartInfo Self()
    {
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("The program does not know where it is, and so cannot start the reader of PDF files.");
        return Path.GetFileNameWithoutExtension(self).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? new ProcessStartInfo(self, [System.Reflection.Assembly.GetEntryAssembly()!.Location, WordsCommand])
            : new ProcessStartInfo(self, [WordsCommand]);
    }
}
