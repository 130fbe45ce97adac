using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class WrongContinued() : LintRule("TL208", "wrong-continued", LintFamily.Continuity, "A cue says (CONT'D) although someone else spoke last.")
{
    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        for (var i = 0; i < context.Speeches.Length; i++)
        {
            var now = context.Speeches[i];
            if (now.Speech.Cue.Dual != DualSide.None || !now.Speech.Cue.Extensions.Any(IsContinued))
                continue;
            var before = i == 0 ? null : context.Speeches[i - 1];
            if (before is null)
                yield return Found(now.Speech.Cue.Span, $"{now.Name} is marked as continued, but nobody has spoken yet.", Removal(context, now.Speech.Cue));
            else if (before.Character != now.Character && before.Speech.Cue.Dual == DualSide.None)
                yield return Found(now.Speech.Cue.Span, $"{now.Name} is marked as continued, but {before.Name} spoke last, on line {before.Speech.Cue.Span.Line}.", Removal(context, now.Speech.Cue));
        }
    }

    private static bool IsContinued(string extension) => ExtensionSpellings.MeaningOf(extension) == "CONT'D";

    private static Fix? Removal(LintContext context, Cue cue)
    {
        if (!context.IsFountain)
            return null;
        var mark = cue.Extensions.First(IsContinued);
        var written = context.Written(cue);
        var at = written.LastIndexOf(mark);
        if (at < 1 || written[..at].TrimEnd() is not [.., '('] || written[(at + mark.Length)..].TrimStart() is not [')', ..])
            return null;
        var start = written[..at].LastIndexOf('(');
        start = written[..start].TrimEnd().Length;
        var end = at + mark.Length + written[(at + mark.Length)..].IndexOf(')') + 1;
        return new Fix("Take the mark away.", [new TextEdit(cue.Span.Start + start, end - start, "")]);
    }
}
