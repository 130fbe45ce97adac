using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class HeadingWithoutSetting() : LintRule("TL105", "heading-without-setting", LintFamily.Format, "A scene heading does not say inside or outside.")
{
    // Short headings of this kind (THE KITCHEN, LATER) are a style of many good scripts.
    public override bool OnByDefault => false;

    public override Severity Severity => Severity.Info;

    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from scene in context.Scenes
        where scene.Heading.Slugline.Setting == Setting.Unstated && !scene.IsOmitted
        select Found(scene.Heading.Span, "This scene heading has neither INT. nor EXT., so the scene counts as neither in the schedule.");
}
