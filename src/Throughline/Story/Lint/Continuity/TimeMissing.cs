using System.Collections.Frozen;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class TimeMissing() : LintRule("TL211", "time-missing", LintFamily.Continuity, "A heading gives no time of day although nearly all others do.")
{
    // What a modifier says about how a scene is shot, not when it is.
    private static readonly FrozenSet<string> NotTimes = new[] { "MOVING", "TRAVELING", "STATIC", "STOCK", "ESTABLISHING" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Hours that are no part of the day in the headings' own table.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AlsoTimes = new[]
    {
        "BREAKFAST", "LUNCH", "LUNCHTIME", "DINNER", "DINNERTIME", "SUPPER", "TEATIME", "BEDTIME", "NOW", "THEN", "PRESENT", "PAST", "TODAY", "TOMORROW", "YESTERDAY", "WINTER", "SPRING", "SUMMER", "AUTUMN", "FALL",
        "IMAGINATION", "FANTASY", "VISION", "NIGHTMARE", "MEMORY", "LATER", "CONTINUOUS", "SAME", "DAY", "NIGHT", "MORNING", "EVENING", "AFTERNOON", "DAWN", "DUSK",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public override Severity Severity => Severity.Info;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var full = context.Scenes.Where(s => s.Heading.Slugline.Setting != Setting.Unstated && !s.IsOmitted).ToList();
        var without = full.FindAll(s => !SaysWhen(s.Heading));
        if (full.Count < 5 || without.Count * 5 > full.Count)
            yield break;
        foreach (var scene in without)
            yield return Found(scene.Heading.Span, $"{scene.Heading.Text.Plain.Trim()} gives no time of day; {full.Count - without.Count} of {full.Count} headings do. The schedule needs it: add - DAY, - NIGHT or - CONTINUOUS.");
    }

    private static bool SaysWhen(SceneHeading heading)
    {
        var slugline = heading.Slugline;
        if (slugline.Time is not null || slugline.Modifiers.Any(m => !NotTimes.Contains(m)) || heading.Text.Plain.AsSpan().ContainsAnyInRange('0', '9'))
            return true;
        foreach (var word in Words.Of(slugline.Location.IsEmpty ? "" : slugline.Location[^1]))
        {
            if (AlsoTimes.Contains(word))
                return true;
        }

        return false;
    }
}
