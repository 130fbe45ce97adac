using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class HeadingWithoutLocation() : LintRule("TL106", "heading-without-location", LintFamily.Format, "A scene heading names no place.")
{
    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from scene in context.Scenes
        let slugline = scene.Heading.Slugline
        where slugline.Location.IsEmpty && slugline.Setting != Setting.Unstated && !scene.IsOmitted
        select Found(scene.Heading.Span, $"This scene heading names no place after {slugline.Prefix} Say where the scene is.");
}
