using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class UnclosedNote() : LintRule("TL101", "unclosed-note", LintFamily.Format, "A note is opened by [[ and not closed, so it prints.")
{
    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from said in context.ReaderDiagnostics
        where said.Code == "FTN001"
        select Found(said.Span, said.Message);
}
