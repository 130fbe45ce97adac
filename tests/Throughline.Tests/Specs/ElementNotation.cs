using System.Globalization;
using System.Text;
using Throughline.Screenplays;

namespace Throughline.Tests.Specs;

/// <summary>Writes a reading in the notation that <c>specs/fountain/README.md</c> defines: one line for each title entry, element and diagnostic.</summary>
internal static class ElementNotation
{
    private static readonly (TextStyle Style, string Name)[] Tags =
        [(TextStyle.Bold, "b"), (TextStyle.Italic, "i"), (TextStyle.Underline, "u"), (TextStyle.Strikeout, "s")];

    public static string Of(Reading reading)
    {
        var text = new StringBuilder();
        foreach (var entry in reading.Screenplay.TitlePage.Entries)
            text.Append("title ").AppendJoin(' ', [Quote(entry.Key), .. entry.Values.Select(Quote)]).Append('\n');
        foreach (var element in reading.Screenplay.Elements)
            text.Append(Line(element)).Append('\n');
        foreach (var diagnostic in reading.Diagnostics)
            text.Append(CultureInfo.InvariantCulture, $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Code} line={diagnostic.Span.Line}\n");
        return text.ToString();
    }

    private static string Line(Element element)
    {
        var words = new List<string> { Name(element.Kind) };
        if (element is not PageBreak)
            words.Add(Quote(element.Text));
        switch (element)
        {
            case SceneHeading { Number: { } number }:
                words.Add("number=" + number);
                break;
            case Cue cue:
                if (!cue.Name.Equals(cue.Text.Plain, StringComparison.Ordinal))
                    words.Add("name=" + Quote(cue.Name));
                if (!cue.Extensions.IsEmpty)
                    words.Add("extensions=" + Quote(string.Join(',', cue.Extensions)));
                if (cue.Dual != DualSide.None)
                    words.Add("dual=" + cue.Dual.ToString().ToLowerInvariant());
                break;
            case Section section:
                words.Add(string.Create(CultureInfo.InvariantCulture, $"depth={section.Depth}"));
                break;
        }

        return string.Join(' ', words);
    }

    private static string Name(ElementKind kind) => kind switch
    {
        ElementKind.Cue => "character",
        ElementKind.SceneHeading => "scene-heading",
        ElementKind.PageBreak => "page-break",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Quote(StyledText text)
    {
        var quoted = new StringBuilder("\"");
        var open = new Stack<TextStyle>();
        var notes = new Queue<InlineNote>(text.Notes);
        var plain = text.Plain;
        for (var at = 0; at <= plain.Length; at++)
        {
            var wanted = at == plain.Length ? TextStyle.None : StyleAt(text, at);
            while (open.Any(style => !wanted.HasFlag(style)))
                quoted.Append("</").Append(TagOf(open.Pop())).Append('>');
            for (; notes.TryPeek(out var note) && note.Position <= at; notes.Dequeue())
                quoted.Append(note.IsBoneyard ? "/*" : "[[").Append(Escape(note.Text)).Append(note.IsBoneyard ? "*/" : "]]");
            foreach (var (style, name) in Tags.Where(t => wanted.HasFlag(t.Style) && !open.Contains(t.Style)))
            {
                quoted.Append('<').Append(name).Append('>');
                open.Push(style);
            }

            if (at < plain.Length)
                quoted.Append(IsMark(plain.AsSpan(at)) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)plain[at]:X4}") : Escape(plain[at].ToString()));
        }

        return quoted.Append('"').ToString();
    }

    private static TextStyle StyleAt(StyledText text, int at) =>
        text.Runs.FirstOrDefault(run => at >= run.Start && at < run.Start + run.Length).Style;

    private static string TagOf(TextStyle style) => Tags.Single(t => t.Style == style).Name;

    // Text that looks like one of the notation's own marks.
    private static bool IsMark(ReadOnlySpan<char> rest) =>
        (rest.StartsWith("[[") && rest.IndexOf("]]") > 0)
        || (rest.StartsWith("/*") && rest.IndexOf("*/") > 1)
        || (rest[0] == '<' && rest.IndexOf('>') is var end and (2 or 3) && "bius".Contains(rest[end - 1], StringComparison.Ordinal) && (end == 2 || rest[1] == '/'));

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c) || c == '\uFEFF' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
