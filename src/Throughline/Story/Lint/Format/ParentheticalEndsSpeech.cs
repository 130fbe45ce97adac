using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class ParentheticalEndsSpeech() : LintRule("TL110", "parenthetical-ends-speech", LintFamily.Format, "A speech ends in a direction with nothing said after it.")
{
    // Animation and multi-camera scripts end speeches so on purpose.
    public override bool OnByDefault => false;

    public override Severity Severity => Severity.Info;

    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from placed in context.Speeches
        let parts = placed.Speech.Parts
        where parts.Length > 1 && parts[^1] is Parenthetical
        select Found(parts[^1].Span, $"{placed.Name}'s speech ends in a direction with no words after it. Make it action, or move it up.");
}
