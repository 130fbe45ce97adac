using System.Collections.Immutable;
using Throughline.Screenplays.Layout;
using Throughline.Text;

namespace Throughline.Story.Lint.Craft;

internal sealed class LongAction() : LintRule("TL301", "long-action", LintFamily.Craft, "A paragraph of action is long.")
{
    public override ImmutableArray<LintParameter> Parameters => [new("max-lines", 5, "printed lines that a paragraph may have")];

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var most = context.Settings.Number(this, "max-lines");
        foreach (var element in context.Elements)
        {
            if (element is Screenplays.Action && LineCount.Of(element.Text.Plain, PageStyle.FinalDraft.For(element).Width) is var lines && lines > most)
                yield return Found(element.Span, $"This paragraph takes about {lines} lines on the page; readers skip what is longer than {most}. Part it where the eye moves.");
        }
    }
}
