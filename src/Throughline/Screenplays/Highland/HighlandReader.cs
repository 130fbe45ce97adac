using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Screenplays.Highland;

/// <summary>Reads Highland's .highland: a zip with a TextBundle in it, whose text is Fountain.</summary>
public static class HighlandReader
{
    // The names the text has had, the newest first.
    private static readonly string[] TextNames = ["text.fountain", "text.md", "text.txt"];

    /// <summary>True for the name of an entry that may be the script.</summary>
    public static bool IsScript(string entry) => Rank(entry) >= 0;

    /// <summary>Reads a whole file. Never throws on content; spans are in the Fountain text inside.</summary>
    public static Reading Read(ReadOnlyMemory<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var contents = BoundedZip.Read(bytes, IsScript);
        if (contents.Failure != ZipFailure.None)
            return Nothing(name, ZipDiagnostics.Of(contents.Failure, contents.Entry, name, "HLD", "Highland"));
        if (contents.Files.MinBy(f => Rank(f.Name)) is not { } text)
            return Nothing(name, new Diagnostic("HLD003", Severity.Error, SourceSpan.None, $"{name} has no text in it (text.fountain or text.md), so there is no script to read. Open it in Highland and save it again."));

        var reading = FountainReader.Read(SourceText.Decode(text.Bytes.Span, name));
        var screenplay = reading.Screenplay with { Format = ScreenplayFormat.Highland, Origin = null };
        return reading with { Screenplay = screenplay with { Origin = screenplay } };
    }

    private static int Rank(string entry)
    {
        var name = entry[(entry.LastIndexOf('/') + 1)..];
        return entry.StartsWith("__MACOSX/", StringComparison.Ordinal) ? -1 : Array.FindIndex(TextNames, t => t.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static Reading Nothing(string name, Diagnostic why)
    {
        var empty = Screenplay.Empty with { Format = ScreenplayFormat.Highland, Source = new SourceText("", name) };
        return new Reading(empty with { Origin = empty }, [why]);
    }
}
