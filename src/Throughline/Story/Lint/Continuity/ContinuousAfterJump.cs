using System.Collections.Frozen;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class ContinuousAfterJump() : LintRule("TL204", "continuous-after-jump", LintFamily.Continuity, "A heading says CONTINUOUS although time or place has jumped.")
{
    private static readonly FrozenSet<string> Jumps = new[] { "FLASHBACK", "FLASHFORWARD", "DREAM", "PRESENT" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        for (var i = 0; i < context.Scenes.Length; i++)
        {
            var heading = context.Scenes[i].Heading;
            if (IsContinuous(heading.Slugline) && Reason(context, i) is { } reason)
                yield return Found(heading.Span, $"CONTINUOUS means that no time passes, but {reason}. Give the time of day instead, or say LATER.");
        }
    }

    private static bool IsContinuous(Slugline slugline) =>
        slugline.Modifiers.Any(m => m.StartsWith("CONTINUOUS", StringComparison.OrdinalIgnoreCase));

    private static string? Reason(LintContext context, int scene)
    {
        if (scene == 0)
            return "this is the first scene";
        var now = context.Scenes[scene].Heading.Slugline;
        var before = context.Scenes[scene - 1].Heading.Slugline;
        if (now.TimeOfDay != TimeOfDay.Unstated && TimeBefore(context, scene) is { } was && was.IsNight() != now.TimeOfDay.IsNight() && !was.IsBetween() && !now.TimeOfDay.IsBetween())
            return $"the scene before is at {was.ToString().ToUpperInvariant()} and this one at {now.Time}";
        if (before.Modifiers.FirstOrDefault(Jumps.Contains) is { } jump && !before.Modifiers.Contains("PRESENT", StringComparer.OrdinalIgnoreCase) && !now.Modifiers.Any(Jumps.Contains) && !ShareAPlace(before, now))
            return $"the scene before is a {jump.ToLowerInvariant()} in another place";
        if (context.Scenes[scene - 1].Elements.LastOrDefault(e => e.IsPrinted) is Transition fade && PassesTime(fade.Text.Plain))
            return $"{fade.Text.Plain.Trim()} before it lets time pass";
        return null;
    }

    // CONTINUOUS scenes in between hand the time on.
    private static TimeOfDay? TimeBefore(LintContext context, int scene)
    {
        while (--scene >= 0)
        {
            var slugline = context.Scenes[scene].Heading.Slugline;
            if (slugline.TimeOfDay != TimeOfDay.Unstated)
                return slugline.TimeOfDay;
            if (!IsContinuous(slugline))
                return null;
        }

        return null;
    }

    private static bool ShareAPlace(Slugline a, Slugline b) =>
        a.Location.Any(place => b.Location.Contains(place, StringComparer.OrdinalIgnoreCase));

    private static bool PassesTime(string transition) =>
        transition.Contains("FADE OUT", StringComparison.OrdinalIgnoreCase) || transition.Contains("FADE TO BLACK", StringComparison.OrdinalIgnoreCase)
        || transition.Contains("DISSOLVE", StringComparison.OrdinalIgnoreCase);
}
