using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class UnclosedExtension() : LintRule("TL112", "unclosed-extension", LintFamily.Format, "What stands after a name in a cue is not closed, so it is part of the name.")
{
    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var placed in context.Speeches)
        {
            var cue = placed.Speech.Cue;
            if (cue.Name.IndexOf('(', StringComparison.Ordinal) is not (var open and > 0) || cue.Name.Contains(')', StringComparison.Ordinal))
                continue;
            yield return Found(cue.Span, $"The ( after {cue.Name[..open].Trim()} is not closed, so this speech counts as another character's.", Close(context, cue));
        }
    }

    private static Fix? Close(LintContext context, Cue cue)
    {
        if (!context.IsFountain || cue.Dual == DualSide.Right || !cue.Text.Notes.IsEmpty)
            return null;
        var end = context.Written(cue).TrimEnd().Length;
        return new Fix("Close the parenthesis.", [new TextEdit(cue.Span.Start + end, 0, ")")]);
    }
}
