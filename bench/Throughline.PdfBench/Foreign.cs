using System.Globalization;
using System.Net;
using System.Text;
using Throughline.Documents.Recovery;
using Throughline.Documents.Tests.Recovery;
using Throughline.Screenplays;

namespace Throughline.PdfBench;

/// <summary>
/// A script as a page for browsers, as a document of OpenDocument and as indented plain text, for other programs to make PDFs of;
/// and how much of the script comes back from those. Nothing is broken into pages here, and nothing of our layout is used.
/// </summary>
internal static class Foreign
{
    private const int TextWidth = 60;

    /// <summary>Writes the files that other programs are given.</summary>
    public static void Write(string script, string folder)
    {
        var screenplay = ScreenplayReader.Read(File.ReadAllBytes(script), script).Screenplay;
        File.WriteAllText(Path.Combine(folder, "courier.html"), Html(screenplay, "12pt/1 'Courier Prime', Courier, monospace"));
        File.WriteAllText(Path.Combine(folder, "proportional.html"), Html(screenplay, "12pt/1.15 'Liberation Serif', 'Times New Roman', serif"));
        File.WriteAllText(Path.Combine(folder, "office.fodt"), OpenDocument(screenplay));
        File.WriteAllText(Path.Combine(folder, "text.txt"), Plain(screenplay));
    }

    /// <summary>How much of a script a PDF gives back.</summary>
    public static string Score(string script, string pdf, bool isTelling)
    {
        var screenplay = ScreenplayReader.Read(File.ReadAllBytes(script), script).Screenplay;
        var text = PdfExtraction.Read(File.ReadAllBytes(pdf));
        var found = PdfScriptReader.Read(text, pdf);
        var (f1, lost, made) = Twin.Compare(screenplay, found.Reading.Screenplay);
        var said = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Path.GetFileName(script)}, {Path.GetFileNameWithoutExtension(pdf)}, {text.Pages.Length} pages: F1 {f1:F4}, {lost.Count} lost, {made.Count} made");
        if (isTelling)
            said.AppendJoin("", lost.Select(l => "\n    lost " + l)).AppendJoin("", made.Select(m => "\n    made " + m));
        return said.ToString();
    }

    private static IEnumerable<Element> Printed(Screenplay screenplay) => screenplay.Elements.Where(e => e.IsPrinted && (e is PageBreak || !e.Text.IsEmpty));

    private static string NameOf(Element element) => element switch
    {
        SceneHeading => "heading",
        Cue => "cue",
        Parenthetical => "direction",
        Lyrics => "song",
        Dialogue => "speech",
        Transition => "transition",
        Centered => "centred",
        _ => "action",
    };

    private static string Words(Element element) => element is SceneHeading or Cue or Transition ? element.Text.Plain.ToUpperInvariant() : element.Text.Plain;

    // As the usual web page of a screenplay: a class for each kind, margins in inches, no (MORE), no page numbers.
    private static string Html(Screenplay screenplay, string font)
    {
        var html = new StringBuilder($$"""
            <!doctype html><meta charset="utf-8"><title>Script</title><style>
            @page { size: letter; margin: 1in 1in 1in 1.5in }
            body { font: {{font}}; margin: 0 } p { margin: 0 0 0 0; white-space: pre-wrap }
            .heading { margin-top: 2em; break-after: avoid } .action, .transition, .centred { margin-top: 1em } .transition { text-align: right } .centred { text-align: center }
            .cue { margin: 1em 0 0 2in; break-after: avoid } .direction { margin: 0 2in 0 1.5in } .speech, .song { margin: 0 1.5in 0 1in } .song { font-style: italic } .break { break-after: page }
            </style>

            """);
        foreach (var element in Printed(screenplay))
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"{(element is PageBreak ? "break" : NameOf(element))}\">{WebUtility.HtmlEncode(Words(element))}</p>\n");
        return html.ToString();
    }

    // As a person's template in an office program has it: paragraph styles with indents, page numbers in the header.
    private static string OpenDocument(Screenplay screenplay)
    {
        var document = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
            <office:font-face-decls><style:font-face style:name="Mono" svg:font-family="'Liberation Mono'" style:font-pitch="fixed"/></office:font-face-decls>
            <office:styles>

            """);
        foreach (var (name, top, left, right, more) in new[]
        {
            ("heading", 24, 0.0, 0.0, " fo:keep-with-next=\"always\""), ("action", 12, 0, 0, ""), ("transition", 12, 0, 0, " fo:text-align=\"end\""), ("centred", 12, 0, 0, " fo:text-align=\"center\""),
            ("cue", 12, 2.2, 0, " fo:keep-with-next=\"always\""), ("direction", 0, 1.6, 2, ""), ("speech", 0, 1, 1.5, ""), ("song", 0, 1, 1.5, ""),
        })
            document.Append(CultureInfo.InvariantCulture, $"<style:style style:name=\"{name}\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-top=\"{top}pt\" fo:margin-bottom=\"0pt\" fo:margin-left=\"{left}in\" fo:margin-right=\"{right}in\" fo:widows=\"2\" fo:orphans=\"2\"{more}/><style:text-properties style:font-name=\"Mono\" fo:font-size=\"12pt\"{(name == "song" ? " fo:font-style=\"italic\"" : "")}/></style:style>\n");
        document.Append("""
            </office:styles>
            <office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties fo:page-width="8.5in" fo:page-height="11in" fo:margin-top="0.5in" fo:margin-bottom="1in" fo:margin-left="1.5in" fo:margin-right="1in"/><style:header-style><style:header-footer-properties fo:min-height="0.5in" fo:margin-bottom="0.2in"/></style:header-style></style:page-layout></office:automatic-styles>
            <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page"><style:header><text:p text:style-name="transition"><text:page-number/>.</text:p></style:header></style:master-page></office:master-styles>
            <office:body><office:text>

            """);
        foreach (var element in Printed(screenplay).Where(e => e is not PageBreak))
            document.Append(CultureInfo.InvariantCulture, $"<text:p text:style-name=\"{NameOf(element)}\">{WebUtility.HtmlEncode(Words(element)).Replace("\n", "<text:line-break/>", StringComparison.Ordinal)}</text:p>\n");
        return document.Append("</office:text></office:body></office:document>\n").ToString();
    }

    // As it was typed: indents in spaces, an empty line between paragraphs, form feeds where the writer wants a page.
    private static string Plain(Screenplay screenplay)
    {
        var text = new StringBuilder();
        foreach (var element in Printed(screenplay))
        {
            if (element is PageBreak)
            {
                text.Append('\f');
                continue;
            }

            var (indent, width) = element switch { Cue => (22, 38), Parenthetical => (16, 25), Dialogue or Lyrics => (10, 35), Transition => (45, 15), _ => (0, TextWidth) };
            text.Append(element is Parenthetical or Dialogue or Lyrics ? "" : "\n");
            foreach (var line in Words(element).Split('\n').SelectMany(l => Wrapped(l, width)))
                text.Append(' ', 4 + indent).Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Wrapped(string line, int width)
    {
        var row = new StringBuilder();
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (row.Length > 0 && row.Length + 1 + word.Length > width)
            {
                yield return row.ToString();
                row.Clear();
            }

            row.Append(row.Length > 0 ? " " : "").Append(word);
        }

        yield return row.ToString();
    }
}
