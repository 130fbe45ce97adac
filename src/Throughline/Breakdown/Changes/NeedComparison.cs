using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Drafts.Changes;
using Throughline.Screenplays;

namespace Throughline.Breakdown.Changes;

/// <summary>One category of things in both drafts: what is marked, by the file or a person, and what the finder only suggests.</summary>
internal sealed class NeedComparison
{
    private const int LongestLine = 200;
    private readonly ImmutableArray<Scene> _scenesA, _scenesB;

    public NeedComparison(DraftMatch match, ScriptBreakdown a, ScriptBreakdown b, Category category, bool withSuggestedLines)
    {
        (Match, A, B, Category) = (match, a, b, category);
        (_scenesA, _scenesB) = (Scene.Of(match.A), Scene.Of(match.B));
        foreach (var pair in match.Scenes)
        {
            var before = pair.A is { } old ? a.Scenes[old].Of(category).ToList() : [];
            var after = pair.B is { } now ? b.Scenes[now].Of(category).ToList() : [];
            var scene = new SceneNeeds(
                pair.B is { } at ? $"Scene {b.Scenes[at].Label}" : $"Scene {a.Scenes[pair.A!.Value].Label} (old)", pair.B,
                Without(after.Where(IsMarked), before.Where(IsMarked)),
                Without(before.Where(IsMarked), after.Where(IsMarked)),
                Without(after.Where(e => !IsMarked(e)), before),
                Without(before.Where(e => !IsMarked(e)), after));
            if (scene.Added.Count + scene.Cut.Count + scene.Maybe.Count + scene.MaybeNot.Count > 0)
                Scenes.Add(scene);
        }

        Lines = ChangedLines(LinesOf(a, match.A, withSuggestedLines), LinesOf(b, match.B, withSuggestedLines));
    }

    public DraftMatch Match { get; }

    public ScriptBreakdown A { get; }

    public ScriptBreakdown B { get; }

    public Category Category { get; }

    /// <summary>Scenes whose needs changed, in the order of the new draft.</summary>
    public List<SceneNeeds> Scenes { get; } = [];

    /// <summary>Lines with such things that were edited, added or cut.</summary>
    public List<ChangeEntry> Lines { get; }

    /// <summary>True when a draft marks any.</summary>
    public bool HasMarks => AllOf(A).Concat(AllOf(B)).Any(it => IsMarked(it.Element));

    /// <summary>Marked in the new draft and nowhere in the old, by name, with the scenes.</summary>
    public List<ChangeEntry> New => Only(B, A, labels => $"in {Wording.Scenes(labels)}.");

    /// <summary>Marked in the old draft and nowhere in the new.</summary>
    public List<ChangeEntry> Gone => Only(A, B, labels => $"was in {Wording.Scenes(labels)}.");

    /// <summary>All of the category in a draft, with the scenes they are in.</summary>
    public IEnumerable<(BreakdownElement Element, SceneBreakdown Scene)> AllOf(ScriptBreakdown draft) =>
        draft.Scenes.SelectMany(scene => scene.Of(Category).Select(element => (element, scene)));

    public static bool IsMarked(BreakdownElement element) => element.Source != ElementSource.Finder;

    private static List<BreakdownElement> Without(IEnumerable<BreakdownElement> elements, IEnumerable<BreakdownElement> others) =>
        [.. elements.Where(element => !others.Any(other => ElementName.AreSame(element.Name, other.Name)))];

    private List<ChangeEntry> Only(ScriptBreakdown draft, ScriptBreakdown other, Func<List<string>, string> say)
    {
        var known = AllOf(other).Where(it => IsMarked(it.Element)).Select(it => it.Element.Name).ToList();
        var entries = new List<(string Name, List<string> Labels)>();
        foreach (var (element, scene) in AllOf(draft))
        {
            if (!IsMarked(element) || known.Any(name => ElementName.AreSame(name, element.Name)))
                continue;
            var at = entries.FindIndex(entry => ElementName.AreSame(entry.Name, element.Name));
            if (at < 0)
                entries.Add((element.Name, [scene.Label]));
            else if (!entries[at].Labels.Contains(scene.Label))
                entries[at].Labels.Add(scene.Label);
        }

        return entries.ConvertAll(entry => new ChangeEntry(entry.Name, say(entry.Labels)));
    }

    // The names of what rests on each line. A note of its own marks the line above it.
    private Dictionary<int, List<string>> LinesOf(ScriptBreakdown draft, Screenplay script, bool withSuggested)
    {
        var lines = new Dictionary<int, List<string>>();
        foreach (var (element, _) in AllOf(draft))
        {
            foreach (var evidence in withSuggested || IsMarked(element) ? element.Evidence : [])
            {
                var line = script.Elements[evidence.Element] is Note ? Math.Max(0, evidence.Element - 1) : evidence.Element;
                if (!lines.TryGetValue(line, out var names))
                    lines.Add(line, names = []);
                if (!names.Contains(element.Name, StringComparer.OrdinalIgnoreCase))
                    names.Add(element.Name);
            }
        }

        return lines;
    }

    private List<ChangeEntry> ChangedLines(Dictionary<int, List<string>> before, Dictionary<int, List<string>> after)
    {
        var lines = new List<ChangeEntry>();
        foreach (var line in Match.Lines)
        {
            var names = (line.B is { } b ? after.GetValueOrDefault(b) : null) ?? (line.A is { } a ? before.GetValueOrDefault(a) : null);
            if (names is null || line.Kind is MatchKind.Kept or MatchKind.Moved)
                continue;
            var scene = line.B is { } now ? SceneAt(_scenesB, now) : null;
            var where = scene is not null ? $"Scene {scene.Label}" : line.A is { } was && SceneAt(_scenesA, was) is { } old ? $"Scene {old.Label} (old)" : "Before the first scene";
            var text = line switch
            {
                { A: null } => $"new: “{Text(Match.B, line.B!.Value)}”",
                { B: null } => $"cut: “{Text(Match.A, line.A.Value)}”",
                _ => $"“{Text(Match.A, line.A.Value)}” is now “{Text(Match.B, line.B!.Value)}”",
            };
            lines.Add(new ChangeEntry(where, $"({Wording.List(names)}) {text}", scene?.Index));
        }

        return lines;
    }

    private static Scene? SceneAt(ImmutableArray<Scene> scenes, int line) => scenes.LastOrDefault(scene => scene.FirstElement <= line);

    private static string Text(Screenplay draft, int line)
    {
        var text = draft.Elements[line].Text.Plain.Replace('\n', ' ').Trim();
        return text.Length <= LongestLine ? text : text[..LongestLine] + "…";
    }
}
