using Throughline.Text;

namespace Throughline.Screenplays.Fountain;

/// <summary>What the reader has to say, by code. The codes are documented in docs/fountain.md.</summary>
internal static class FountainDiagnostics
{
    public static Diagnostic UnclosedNote(SourceSpan span) => new("FTN001", Severity.Warning, span,
        "This note is opened by [[ and not closed by ]] before the next empty line, so it will print as text. Close it, or put two spaces on the empty line.");

    public static Diagnostic UnclosedBoneyard(SourceSpan span) => new("FTN002", Severity.Warning, span,
        "This cut is opened by /* and never closed by */, so the text after it stays in the script. Close it where the cut ends.");

    public static Diagnostic HeadingWithoutBlankAfter(SourceSpan span) => new("FTN003", Severity.Warning, span,
        "No empty line follows this scene heading. It was read as a heading; other programs may take it for something else.");

    public static Diagnostic HeadingInsideParagraph(SourceSpan span) => new("FTN004", Severity.Warning, span,
        "This line looks like a scene heading but no empty line stands before it, so it is part of the paragraph above. Put an empty line before it.");

    public static Diagnostic TitleLineNotIndented(SourceSpan span) => new("FTN005", Severity.Warning, span,
        "This line of the title page is neither a key with a colon nor indented; it was taken as part of the key above. Indent it by three spaces or a tab.");

    public static Diagnostic HeadingUnderCapitals(SourceSpan span) => new("FTN006", Severity.Warning, span,
        "A scene heading stands right under this line. It was read as a heading; put an empty line between them, or other programs will take this line for a character.");

    public static Diagnostic InvalidBytes(SourceSpan span, int count, SourceEncoding encoding) => new("FTN010", Severity.Warning, span,
        $"{count} {(count == 1 ? "byte is" : "bytes are")} not valid {(encoding == SourceEncoding.Utf8 ? "UTF-8" : "UTF-16")}. They are kept as they are; save the file as UTF-8 if letters look wrong.");

    public static Diagnostic NotUnicode(SourceSpan span) => new("FTN011", Severity.Info, span,
        "This file is not Unicode; it was read as Windows-1252 (Western European). If letters look wrong, save it as UTF-8.");
}
