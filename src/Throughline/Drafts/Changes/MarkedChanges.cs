using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Drafts.Changes;

/// <summary>What a draft changes about things that somebody marked in the script: by a program's tags, or by notes such as <c>[[prop: red suitcase]]</c>.</summary>
internal static class MarkedChanges
{
    private static readonly ImmutableArray<string> PropNotes = ["prop", "props"];
    private static readonly ImmutableArray<string> EffectNotes = ["vfx", "visual effects", "visual effect"];

    public static DepartmentChanges Of(Comparison story, Department department)
    {
        var isProps = department == Department.Props;
        var before = Marks(story.Match.A, isProps);
        var after = Marks(story.Match.B, isProps);
        var what = isProps ? "props" : "effects";
        var basis = $"Read from tags in the file and from notes such as {(isProps ? "[[prop: red suitcase]]" : "[[vfx: the wall crumbles]]")}; {what} that nobody marked are not seen.";
        if (before.Count == 0 && after.Count == 0)
            return new DepartmentChanges(department, [$"Neither draft marks any {what}."], [], basis);
        var labelA = Labels(before, story.Match.A, story.A);
        var labelB = Labels(after, story.Match.B, story.B);
        var isNew = labelB.Where(l => !labelA.ContainsKey(l.Key)).Select(l => new ChangeEntry(l.Key, $"in {Wording.Scenes(l.Value)}.")).ToList();
        var isGone = labelA.Where(l => !labelB.ContainsKey(l.Key)).Select(l => new ChangeEntry(l.Key, $"was in {Wording.Scenes(l.Value)}.")).ToList();
        var lines = ChangedLines(story, before, after);
        List<string> summary = [];
        if (isNew.Count > 0)
            summary.Add(Wording.Sentence($"{Wording.List(isNew.ConvertAll(e => e.Subject))} {(isNew.Count == 1 ? "is" : "are")} new."));
        if (isGone.Count > 0)
            summary.Add(Wording.Sentence($"{Wording.List(isGone.ConvertAll(e => e.Subject))} {(isGone.Count == 1 ? "is" : "are")} no longer marked."));
        if (lines.Count > 0)
            summary.Add(Wording.Sentence($"{Wording.Count(lines.Count, $"line with marked {what} has", $"lines with marked {what} have")} changed."));
        if (summary.Count == 0)
            summary.Add($"The marked {what} are the same, on the same lines.");
        return new DepartmentChanges(department, [.. summary], CastChanges.Groups(("New", isNew), ("No longer marked", isGone), ("Changed lines", lines)), basis);
    }

    private static List<ChangeEntry> ChangedLines(Comparison story, Dictionary<int, List<string>> before, Dictionary<int, List<string>> after)
    {
        var lines = new List<ChangeEntry>();
        var sceneOfB = SceneOf(story.B, story.Match.B.Elements.Length);
        var sceneOfA = SceneOf(story.A, story.Match.A.Elements.Length);
        foreach (var line in story.Match.Lines)
        {
            var marks = (line.B is { } b ? after.GetValueOrDefault(b) : null) ?? (line.A is { } a ? before.GetValueOrDefault(a) : null);
            if (marks is null || line.Kind is MatchKind.Kept or MatchKind.Moved)
                continue;
            var scene = line.B is { } at && sceneOfB[at] >= 0 ? story.B[sceneOfB[at]] : null;
            var where = scene is not null ? $"Scene {scene.Scene.Label}" : line.A is { } was && sceneOfA[was] >= 0 ? $"Scene {story.A[sceneOfA[was]].Scene.Label} (old)" : "Before the first scene";
            var text = line switch
            {
                { A: null } => $"new: “{Text(story.Match.B, line.B!.Value)}”",
                { B: null } => $"cut: “{Text(story.Match.A, line.A.Value)}”",
                _ => $"“{Text(story.Match.A, line.A.Value)}” is now “{Text(story.Match.B, line.B!.Value)}”",
            };
            lines.Add(new ChangeEntry(where, $"({Wording.List(marks)}) {text}", scene?.Scene.Index));
        }

        return lines;
    }

    private static string Text(Screenplay draft, int line)
    {
        var text = draft.Elements[line].Text.Plain.Replace('\n', ' ').Trim();
        return text.Length <= 200 ? text : text[..200] + "…";
    }

    private static int[] SceneOf(ImmutableArray<SceneFacts> scenes, int lines)
    {
        var sceneOf = new int[lines];
        Array.Fill(sceneOf, -1);
        foreach (var scene in scenes)
            Array.Fill(sceneOf, scene.Scene.Index, scene.Scene.FirstElement, scene.Scene.Elements.Length);
        return sceneOf;
    }

    // What is marked, by the line it is marked on. A note of its own marks the line above it.
    private static Dictionary<int, List<string>> Marks(Screenplay draft, bool isProps)
    {
        var tags = draft.Tags.Where(t => t.CategoryNumber == (isProps ? 6 : 23) || Starts(t.Category, isProps)).ToDictionary(t => t.Number, t => t.Label);
        var marks = new Dictionary<int, List<string>>();
        for (var i = 0; i < draft.Elements.Length; i++)
        {
            var element = draft.Elements[i];
            foreach (var run in element.Text.Runs)
            {
                if (run.Tag != 0 && tags.TryGetValue(run.Tag, out var label))
                    Add(i, label);
            }

            foreach (var note in element.Text.Notes)
            {
                if (!note.IsBoneyard)
                    AddNote(i, note.Text);
            }

            if (element is Note)
                AddNote(Math.Max(0, i - 1), element.Text.Plain);
        }

        return marks;

        void Add(int line, string label)
        {
            if (!marks.TryGetValue(line, out var labels))
                marks.Add(line, labels = []);
            if (!labels.Contains(label, StringComparer.OrdinalIgnoreCase))
                labels.Add(label);
        }

        void AddNote(int line, string note)
        {
            var colon = note.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !(isProps ? PropNotes : EffectNotes).Contains(note[..colon].Trim(), StringComparer.OrdinalIgnoreCase))
                return;
            foreach (var label in note[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                Add(line, label);
        }
    }

    private static bool Starts(string category, bool isProps) => category.StartsWith(isProps ? "Prop" : "Visual Effect", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, List<string>> Labels(Dictionary<int, List<string>> marks, Screenplay draft, ImmutableArray<SceneFacts> scenes)
    {
        var sceneOf = SceneOf(scenes, draft.Elements.Length);
        var labels = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, things) in marks.OrderBy(m => m.Key))
        {
            foreach (var thing in things)
            {
                if (!labels.TryGetValue(thing, out var at))
                    labels.Add(thing, at = []);
                var scene = sceneOf[line] < 0 ? "none" : scenes[sceneOf[line]].Scene.Label;
                if (!at.Contains(scene))
                    at.Add(scene);
            }
        }

        return labels;
    }
}
