using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Craft;

internal sealed class ManyParentheticals() : LintRule("TL309", "many-parentheticals", LintFamily.Craft, "A speech is full of directions to the actor.")
{
    public override ImmutableArray<LintParameter> Parameters => [new("max-in-speech", 2, "directions that one speech may have")];

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var most = context.Settings.Number(this, "max-in-speech");
        foreach (var placed in context.Speeches)
        {
            var count = placed.Speech.Parts.Count(p => p is Parenthetical);
            if (count > most)
                yield return Found(placed.Speech.Cue.Span, $"{placed.Name} gets {count} directions in one speech. Leave to the actor what the words already say.");
        }
    }
}
