using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class MissingSceneNumber() : LintRule("TL108", "missing-scene-number", LintFamily.Format, "A scene has no number although the others have.")
{
    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var numbered = context.Scenes.Count(s => s.Heading.Number is not null);
        if (numbered < 3 || numbered * 4 < context.Scenes.Length * 3)
            yield break;
        foreach (var scene in context.Scenes)
        {
            if (scene.Heading.Number is null && !scene.IsOmitted)
                yield return Found(scene.Heading.Span, $"This scene has no number, while {numbered} of {context.Scenes.Length} have one. Give it a number, such as the one before with a letter.");
        }
    }
}
