using System.Collections.Immutable;
using System.Globalization;
using Throughline.Reports;

namespace Throughline.Breakdown.Report;

/// <summary>What each department brings, and the shots that effects may take.</summary>
internal static class DepartmentChapters
{
    public static IEnumerable<ReportPart> Lists(ScriptBreakdown breakdown, Colours colours)
    {
        yield return new ReportChapter("departments", "Lists for the departments", "A ring (○) before a name: suggested by the finder, not yet looked at by anybody. Implied: the words do not name it." + Words.AboutPeople(breakdown));
        foreach (var category in Categories.All.Where(c => c.Key != "cast"))
        {
            var things = breakdown.Scenes.SelectMany(s => s.Of(category).Select(e => (Scene: s, Element: e)))
                .GroupBy(p => p.Element.Name.ToUpperInvariant(), StringComparer.Ordinal).ToList();
            if (things.Count == 0)
                continue;
            yield return new ReportHeading(category.Name, colours.Of(category));
            yield return new ReportTable(
                [new("Name", 46), new("Scenes", 34), new("Says", 20)],
                [.. things.Select(g => new ReportRow([Name(g.First().Element), string.Join(", ", g.Select(p => p.Scene.Label).Distinct(StringComparer.Ordinal)), Says(g.Select(p => p.Element))]))]);
        }
    }

    public static IEnumerable<ReportPart> Effects(ScriptBreakdown breakdown)
    {
        var all = breakdown.Scenes.SelectMany(s => s.Elements.Where(e => e.Effect is not null).Select(e => (Scene: s, Element: e, Effect: e.Effect!))).ToList();
        if (all.Count == 0)
            yield break;
        yield return new ReportChapter("effects", "Visual effects", string.Create(CultureInfo.InvariantCulture, $"At least {all.Sum(a => a.Effect.Minimum)} shots, likely {all.Sum(a => a.Effect.Likely)}, at most {all.Sum(a => a.Effect.Maximum)}. Rules of thumb, to begin a bid with; each says what it assumes."));
        foreach (var tier in all.GroupBy(a => a.Effect.Type.Tier).OrderBy(g => g.Key))
        {
            yield return new ReportHeading(EffectTypes.Name(tier.Key));
            yield return new ReportTable(
                [new("Scene", 7), new("What", 27), new("Kind", 19), new("Least", 15), new("Likely", 16), new("Most", 16)],
                [.. tier.Select(a => new ReportRow([a.Scene.Label, Name(a.Element), a.Effect.Type.Name, Shots(a.Effect.Minimum, a.Effect.MinimumReason), Shots(a.Effect.Likely, a.Effect.LikelyReason), Shots(a.Effect.Maximum, a.Effect.MaximumReason)]))]);
        }
    }

    /// <summary>An element's name with the mark of who says so before and a remark behind it.</summary>
    private static string Name(BreakdownElement element) =>
        Words.MarkOf(element.Source) + element.Name + (element.IsImplied ? " (implied)" : "");

    private static string Shots(int count, string reason) => string.Create(CultureInfo.InvariantCulture, $"{count}: {reason}");

    private static string Says(IEnumerable<BreakdownElement> elements)
    {
        var sources = elements.Select(e => e.Source).Distinct().OrderByDescending(s => s).Select(s => s switch { ElementSource.Person => "a person", ElementSource.File => "the script", _ => "the finder" });
        var surest = elements.Max(e => e.Confidence);
        return string.Join(", ", sources) + (elements.All(e => e.Source == ElementSource.Finder) ? string.Create(CultureInfo.InvariantCulture, $", {surest * 100:0}\u202F%") : "");
    }
}
