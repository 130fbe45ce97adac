using System.Diagnostics;
using Throughline.Documents.Recovery;
using Throughline.Screenplays;
using Throughline.Studio;

namespace Throughline.Web.Imports;

/// <summary>Scripts from PDF files. The words are taken out by a process of its own, so that a hostile file ends that and not the studio.</summary>
internal static class PdfScripts
{
    /// <summary>The argument by which this program becomes that process.</summary>
    public const string WordsCommand = PdfReading.WordsCommand;

    /// <summary>The script that is recovered from a file; null when it is no PDF.</summary>
    /// <exception cref="StudioException">No words can be taken out of it.</exception>
    public static Reading? Recover(ReadOnlyMemory<byte> bytes, string name)
    {
        if (!PdfReading.IsPdf(bytes.Span))
            return null;
        try
        {
            var words = PdfWordsProcess.Read(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Throughline.Web"), [WordsCommand]), bytes.ToArray(), PdfWordsProcess.Longest);
            return PdfScriptReader.Read(words, name).Reading;
        }
        catch (UnreadablePdfException failure)
        {
            throw new StudioException(PdfReading.Describe(name, failure), failure);
        }
    }
}
