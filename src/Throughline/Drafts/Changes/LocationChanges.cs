using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Drafts.Changes;

/// <summary>What a draft changes about where it plays: places that come and go, inside and outside, day and night, length.</summary>
internal static class LocationChanges
{
    public static DepartmentChanges Of(Comparison story)
    {
        var before = Places(story.A, story.NewPlace);
        var after = Places(story.B, place => place);
        var isNew = after.Where(p => !before.ContainsKey(p.Key)).Select(p => new ChangeEntry(p.Key, Sum(p.Value, story.B), p.Value[0])).ToList();
        var isGone = before.Where(p => !after.ContainsKey(p.Key)).Select(p => new ChangeEntry(p.Key, "was " + Sum(p.Value, story.A))).ToList();
        var renamed = story.Match.Renames.Where(r => r.IsPlace).Select(r => new ChangeEntry(r.To, $"was {r.From} in the old draft.")).ToList();
        var elsewhere = story.Kept.Where(s => Name(s.A, story.NewPlace) != Name(s.B, p => p))
            .Select(s => new ChangeEntry($"Scene {s.B.Scene.Label}", $"moves from {Wording.Place(s.A.Slugline)} to {Wording.Place(s.B.Slugline)}.", s.B.Scene.Index)).ToList();
        var turned = Turned(story);
        var longer = Lengths(story, before, after);
        List<string> summary = [];
        if (isNew.Count > 0)
            summary.Add(Wording.Sentence($"{Wording.List(isNew.ConvertAll(e => e.Subject))} {(isNew.Count == 1 ? "is a new location" : "are new locations")}."));
        if (isGone.Count > 0)
            summary.Add(Wording.Sentence($"{Wording.List(isGone.ConvertAll(e => e.Subject))} {(isGone.Count == 1 ? "is" : "are")} no longer needed."));
        if (renamed.Count > 0)
            summary.Add($"{Wording.List(renamed.ConvertAll(e => $"{e.Subject} {e.Text[..^" in the old draft.".Length]}"))}.");
        summary.AddRange(turned.Take(6).Select(e => $"{e.Subject} {e.Text}"));
        summary.AddRange(elsewhere.Take(4).Select(e => $"{e.Subject} {e.Text}"));
        if (summary.Count == 0)
            summary.Add(longer.Count == 0 ? "Nothing changes for locations." : "The places are the same; some play longer or shorter.");
        return new DepartmentChanges(Department.Locations, [.. summary],
            CastChanges.Groups(("New locations", isNew), ("No longer needed", isGone), ("Another name", renamed), ("Scenes that play elsewhere", elsewhere), ("Day and night, inside and outside", turned), ("Pages gained and lost", longer)), null);
    }

    /// <summary>Scenes that play at another time of day, or inside instead of outside.</summary>
    public static List<ChangeEntry> Turned(Comparison story)
    {
        var turned = new List<ChangeEntry>();
        foreach (var scene in story.Kept)
        {
            var (was, now) = (scene.A.Slugline, scene.B.Slugline);
            var parts = new List<string>();
            if (was.TimeOfDay != now.TimeOfDay && now.TimeOfDay != TimeOfDay.Unstated)
                parts.Add(was.TimeOfDay == TimeOfDay.Unstated ? $"now says {Wording.Time(now.TimeOfDay)}" : $"moved from {Wording.Time(was.TimeOfDay)} to {Wording.Time(now.TimeOfDay)}");
            if (was.Setting != now.Setting && now.Setting != Setting.Unstated && was.Setting != Setting.Unstated)
                parts.Add($"went from {Wording.Inside(was.Setting)} to {Wording.Inside(now.Setting)}");
            if (parts.Count > 0)
                turned.Add(new ChangeEntry($"Scene {scene.B.Scene.Label}", $"({Wording.Place(now)}) {Wording.List(parts)}.", scene.B.Scene.Index));
        }

        return turned;
    }

    private static List<ChangeEntry> Lengths(Comparison story, Dictionary<string, List<int>> before, Dictionary<string, List<int>> after)
    {
        var changes = new List<(int Eighths, ChangeEntry Entry)>();
        foreach (var (place, scenes) in after)
        {
            if (!before.TryGetValue(place, out var old))
                continue;
            var (was, now) = (old.Sum(s => story.A[s].Length.Eighths), scenes.Sum(s => story.B[s].Length.Eighths));
            if (was != now)
                changes.Add((now - was, new ChangeEntry(place, $"{Wording.Signed(now - was)}: {new PageLength(was)} before, {new PageLength(now)} now, in {Wording.Count(scenes.Count, "scene")}.", scenes[0])));
        }

        return [.. changes.OrderByDescending(c => Math.Abs(c.Eighths)).Select(c => c.Entry)];
    }

    private static Dictionary<string, List<int>> Places(ImmutableArray<SceneFacts> scenes, Func<string, string> rename)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var scene in scenes)
        {
            if (scene.IsOmitted || scene.Slugline.Location.IsEmpty)
                continue;
            var name = rename(CharacterIndex.Fold(scene.Slugline.Location[0]));
            if (!places.TryGetValue(name, out var at))
                places.Add(name, at = []);
            at.Add(scene.Scene.Index);
        }

        return places;
    }

    private static string Name(SceneFacts scene, Func<string, string> rename) => string.Join('\n', scene.Slugline.Location.Select(l => rename(CharacterIndex.Fold(l))));

    private static string Sum(List<int> scenes, ImmutableArray<SceneFacts> facts)
    {
        var kinds = scenes.Select(s => $"{Wording.Inside(facts[s].Slugline.Setting)} {(facts[s].Slugline.TimeOfDay == TimeOfDay.Unstated ? "" : Wording.Time(facts[s].Slugline.TimeOfDay))}".Trim()).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var length = new PageLength(scenes.Sum(s => facts[s].Length.Eighths));
        return $"{(kinds.Count == 0 ? "" : Wording.List(kinds) + "; ")}{Wording.Scenes([.. scenes.Select(s => facts[s].Scene.Label)])}, {Wording.Pages(length)}.";
    }
}
