using System.Collections.Immutable;
using System.Net;
using System.Text;
using Throughline.Text;

namespace Throughline.Screenplays.Html;

/// <summary>
/// Writes a screenplay as one page to read in a browser: set like a script, light and dark, ready to print, without
/// scripts or anything from elsewhere. What is not printed (sections, synopses, notes, boneyard) is left out and said.
/// </summary>
public static class ScreenplayHtmlWriter
{
    private static readonly ImmutableArray<(TextStyle Style, string Tag)> Tags =
        [(TextStyle.Bold, "b"), (TextStyle.Italic, "i"), (TextStyle.Underline, "u"), (TextStyle.Strikeout, "s")];

    /// <summary>The page, and what it leaves out.</summary>
    public static WrittenScreenplay Write(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var html = new StringBuilder(screenplay.Source.Text.Length * 2);
        var title = screenplay.TitlePage["Title"] ?? Path.GetFileNameWithoutExtension(screenplay.Source.Name);
        html.Append("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(Encode(title)).Append("</title>\n<style>\n").Append(Style).Append("</style>\n</head>\n<body>\n<main>\n");
        WriteTitlePage(html, screenplay.TitlePage);
        WriteElements(html, screenplay.Elements);
        html.Append("</main>\n</body>\n</html>\n");
        return new WrittenScreenplay(Encoding.UTF8.GetBytes(html.ToString()), Losses(screenplay));
    }

    private static ImmutableArray<Diagnostic> Losses(Screenplay screenplay)
    {
        var losses = ImmutableArray.CreateBuilder<Diagnostic>();
        Count("HTW001", "{0} that the page does not print (sections, synopses, notes, cuts) left out.", screenplay.Elements.Where(e => !e.IsPrinted));
        Count("HTW002", "{0} with notes or cuts inside; the text is kept without them.", screenplay.Elements.Where(e => e.IsPrinted && !e.Text.Notes.IsEmpty));
        return losses.DrainToImmutable();

        void Count(string code, string sentence, IEnumerable<Element> elements)
        {
            var all = elements.ToList();
            if (all.Count > 0)
                losses.Add(new Diagnostic(code, Severity.Info, all[0].Span, string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, all.Count == 1 ? "1 element" : $"{all.Count} elements")));
        }
    }

    private static void WriteTitlePage(StringBuilder html, TitlePage page)
    {
        if (page.Entries.IsEmpty)
            return;
        html.Append("<header>\n");
        foreach (var entry in page.Entries)
        {
            var isTitle = entry.Key.Equals("Title", StringComparison.OrdinalIgnoreCase);
            var place = isTitle || entry.Key.StartsWith("Author", StringComparison.OrdinalIgnoreCase) || entry.Key.Equals("Credit", StringComparison.OrdinalIgnoreCase)
                || entry.Key.Equals("Source", StringComparison.OrdinalIgnoreCase) ? "top" : "foot";
            foreach (var value in entry.Values)
            {
                html.Append(isTitle ? "<h1 dir=\"auto\">" : $"<p class=\"{place}\" dir=\"auto\">");
                WriteText(html, value);
                html.Append(isTitle ? "</h1>\n" : "</p>\n");
            }
        }

        html.Append("</header>\n");
    }

    private static void WriteElements(StringBuilder html, ImmutableArray<Element> elements)
    {
        var side = DualSide.None;
        for (var i = 0; i < elements.Length; i++)
        {
            var element = elements[i];
            if (!element.IsPrinted)
                continue;
            var next = element is Cue cue ? cue.Dual : element.IsSpeechPart ? side : DualSide.None;
            if (side != DualSide.None && (next != side || element is Cue))
                html.Append(next == DualSide.Right && side == DualSide.Left ? "</div>\n" : "</div></div>\n");
            if (next != DualSide.None && element is Cue)
                html.Append(next == DualSide.Left || side != DualSide.Left ? "<div class=\"dual\"><div>\n" : "<div>\n");
            side = next;
            WriteElement(html, element);
        }

        if (side != DualSide.None)
            html.Append("</div></div>\n");
    }

    private static void WriteElement(StringBuilder html, Element element)
    {
        if (element is PageBreak)
        {
            html.Append("<hr>\n");
            return;
        }

        var tag = element is SceneHeading ? "h2" : "p";
        html.Append('<').Append(tag).Append(" class=\"").Append(ElementNames.Of(element.Kind)).Append("\" dir=\"auto\">");
        if (element is SceneHeading { Number: { } number })
            html.Append("<span class=\"number\">").Append(Encode(number)).Append("</span>");
        WriteText(html, element.Text);
        html.Append("</").Append(tag).Append(">\n");
    }

