using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class UnclosedParenthetical() : LintRule("TL111", "unclosed-parenthetical", LintFamily.Format, "A direction in a speech is not closed on its line, so it is spoken.")
{
    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var placed in context.Speeches)
        {
            foreach (var part in placed.Speech.Parts)
            {
                if (part is Dialogue && IsUnclosed(part.Text.Plain, out var closedLater))
                {
                    yield return Found(part.Span, closedLater
                        ? "This direction runs over more than one line, so it was read as words to be spoken. Put it on one line."
                        : "This direction is opened by ( and not closed on its line, so it was read as words to be spoken. Close it by ).");
                }
            }
        }
    }

    // A line that begins with ( and has no ) is closed at the end of another line, in the middle of one, where it is spoken text, or nowhere.
    private static bool IsUnclosed(ReadOnlySpan<char> text, out bool closedLater)
    {
        closedLater = false;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('\n');
            var line = end < 0 ? text : text[..end];
            if (line is ['(', ..] && !line.Contains(')'))
            {
                var close = text.IndexOf(')');
                closedLater = close >= 0 && (close + 1 == text.Length || text[close + 1] == '\n');
                if (close < 0 || closedLater)
                    return true;
            }

            text = end < 0 ? [] : text[(end + 1)..];
        }

        return false;
    }
}
