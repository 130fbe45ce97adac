using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class TrailingSpace() : LintRule("TL114", "trailing-space", LintFamily.Format, "A heading, cue or transition has spaces after it, which some programs stumble over.")
{
    // Our own reader does not mind them.
    public override bool OnByDefault => false;

    public override Severity Severity => Severity.Info;

    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        if (!context.IsFountain)
            yield break;
        foreach (var element in context.Elements)
        {
            if (element is not (SceneHeading or Cue or Transition))
                continue;
            var written = context.Written(element);
            var end = written.TrimEnd(" \t").Length;
            var spaces = written.Length - end;
            if (spaces > 0)
            {
                yield return Found(context.Part(element, end, spaces), "Spaces after the last word make some programs misread this line.",
                    new Fix("Take the spaces away.", [new TextEdit(element.Span.Start + end, spaces, "")]));
            }
        }
    }
}
