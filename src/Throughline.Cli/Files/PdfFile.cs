using Throughline.Documents.Recovery;

namespace Throughline.Cli.Files;

/// <summary>A PDF on disk. Whoever reads another file does not load what reads these.</summary>
internal static class PdfFile
{
    /// <summary>The command, not shown in the help, that the process runs that takes the words out.</summary>
    public const string WordsCommand = PdfReading.WordsCommand;

    /// <summary>True for what begins as a PDF does; some begin with a few bytes of something else.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>Recovers the screenplay.</summary>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="language">The language in which pages that are pictures are read, as tesseract names it; null to leave them.</param>
    /// <exception cref="CommandFailure">No words can be taken out of it.</exception>
    public static PdfScript Read(string path, byte[] bytes, string? language = null)
    {
        try
        {
            return PdfReading.Read(path, bytes, language);
        }
        catch (UnreadablePdfException failure)
        {
            throw new CommandFailure(PdfReading.Describe(path, failure), inner: failure);
        }
    }

    /// <summary>What that process does.</summary>
    public static int WriteWords()
    {
        PdfReading.WriteWords();
        return ExitCode.Done;
    }
}
