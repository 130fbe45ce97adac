using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class TimeOutOfOrder() : LintRule("TL205", "time-out-of-order", LintFamily.Continuity, "One scene is at day between two at night in one place, or the other way round.")
{
    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var scenes = context.Scenes;
        for (var i = 1; i + 1 < scenes.Length; i++)
        {
            var (before, now, after) = (scenes[i - 1].Heading.Slugline, scenes[i].Heading.Slugline, scenes[i + 1].Heading.Slugline);
            if (IsPlain(before) && IsPlain(now) && IsPlain(after) && IsBackInTheSameRoom(before, now, after)
                && before.TimeOfDay == after.TimeOfDay && now.TimeOfDay.IsNight() != before.TimeOfDay.IsNight() && !IsBroken(scenes[i - 1]) && !IsBroken(scenes[i]))
            {
                yield return Found(scenes[i].Heading.Span, $"It is {now.Time} here, but {before.Time} in the scenes before and after, which are in the same place. If a day passes, say so in the headings.");
            }
        }
    }

    // Day or night, and nothing else said about the time: no LATER, no FLASHBACK, no NEXT DAY.
    private static bool IsPlain(Slugline slugline) =>
        slugline.Modifiers.IsEmpty && slugline.TimeOfDay is TimeOfDay.Day or TimeOfDay.Night && slugline.Time is { } time && !time.Contains(' ', StringComparison.Ordinal);

    private static bool IsBackInTheSameRoom(Slugline before, Slugline now, Slugline after) =>
        !before.Location.IsEmpty && !now.Location.IsEmpty && before.Location.SequenceEqual(after.Location, StringComparer.OrdinalIgnoreCase)
        && now.Location[0].Equals(before.Location[0], StringComparison.OrdinalIgnoreCase);

    // A transition, a title or an outline heading at the end of a scene may stand for time that passes.
    private static bool IsBroken(Scene scene) => scene.Elements.Any(e => e is Transition or Section or Centered or PageBreak);
}
