using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class SettingLost() : LintRule("TL209", "setting-lost", LintFamily.Continuity, "A heading leaves out INT. or EXT. for a place that has it elsewhere.")
{
    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var known = new Dictionary<string, SceneHeading>(StringComparer.OrdinalIgnoreCase);
        foreach (var scene in context.Scenes)
        {
            if (scene.Heading.Slugline is { Setting: not Setting.Unstated, Location: [var place, ..] })
                known.TryAdd(place, scene.Heading);
        }

        for (var i = 1; i < context.Scenes.Length; i++)
        {
            // A room of the place that we are in, or a heading without a time, is a short heading on purpose.
            var slugline = context.Scenes[i].Heading.Slugline;
            var before = context.Scenes[i - 1].Heading.Slugline;
            if (slugline is { Setting: Setting.Unstated, Location: [var place, ..], TimeOfDay: not TimeOfDay.Unstated }
                && known.TryGetValue(place, out var with) && !before.Location.Contains(place, StringComparer.OrdinalIgnoreCase))
            {
                yield return Found(context.Scenes[i].Heading.Span, $"{place} is {with.Slugline.Prefix} on line {with.Span.Line}; this heading does not say inside or outside.");
            }
        }
    }
}
