using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Text;

namespace Throughline.Story.Lint.Craft;

internal sealed class LongSpeech() : LintRule("TL302", "long-speech", LintFamily.Craft, "A speech is long.")
{
    public override ImmutableArray<LintParameter> Parameters => [new("max-lines", 10, "printed lines of dialogue that a speech may have")];

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var most = context.Settings.Number(this, "max-lines");
        foreach (var placed in context.Speeches)
        {
            var lines = placed.Speech.Parts.Where(p => p is Dialogue or Lyrics).Sum(p => LineCount.Of(p.Text.Plain, PageStyle.FinalDraft.For(p).Width));
            if (lines > most)
                yield return Found(placed.Speech.Cue.Span, $"{placed.Name} speaks for about {lines} lines. Is every one of them needed?");
        }
    }
}
