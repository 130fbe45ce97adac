using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Craft;

internal sealed class LongScene() : LintRule("TL303", "long-scene", LintFamily.Craft, "A scene is long.")
{
    public override ImmutableArray<LintParameter> Parameters => [new("max-pages", 4, "pages that a scene may have")];

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var most = context.Settings.Number(this, "max-pages");
        foreach (var scene in context.Scenes)
        {
            var lines = scene.Elements.Sum(Lines);
            if (lines > most * PageLines.OfPage)
                yield return Found(scene.Heading.Span, $"This scene takes more than {most} {(most == 1 ? "page" : "pages")}. Could it begin later or end earlier?");
        }
    }

    // Its own lines and the empty one before it.
    private static int Lines(Element element) => element switch
    {
        Dialogue or Lyrics or Parenthetical => PageLines.Of(element.Text.Plain, PageLines.DialogueWidth),
        { IsPrinted: true } => PageLines.Of(element.Text.Plain, PageLines.ActionWidth) + 1,
        _ => 0,
    };
}
