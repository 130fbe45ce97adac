using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class OrphanParenthetical() : LintRule("TL109", "orphan-parenthetical", LintFamily.Format, "A direction to an actor stands outside a speech, cut off by an empty line.")
{
    private const int MostWords = 4;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        for (var i = 0; i < context.Elements.Length; i++)
        {
            if (context.Elements[i] is Screenplays.Action action && IsDirection(action.Text.Plain) && context.PrintedBefore(i) is { IsSpeechPart: true } or Cue)
                yield return Found(action.Span, "This direction in parentheses stands outside the speech above it, because of the empty line before it: it is printed as action, and so is whatever is spoken after it. Take out the empty line before it, and the one after it if there is one; or repeat the name above it.");
        }
    }

    private static bool IsDirection(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOf('\n');
        line = (end < 0 ? line : line[..end]).Trim();
        if (line is not ['(', _, .., ')'] || !char.IsLower(line[1]) || line[1..^1].ContainsAny("()"))
            return false;
        var words = 0;
        foreach (var _ in Words.Of(line))
            words++;
        return words <= MostWords;
    }
}
