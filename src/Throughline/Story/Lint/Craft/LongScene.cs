using System.Collections.Immutable;
using Throughline.Screenplays.Layout;
using Throughline.Text;

namespace Throughline.Story.Lint.Craft;

internal sealed class LongScene() : LintRule("TL303", "long-scene", LintFamily.Craft, "A scene is long.")
{
    public override ImmutableArray<LintParameter> Parameters => [new("max-pages", 4, "pages that a scene may have")];

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var most = context.Settings.Number(this, "max-pages");
        var pages = PageLayout.Of(context.Screenplay);
        foreach (var scene in context.Scenes)
        {
            if (pages.SceneLines[scene.Index] > most * PageMap.LinesPerPage)
                yield return Found(scene.Heading.Span, $"This scene takes {pages.LengthOf(scene.Index)} pages. Could it begin later or end earlier?");
        }
    }
}
