using Throughline.Drafts.Changes;

namespace Throughline.Breakdown.Changes;

/// <summary>What a draft changes for visual effects: effects, the lines they rest on, and the count of shots.</summary>
internal static class EffectChanges
{
    public static DepartmentChanges Of(NeedComparison effects, bool isSuggesting)
    {
        var (isNew, isGone) = (effects.New, effects.Gone);
        List<string> summary = [.. NeedWording.Marked(isNew, isGone, effects.Lines.Count, "effects")];
        var suggested = NeedWording.Suggested(effects.Scenes, "effects");
        if (!effects.HasMarks && suggested is null)
            summary.Add("Neither draft marks any effects.");
        else if (effects.HasMarks && summary.Count == 0)
            summary.Add("The marked effects are the same, on the same lines.");
        if (Shots(effects) is { } shots)
            summary.Add(shots);
        if (suggested is not null)
            summary.Add(suggested);
        return new DepartmentChanges(Department.Vfx, [.. summary],
            CastChanges.Groups(
                ("New", isNew), ("No longer marked", isGone), ("Scene by scene", NeedWording.ByScene(effects.Scenes)),
                ("Suggested by the finder; nobody has looked", NeedWording.Perhaps(effects.Scenes)), ("Changed lines", effects.Lines)),
            NeedWording.Basis(isSuggesting, "[[vfx: the wall crumbles]]"));
    }

    // Only kinds that the finder knows have a count.
    private static string? Shots(NeedComparison effects)
    {
        var (before, now) = (Sum(effects, effects.A), Sum(effects, effects.B));
        return before == now ? null : $"The count of shots goes from {Say(before)} to {Say(now)} (fewest, likely, most), by rules of thumb.";
    }

    private static (int Fewest, int Likely, int Most) Sum(NeedComparison effects, ScriptBreakdown draft)
    {
        var sum = (Fewest: 0, Likely: 0, Most: 0);
        foreach (var (element, _) in effects.AllOf(draft))
        {
            if (element.Effect is { } effect)
                sum = (sum.Fewest + effect.Minimum, sum.Likely + effect.Likely, sum.Most + effect.Maximum);
        }

        return sum;
    }

    private static string Say((int Fewest, int Likely, int Most) shots) => $"{shots.Fewest}–{shots.Likely}–{shots.Most}";
}
