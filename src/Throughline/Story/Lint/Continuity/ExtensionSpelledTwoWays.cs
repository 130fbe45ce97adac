using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class ExtensionSpelledTwoWays() : LintRule("TL210", "extension-spelled-two-ways", LintFamily.Continuity, "V.O., O.S. or CONT'D is spelled more than one way.")
{
    public override Severity Severity => Severity.Info;

    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var spellings = Spellings(context);
        foreach (var spelling in spellings)
        {
            var usual = spelling;
            foreach (var other in spellings)
            {
                if (other.Meaning == spelling.Meaning && other.IsMoreUsualThan(usual))
                    usual = other;
            }

            if (usual == spelling)
                continue;
            foreach (var cue in spelling.Cues)
                yield return Found(cue.Span, $"({spelling.Text}) means the same as ({usual.Text}), which this script uses more. Spell it one way.", Respelling(context, cue, spelling.Text, usual.Text));
        }
    }

    private static List<Spelling> Spellings(LintContext context)
    {
        var spellings = new List<Spelling>();
        foreach (var placed in context.Speeches)
        {
            foreach (var extension in placed.Speech.Cue.Extensions)
            {
                if (ExtensionSpellings.MeaningOf(extension) is not { } meaning)
                    continue;
                var spelling = spellings.Find(s => s.Text == extension);
                if (spelling is null)
                    spellings.Add(spelling = new Spelling(meaning, extension, []));
                spelling.Cues.Add(placed.Speech.Cue);
            }
        }

        return spellings;
    }

    private static Fix? Respelling(LintContext context, Cue cue, string spelling, string usual)
    {
        if (!context.IsFountain)
            return null;
        var at = context.Written(cue).LastIndexOf(spelling);
        return at < 0 ? null : new Fix($"Write ({usual}).", [new TextEdit(cue.Span.Start + at, spelling.Length, usual)]);
    }

    private sealed record Spelling(string Meaning, string Text, List<Cue> Cues)
    {
        public bool IsMoreUsualThan(Spelling other) =>
            Cues.Count > other.Cues.Count || (Cues.Count == other.Cues.Count && Text == Meaning && other.Text != Meaning);
    }
}
