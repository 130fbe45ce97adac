using System.Collections.Immutable;

namespace Throughline.Drafts.Changes;

/// <summary>The first sentences of a change report: what everybody should know.</summary>
internal static class ReportLede
{
    public static ImmutableArray<string> Of(Comparison story, ImmutableArray<DepartmentChanges> departments)
    {
        var match = story.Match;
        if (match.IsSame)
        {
            var only = story.IsRenumbered ? story.IsTitlePageChanged ? " Only scene numbers and the title page changed." : " Only scene numbers changed." : story.IsTitlePageChanged ? " Only the title page changed." : "";
            return [$"Every line is as it was.{only}"];
        }

        var lede = ImmutableArray.CreateBuilder<string>();
        lede.Add(ScheduleChanges.Extent(story));
        lede.Add(Lines(match));
        lede.AddRange(departments[(int)Department.Schedule].Summary.Skip(1).Take(5).Where(s => !s.StartsWith("The same", StringComparison.Ordinal)));
        var cast = departments[(int)Department.Cast].Summary;
        if (!departments[(int)Department.Cast].Groups.IsEmpty)
            lede.AddRange(cast.Take(4));
        if (!departments[(int)Department.Locations].Groups.IsEmpty)
            lede.AddRange(departments[(int)Department.Locations].Summary.Where(s => !s.StartsWith("Scene ", StringComparison.Ordinal) && !s.StartsWith("The places", StringComparison.Ordinal)).Take(3));
        foreach (var department in departments.Where(it => it.Department > Department.Locations && !it.Groups.IsEmpty))
            lede.AddRange(department.Summary.Take(2));

        if (story.IsTitlePageChanged)
            lede.Add("The title page changed.");
        return lede.DrainToImmutable();
    }

    private static string Lines(DraftMatch match)
    {
        int Of(MatchKind kind) => match.Lines.Count(l => l.Kind == kind && !match.IsEmpty(l));
        var parts = new List<string>();
        Add(Of(MatchKind.Edited) + Of(MatchKind.MovedEdited) + Of(MatchKind.Split) + Of(MatchKind.Merged), "edited");
        Add(Of(MatchKind.Moved), "moved");
        Add(Of(MatchKind.Added), "new");
        Add(Of(MatchKind.Removed), "gone");
        return Wording.Sentence($"{Wording.Count(Of(MatchKind.Kept), "line is", "lines are")} as {(Of(MatchKind.Kept) == 1 ? "it was" : "they were")}; {Wording.List(parts)}.");

        void Add(int count, string what)
        {
            if (count > 0)
                parts.Add($"{Wording.Number(count)} {(count == 1 ? "is" : "are")} {what}");
        }
    }
}
