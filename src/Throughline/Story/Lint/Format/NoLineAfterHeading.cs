using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class NoLineAfterHeading() : LintRule("TL116", "no-line-after-heading", LintFamily.Format, "No empty line follows a scene heading.")
{
    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from said in context.ReaderDiagnostics
        where said.Code == "FTN003"
        select Found(said.Span, said.Message, new Fix("Put an empty line after it.", [new TextEdit(said.Span.End, 0, context.Screenplay.Source.NewLine)]));
}
