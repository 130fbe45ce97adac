using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class DuplicateSceneNumber() : LintRule("TL107", "duplicate-scene-number", LintFamily.Format, "Two scenes have one number.")
{
    public override Severity Severity => Severity.Error;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var scene in context.Scenes)
        {
            if (scene.Heading.Number is { } number && !lines.TryAdd(number, scene.Heading.Span.Line))
                yield return Found(scene.Heading.Span, $"Scene number {number} is already on line {lines[number]}. Schedules and reports go by the number: give this scene its own.");
        }
    }
}
