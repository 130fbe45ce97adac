using System.Collections.Immutable;
using System.Text;
using Throughline.Screenplays;
using Throughline.Screenplays.Headings;
using Throughline.Screenplays.Recognition;
using Throughline.Text;

namespace Throughline.Documents.Recovery;

/// <summary>Recovers a screenplay from the words of a PDF: from where they stand and what they say. Never throws on content.</summary>
public static class PdfScriptReader
{
    private const double Sure = 0.9;

    /// <summary>Recovers the screenplay.</summary>
    /// <param name="pdf">The words.</param>
    /// <param name="name">The file's name, for messages.</param>
    public static PdfScript Read(PdfText pdf, string name)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        var pages = pdf.Pages.Select(p => PdfRow.Of(p with { Words = WithoutLargeWords(p.Words) }).ToList()).ToList();
        var title = TitlePage.Empty;
        if (pages.Count > 1 && TitleRecovery.IsTitle(pages[0], pdf.Pages[0].Height))
        {
            title = TitleRecovery.Of(pages[0], pdf.Pages[0].Width, pdf.Pages[0].Height);
            pages[0] = [];
        }

        var margins = Margins.Of(pages);
        var body = new PageBody(margins, new Furniture(pages));
        var lines = DualColumns.Part([.. pages.SelectMany(p => body.Lines(p).ToList())]);
        var tags = LineTags.Of(lines);
        var source = SourceOf(lines, name);
        var (elements, places) = Build(lines, tags, margins, source);
        var screenplay = new Screenplay { Format = ScreenplayFormat.Pdf, Source = source, TitlePage = title, Elements = elements };
        return new PdfScript(new Reading(screenplay with { Origin = screenplay }, Said(pdf, elements, places)) { Pages = [.. places.Select(p => p.Page)] }, places);
    }

    // A watermark that is not turned is much larger than the text.
    private static ImmutableArray<PdfWord> WithoutLargeWords(ImmutableArray<PdfWord> words)
    {
        if (words.IsEmpty)
            return words;
        var usual = words.Select(w => w.Size).Order().ElementAt(words.Length / 2);
        return [.. words.Where(w => w.Size < usual * 2.2)];
    }

    private static SourceText SourceOf(List<BodyLine> lines, string name)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(line.Text).Append('\n');
        return new SourceText(text.ToString(), name);
    }

    private static (ImmutableArray<Element> Elements, ImmutableArray<PdfPlace> Places) Build(List<BodyLine> lines, List<(LineTag Tag, double Confidence)> tags, Margins margins, SourceText source)
    {
        var elements = ImmutableArray.CreateBuilder<Element>();
        var places = ImmutableArray.CreateBuilder<PdfPlace>();
        var paragraphs = new Paragraphs(lines, tags, margins.Leading);
        var styles = new WordStyles(lines, tags);
        foreach (var (from, to) in paragraphs.All())
        {
            var start = source.LineStarts[from];
            var span = source.SpanAt(start, source.LineStarts[to - 1] + lines[to - 1].Text.Length - start);
            var isSung = tags[from].Tag == LineTag.Dialogue && Enumerable.Range(from, to - from).All(paragraphs.IsSung);
            elements.Add(ElementOf(lines[from], tags[from].Tag, isSung ? paragraphs.Text(from, to) : styles.Of(paragraphs.Text(from, to), from, to, tags[from].Tag), isSung, margins) with { Span = span });
            places.Add(new PdfPlace(lines[from].Row.Page, tags.GetRange(from, to - from).Min(t => t.Confidence), lines.GetRange(from, to - from).Any(l => l.IsRevised)));
        }

        return (elements.DrainToImmutable(), places.DrainToImmutable());
    }

    private static Element ElementOf(BodyLine line, LineTag tag, StyledText text, bool isSung, Margins margins)
    {
        switch (tag)
        {
            case LineTag.Heading:
                return new SceneHeading { Text = text, Number = line.Number, Slugline = SluglineParser.Parse(text.Plain), IsOmitted = text.Plain.Trim('(', ')', ' ') is "OMITTED" or "OMIT" };
            case LineTag.Cue:
                CueParser.Split(text.Plain, out var name, out var extensions);
                return new Cue { Text = text, Name = name, Extensions = extensions, Dual = line.Dual switch { 1 => DualSide.Left, 2 => DualSide.Right, _ => DualSide.None } };
            case LineTag.Parenthetical:
                return new Parenthetical { Text = text };
            case LineTag.Dialogue when isSung:
                return new Lyrics { Text = text };
            case LineTag.Dialogue:
                return new Dialogue { Text = text };
            case LineTag.Transition:
                return new Transition { Text = text };
            default:
                return !IsCentred(line, margins) ? new Action { Text = text } : new Centered { Text = text, Setup = line.Gap == 0 && !line.OpensPage ? RightUnderAnother : null };
        }
    }

    // Centred lines of one stone stand right under each other.
    private static readonly ParagraphSetup RightUnderAnother = new("Action", "Center", null, null, null, 0, null, null);

    private static bool IsCentred(BodyLine line, Margins margins) =>
        line.Row.X > margins.Left + PdfRow.Column * 3 && Math.Abs((line.Row.X + line.Row.Right - margins.Left - margins.Right) / 2) < PdfRow.Column * 1.6;

    private static ImmutableArray<Diagnostic> Said(PdfText pdf, ImmutableArray<Element> elements, ImmutableArray<PdfPlace> places)
    {
        var said = ImmutableArray.CreateBuilder<Diagnostic>();
        var scanned = pdf.Pages.Where(p => p.Words.IsEmpty && p.HasImage).Select(p => p.Number).ToList();
        if (scanned.Count > 0)
            said.Add(new Diagnostic("PDF012", scanned.Count == pdf.Pages.Length ? Severity.Error : Severity.Warning, SourceSpan.None, $"{(scanned.Count == 1 ? $"Page {scanned[0]} is a picture" : $"{scanned.Count} pages are pictures, the first is page {scanned[0]}")} without text, as from a scanner; what they say is not read. `throughline convert` reads them with --ocr; better, use a PDF made by a writing program."));
        else if (elements.IsEmpty)
            said.Add(new Diagnostic("PDF013", Severity.Error, SourceSpan.None, "The PDF has no text."));
        var doubtful = places.Count(p => p.Confidence < Sure);
        if (!elements.IsEmpty)
            said.Add(new Diagnostic("PDF010", Severity.Info, SourceSpan.None, $"A PDF says only where words stand; what each line is was recovered. {doubtful} of {elements.Length} paragraphs are doubtful: `throughline recognise` lists them."));
        return said.DrainToImmutable();
    }
}
