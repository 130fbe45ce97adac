using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class OddCharacter() : LintRule("TL118", "odd-character", LintFamily.Format, "A character that looks like a space or like nothing hides in a line.")
{
    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        if (!context.IsFountain)
            yield break;
        var source = context.Screenplay.Source;
        var text = source.Text;
        var line = 0;
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            if (IsFrenchSpacing(text, at) || source.LineAt(at) == line)
                continue;
            line = source.LineAt(at);
            var end = source.LineStarts.Length > line ? source.LineStarts[line] : text.Length;
            yield return Found(source.SpanAt(at, 1), $"{Describe(text[at])} hides in this line, and other programs may misread it.",
                new Fix("Make it a plain space, or take it away if it has no width.", [.. Repairs(text, at, end)]));
        }
    }

    private static int Next(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (IsOdd(text[at]))
                return at;
        }

        return -1;
    }

    // C0 controls except tab, line ends and form feed; then odd spaces, zero-width space, word joiner, a mark inside the text, line and paragraph separators.
    private static bool IsOdd(char c) =>
        c < ' ' ? c is not ('\t' or '\n' or '\r' or '\f')
        : c >= '\u007F' && (IsSpace(c) || c is '\u007F' or '\u0085' or '\u200B' or '\u2028' or '\u2029' or '\u2060' or '\uFEFF');

    private static IEnumerable<TextEdit> Repairs(string text, int from, int end)
    {
        for (var at = from; at >= 0 && at < end; at = Next(text, at + 1))
        {
            if (!IsFrenchSpacing(text, at))
                yield return new TextEdit(at, 1, IsSpace(text[at]) ? " " : "");
        }
    }

    private static bool IsSpace(char c) => c is '\u00A0' or '\u202F' or '\u205F' or (>= '\u2000' and <= '\u200A');

    // French sets a no-break or thin space before ; : ! ? » and after «, and between a dash and what is said.
    private static bool IsFrenchSpacing(string text, int at) =>
        IsSpace(text[at]) && ((at + 1 < text.Length && text[at + 1] is ';' or ':' or '!' or '?' or '»' or '%' or '€' or '–' or '—')
            || (at > 0 && text[at - 1] is '«' or '–' or '—') || (at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1])));

    private static string Describe(char c) => c switch
    {
        '\u00A0' => "A no-break space (U+00A0)",
        '\u200B' or '\u2060' or '\uFEFF' => $"A character without width (U+{(int)c:X4})",
        _ when IsSpace(c) => $"A space of unusual width (U+{(int)c:X4})",
        _ => $"A control character (U+{(int)c:X4})",
    };
}
