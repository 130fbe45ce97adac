using Throughline.Text;

namespace Throughline.Screenplays.FadeIn;

/// <summary>Reads Fade In's .fadein: Open Screenplay Format XML as document.xml in a zip.</summary>
public static class FadeInReader
{
    private const string Document = "document.xml";

    /// <summary>True for the name of the entry that is the script.</summary>
    public static bool IsScript(string entry) => entry.Equals(Document, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a whole file. Never throws on content; spans cover each <c>para</c> in the XML inside.</summary>
    public static Reading Read(ReadOnlyMemory<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var contents = BoundedZip.Read(bytes, IsScript);
        if (contents.Failure != ZipFailure.None)
            return Nothing(name, ZipDiagnostics.Of(contents.Failure, contents.Entry, name, "FIN", "Fade In"));
        return contents.Files.IsEmpty
            ? Nothing(name, new Diagnostic("FIN012", Severity.Error, SourceSpan.None, $"{name} has no {Document} in it, so there is no script to read. Open it in Fade In and save it again."))
            : ReadXml(SourceText.Decode(contents.Files[0].Bytes.Span, name));
    }

    /// <summary>Reads the XML itself, which is also what an .osf file is.</summary>
    public static Reading ReadXml(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var diagnostics = new DiagnosticLog(source);
        var screenplay = OpenScreenplayFormat.Read(source, diagnostics);
        return new Reading(screenplay with { Origin = screenplay }, diagnostics.ToImmutable());
    }

    private static Reading Nothing(string name, Diagnostic why)
    {
        var empty = Screenplay.Empty with { Format = ScreenplayFormat.FadeIn, Source = new SourceText("", name) };
        return new Reading(empty with { Origin = empty }, [why]);
    }
}
