using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class EmptySpeech() : LintRule("TL120", "empty-speech", LintFamily.Format, "A cue has a direction or nothing under it, and no words.")
{
    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from placed in context.Speeches
        where !placed.Speech.Parts.Any(SaysSomething)
        select Found(placed.Speech.Cue.Span, placed.Speech.Parts.IsEmpty
            ? $"{placed.Name} is about to speak, but nothing is said. Write the line, or take the name out."
            : $"{placed.Name} has a direction here and no words. Make the direction action, or write the line.");

    private static bool SaysSomething(Element part) => part is Dialogue or Lyrics && !string.IsNullOrWhiteSpace(part.Text.Plain);
}
