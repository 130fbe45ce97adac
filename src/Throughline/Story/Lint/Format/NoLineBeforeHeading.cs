using Throughline.Screenplays;
using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class NoLineBeforeHeading() : LintRule("TL115", "no-line-before-heading", LintFamily.Format, "A line written as a scene heading is part of the paragraph above it.")
{
    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var said in context.ReaderDiagnostics)
        {
            if (said.Code != "FTN004")
                continue;
            var slugline = SluglineParser.Parse(context.Screenplay.Source.Slice(said.Span));
            if (slugline.Setting == Setting.Establishing || slugline.Location.IsEmpty)
                continue;
            var isSure = slugline.TimeOfDay != TimeOfDay.Unstated;
            yield return Found(said.Span, said.Message, isSure ? new Fix("Put an empty line before it.", [new TextEdit(said.Span.Start, 0, context.Screenplay.Source.NewLine)]) : null);
        }
    }
}
