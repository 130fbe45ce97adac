using Throughline.Screenplays.Layout;

namespace Throughline.Drafts.Changes;

/// <summary>What a draft changes on the strips: scenes in and out, order, numbers, length, day and night, who is called.</summary>
internal static class ScheduleChanges
{
    public static DepartmentChanges Of(Comparison story)
    {
        var added = story.Added.Select(s => new ChangeEntry(Label(story.B[s.B!.Value]), Added(story, s), s.B)).ToList();
        var cut = story.Cut.Select(s => new ChangeEntry(Label(story.A[s.A!.Value]), $"{Head(story.A[s.A!.Value])}, {Wording.Pages(story.A[s.A!.Value].Length)}{(s.B is null ? "" : "; its number stays, as OMITTED")}.", s.B)).ToList();
        var moved = story.Kept.Where(s => s.Pair.IsMoved).Select(s => new ChangeEntry(Label(s.B), Moved(story, s), s.B.Scene.Index)).ToList();
        var turned = LocationChanges.Turned(story);
        var renumbered = story.Kept.Where(s => s.A.Scene.Heading.Number != s.B.Scene.Heading.Number)
            .Select(s => new ChangeEntry(Label(s.B), s.A.Scene.Heading.Number is { } number ? $"was {number}." : "had no number.", s.B.Scene.Index)).ToList();
        var cast = story.Kept.Select(s => (Scene: s, Text: CastOf(story, s))).Where(s => s.Text.Length > 0).Select(s => new ChangeEntry(Label(s.Scene.B), s.Text, s.Scene.B.Scene.Index)).ToList();
        var length = story.Kept.Where(s => s.A.Length != s.B.Length).OrderByDescending(s => Math.Abs(s.B.Length.Eighths - s.A.Length.Eighths))
            .Select(s => new ChangeEntry(Label(s.B), $"{Wording.Signed(s.B.Length.Eighths - s.A.Length.Eighths)}: {s.A.Length} before, {s.B.Length} now.", s.B.Scene.Index)).ToList();
        return new DepartmentChanges(Department.Schedule, [.. Summary(story, added.Count, cut.Count, moved.Count, renumbered.Count, turned)],
            CastChanges.Groups(("New scenes", added), ("Scenes out", cut), ("Another place in the script", moved), ("Day and night, inside and outside", turned),
                ("Another call", cast), ("Pages gained and lost", length), ("Another number", renumbered)),
            "Lengths are those of the laid-out pages, each scene rounded up to an eighth of a page.");
    }

    private static List<string> Summary(Comparison story, int added, int cut, int moved, int renumbered, List<ChangeEntry> turned)
    {
        List<string> summary = [Extent(story)];
        var parts = new List<string>();
        if (added > 0)
            parts.Add($"{Wording.Count(added, "scene comes", "scenes come")} in");
        if (cut > 0)
            parts.Add($"{Wording.Count(cut, "scene goes", "scenes go")} out");
        if (moved > 0)
            parts.Add($"{Wording.Count(moved, "scene changes", "scenes change")} place");
        if (parts.Count > 0)
            summary.Add(Wording.Sentence(Wording.List(parts)) + ".");
        else
            summary.Add("The same scenes in the same order.");
        summary.AddRange(turned.Take(6).Select(e => $"{e.Subject} {e.Text}"));
        if (renumbered > 1 && story.A.All(s => s.Scene.Heading.Number is null))
            summary.Add("The scenes are numbered now.");
        else if (renumbered > 0)
            summary.Add(Wording.Sentence($"{Wording.Count(renumbered, "scene has", "scenes have")} another number."));
        return summary;
    }

    /// <summary>The pages before and now, in one sentence.</summary>
    public static string Extent(Comparison story)
    {
        var (was, now) = (Eighths(story.PagesA), Eighths(story.PagesB));
        var pages = now.Eighths == was.Eighths ? $"The script stays at {Wording.Pages(now)}"
            : $"The script runs {Wording.Pages(now)}, {new PageLength(Math.Abs(now.Eighths - was.Eighths))} {(now.Eighths > was.Eighths ? "more" : "less")} than the {was} it had";
        var (scenesA, scenesB) = (story.A.Count(s => !s.IsOmitted), story.B.Count(s => !s.IsOmitted));
        return pages + (scenesA == scenesB ? $", in {Wording.Count(scenesB, "scene")}." : $", in {Wording.Count(scenesB, "scene")} instead of {Wording.Number(scenesA)}.");
    }

    private static PageLength Eighths(PageMap pages) => new((pages.Depth * 8 + PageMap.LinesPerPage - 1) / PageMap.LinesPerPage);

    private static string Label(SceneFacts scene) => $"Scene {scene.Scene.Label}";

    private static string Head(SceneFacts scene) => scene.Scene.Heading.Text.Plain.Replace('\n', ' ').Trim();

    private static string Added(Comparison story, Drafts.ScenePair pair)
    {
        var scene = story.B[pair.B!.Value];
        var people = scene.Present.Count == 0 ? "" : $", with {Wording.List([.. scene.Present.Order(StringComparer.Ordinal)])}";
        var origin = pair.A is not null ? " It was omitted and is back." : pair.CopyOf is { } copy ? $" It repeats scene {story.A[copy].Scene.Label} of the old draft." : "";
        return $"{Head(scene)}, {Wording.Pages(scene.Length)}{people}.{origin}";
    }

    private static string Moved(Comparison story, ScenePairFacts scene)
    {
        var index = scene.B.Scene.Index;
        var place = index == 0 ? "now opens the script" : $"now follows scene {story.B[index - 1].Scene.Label}";
        var was = scene.A.Scene.Index == 0 ? "it opened the script before" : $"it followed scene {story.A[scene.A.Scene.Index - 1].Scene.Label} of the old draft";
        return $"({Head(scene.B)}) {place}; {was}.";
    }

    private static string CastOf(Comparison story, ScenePairFacts scene)
    {
        var before = scene.A.Present.Select(story.NewName).ToHashSet(StringComparer.Ordinal);
        var joins = scene.B.Present.Where(n => !before.Contains(n)).Order(StringComparer.Ordinal).ToList();
        var leaves = before.Where(n => !scene.B.Present.Contains(n)).Order(StringComparer.Ordinal).ToList();
        var parts = new List<string>();
        if (joins.Count > 0)
            parts.Add($"{Wording.List(joins)} {(joins.Count == 1 ? "joins" : "join")}");
        if (leaves.Count > 0)
            parts.Add($"{Wording.List(leaves)} {(leaves.Count == 1 ? "leaves" : "leave")}");
        return parts.Count == 0 ? "" : string.Join("; ", parts) + ".";
    }
}
