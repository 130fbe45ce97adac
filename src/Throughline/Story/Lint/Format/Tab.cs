using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class Tab() : LintRule("TL119", "tab", LintFamily.Format, "A tab stands inside a line of text, where its width is anyone's guess.")
{
    public override bool OnByDefault => false;

    public override Severity Severity => Severity.Info;

    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        if (!context.IsFountain)
            yield break;
        foreach (var element in context.Elements)
        {
            if (!element.IsPrinted || element.Span.Line != element.Span.EndLine)
                continue;
            var written = context.Written(element);
            var indent = written.IndexOfAnyExcept(" \t");
            var at = indent < 0 ? -1 : written[indent..].TrimEnd().IndexOf('\t');
            if (at < 0)
                continue;
            var length = written[(indent + at)..].IndexOfAnyExcept('\t');
            yield return Found(context.Part(element, indent + at, length), "A tab stands between these words; it has no fixed width on the page.",
                new Fix("Make it a space.", [new TextEdit(element.Span.Start + indent + at, length, " ")]));
        }
    }
}
