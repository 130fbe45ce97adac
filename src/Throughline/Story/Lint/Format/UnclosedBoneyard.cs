using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class UnclosedBoneyard() : LintRule("TL102", "unclosed-boneyard", LintFamily.Format, "A cut is opened by /* and never closed, so the text after it is live.")
{
    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from said in context.ReaderDiagnostics
        where said.Code == "FTN002"
        select Found(said.Span, said.Message);
}
