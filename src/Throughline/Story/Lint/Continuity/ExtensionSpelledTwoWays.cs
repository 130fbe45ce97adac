using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class ExtensionSpelledTwoWays() : LintRule("TL210", "extension-spelled-two-ways", LintFamily.Continuity, "V.O., O.S. or CONT'D is spelled more than one way.")
{
    public override Severity Severity => Severity.Info;

    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var uses = new Dictionary<string, Dictionary<string, List<Cue>>>(StringComparer.Ordinal);
        foreach (var placed in context.Speeches)
        {
            foreach (var extension in placed.Speech.Cue.Extensions)
            {
                if (ExtensionSpellings.MeaningOf(extension) is not { } meaning)
                    continue;
                if (!uses.TryGetValue(meaning, out var spellings))
                    uses[meaning] = spellings = new(StringComparer.Ordinal);
                if (!spellings.TryGetValue(extension, out var cues))
                    spellings[extension] = cues = [];
                cues.Add(placed.Speech.Cue);
            }
        }

        return uses.Where(use => use.Value.Count > 1).SelectMany(use => Compare(context, use.Key, use.Value));
    }

    private IEnumerable<Diagnostic> Compare(LintContext context, string meaning, Dictionary<string, List<Cue>> spellings)
    {
        var usual = spellings.MaxBy(s => (s.Value.Count, s.Key == meaning ? 1 : 0)).Key;
        foreach (var (spelling, cues) in spellings)
        {
            if (spelling == usual)
                continue;
            foreach (var cue in cues)
                yield return Found(cue.Span, $"({spelling}) means the same as ({usual}), which this script uses {spellings[usual].Count} times. Spell it one way.", Respelling(context, cue, spelling, usual));
        }
    }

    private static Fix? Respelling(LintContext context, Cue cue, string spelling, string usual)
    {
        if (!context.IsFountain)
            return null;
        var at = context.Written(cue).LastIndexOf(spelling);
        return at < 0 ? null : new Fix($"Write ({usual}).", [new TextEdit(cue.Span.Start + at, spelling.Length, usual)]);
    }
}
