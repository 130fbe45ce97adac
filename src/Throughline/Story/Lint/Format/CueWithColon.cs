using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class CueWithColon() : LintRule("TL113", "cue-with-colon", LintFamily.Format, "A name above a speech ends in a colon, which becomes part of the name.")
{
    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var placed in context.Speeches)
        {
            var cue = placed.Speech.Cue;
            if (!cue.Name.EndsWith(':') || UnreadTransition.IsTransition(cue.Text.Plain))
                continue;
            var at = context.IsFountain ? context.Written(cue).LastIndexOf(':') : -1;
            var fix = at < 0 || !cue.Text.Notes.IsEmpty ? null : new Fix("Take the colon away.", [new TextEdit(cue.Span.Start + at, 1, "")]);
            yield return Found(cue.Span, $"The colon after {cue.Name[..^1].TrimEnd()} is read as part of the name, so this speech counts as another character's.", fix);
        }
    }
}
