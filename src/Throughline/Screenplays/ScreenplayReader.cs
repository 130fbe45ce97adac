using Throughline.Screenplays.FadeIn;
using Throughline.Screenplays.FinalDraft;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Highland;
using Throughline.Screenplays.PlainText;
using Throughline.Text;

namespace Throughline.Screenplays;

/// <summary>Reads a screenplay of any format that can be read, told by its content first and its name second.</summary>
public static class ScreenplayReader
{
    // A root tag stands in the first lines, after the declaration and perhaps a comment.
    private const int HeadLength = 2048;

    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name or path, for messages and as a hint of the format.</param>
    public static Reading Read(ReadOnlyMemory<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (bytes.Span[..Math.Min(bytes.Length, HeadLength)].IndexOf("%PDF-"u8) >= 0)
            return new Reading(Screenplay.Empty, [new Diagnostic("SCR001", Severity.Error, SourceSpan.None, "This is a PDF: what its lines are has to be recovered and looked over first. Make a script of it with `throughline convert FILE.pdf FILE.fountain`, look it over, and use that.")]);
        if (BoundedZip.IsZip(bytes.Span))
            return IsFadeIn(bytes, name) ? FadeInReader.Read(bytes, name) : HighlandReader.Read(bytes, name);
        var source = SourceText.Decode(bytes.Span, name);
        var head = source.Text.AsSpan(0, Math.Min(source.Text.Length, HeadLength)).TrimStart();
        if (head.StartsWith("<") && head.Contains("<FinalDraft", StringComparison.Ordinal))
            return FinalDraftReader.Read(source);
        if (head.StartsWith("<") && head.Contains("Open Screenplay Format", StringComparison.Ordinal))
            return FadeInReader.ReadXml(source);
        return Ending(name) switch
        {
            "FDX" => FinalDraftReader.Read(source),
            "FADEIN" => FadeInReader.Read(bytes, name),
            "HIGHLAND" => HighlandReader.Read(bytes, name),
            "OSF" => FadeInReader.ReadXml(source),
            not ("FOUNTAIN" or "SPMD" or "MD") when PlainTextReader.Recognises(source) => PlainTextReader.Read(source),
            _ => FountainReader.Read(source),
        };
    }

    private static bool IsFadeIn(ReadOnlyMemory<byte> bytes, string name) =>
        Ending(name) == "FADEIN" || (Ending(name) != "HIGHLAND" && !BoundedZip.Read(bytes, FadeInReader.IsScript).Files.IsEmpty);

    private static string Ending(string name) => name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant();
}
