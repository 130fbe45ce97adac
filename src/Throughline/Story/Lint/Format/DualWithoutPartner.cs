using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class DualWithoutPartner() : LintRule("TL103", "dual-without-partner", LintFamily.Format, "A speech is marked to be said at once with another, but no speech stands directly before it.")
{
    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var before = DualSide.None;
        var elements = context.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i] is Cue cue)
            {
                if (cue.Dual == DualSide.Right && before != DualSide.Left)
                    yield return Found(cue.Span, $"{cue.Name} is marked ^ to speak at the same time as someone, but no speech stands directly before. Move it below its partner, or take the mark away.");
                before = cue.Dual;
            }
            else if (elements[i].IsPrinted && !elements[i].IsSpeechPart)
            {
                before = DualSide.None;
            }
        }
    }
}