    private static void WriteText(StringBuilder html, StyledText text)
    {
        var at = 0;
        foreach (var run in text.Runs)
        {
            html.Append(Encode(text.Plain[at..run.Start]));
            at = run.Start + run.Length;
            var words = text.Plain[run.Start..at];
            var tags = Tags.Where(t => run.Style.HasFlag(t.Style)).Select(t => t.Tag).ToList();
            html.AppendJoin("", tags.Select(t => $"<{t}>"))
                .Append(Encode(run.Style.HasFlag(TextStyle.AllCaps) ? words.ToUpperInvariant() : words))
                .AppendJoin("", Enumerable.Reverse(tags).Select(t => $"</{t}>"));
        }

        html.Append(Encode(text.Plain[at..]));
    }

    // Line ends are kept by the style sheet; control characters have no place in a page.
    private static string Encode(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c)));

    private const string Style = """
        :root { color-scheme: light dark; --paper: #fffefb; --desk: #e9e6df; --ink: #1c1b19; --faint: #8a857b; }
        @media (prefers-color-scheme: dark) { :root { --paper: #1d1c1a; --desk: #131211; --ink: #e6e2d9; --faint: #8d887e; } }
        body { margin: 0; background: var(--desk); color: var(--ink); font: 12pt/1 "Courier Prime", Courier, "Courier New", monospace; line-height: 1.18; }
        main { box-sizing: border-box; max-width: 8.5in; margin: 2rem auto; padding: 1in 1in 1in 1.5in; background: var(--paper); box-shadow: 0 1px 12px #0002; }
        header { min-height: 8in; display: flex; flex-direction: column; margin-bottom: 1in; border-bottom: 1px solid var(--faint); }
        header h1 { margin: 2.5in 0 1.5em; font-size: 1em; font-weight: 700; text-align: center; text-transform: uppercase; }
        header .top { margin: 0 0 1em; text-align: center; }
        header .foot { margin: 0; }
        header .top + .foot { margin-top: auto; }
        p, h2 { margin: 0 0 1em; white-space: pre-wrap; overflow-wrap: anywhere; }
        h2 { position: relative; margin-top: 2em; font-size: 1em; font-weight: 400; text-transform: uppercase; break-after: avoid; }
        .number { position: absolute; inset-inline-start: -.75in; color: var(--faint); }
        .character { margin: 0 0 0 2in; break-after: avoid; text-transform: none; }
        .parenthetical { margin: 0 2in 0 1.5in; text-indent: -1ch; padding-inline-start: 1ch; break-after: avoid; }
        .dialogue, .lyrics { margin: 0 1.5in 0 1in; }
        .lyrics { font-style: italic; }
        .dialogue + :not(.dialogue, .parenthetical, .lyrics), .lyrics + :not(.dialogue, .parenthetical, .lyrics), .parenthetical + :not(.dialogue, .parenthetical, .lyrics) { margin-top: 1em; }
        .transition { text-align: end; text-transform: uppercase; }
        .shot { text-transform: uppercase; }
        .centered { text-align: center; }
        .dual { display: grid; grid-template-columns: 1fr 1fr; gap: 2ch; margin: 1em 0; }
        .dual .character { margin-inline-start: 4ch; } .dual .dialogue, .dual .lyrics { margin: 0; } .dual .parenthetical { margin: 0 0 0 2ch; }
        hr { margin: 2em 0; border: 0; border-top: 1px dashed var(--faint); }
        @media (max-width: 45rem) {
          main { margin: 0; padding: 1.5rem 1.25rem; box-shadow: none; }
          .number { position: static; margin-inline-end: 1ch; }
          .character { margin-inline-start: 25%; } .parenthetical { margin: 0 15% 0 18%; } .dialogue, .lyrics { margin: 0 8% 0 10%; }
          header { min-height: 60vh; } header h1 { margin-top: 4rem; }
        }
        @media print {
          :root { --paper: #fff; --ink: #000; } @page { size: letter; margin: 1in 1in 1in 1.5in; }
          body { background: none; } main { margin: 0; padding: 0; max-width: none; box-shadow: none; }
          header { break-after: page; border: 0; } hr { border: 0; break-after: page; margin: 0; } p { orphans: 2; widows: 2; }
        }

        """;
}
