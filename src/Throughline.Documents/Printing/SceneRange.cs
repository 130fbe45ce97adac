using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Documents.Printing;

/// <summary>Scenes by their numbers, as a person asks for them: <c>12-18, 22A</c>.</summary>
public static class SceneRange
{
    /// <summary>
    /// The scenes of a range, by index. A scene alone has to be there; a pair takes what stands between, though a scene at its ends
    /// was never written or is gone.
    /// </summary>
    /// <param name="screenplay">Its scenes, by their printed numbers; without one, by their place from 1.</param>
    /// <param name="range">Numbers and pairs of numbers, parted by commas.</param>
    /// <exception cref="FormatException">A number is no scene's, or a pair runs backwards or holds no scene; the message says which.</exception>
    public static ImmutableHashSet<int> Parse(Screenplay screenplay, string range)
    {
        ArgumentNullException.ThrowIfNull(range);
        var scenes = Scene.Of(screenplay);
        var found = ImmutableHashSet.CreateBuilder<int>();
        foreach (var part in range.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryFind(scenes, part) is { } one)
            {
                found.Add(one);
                continue;
            }

            var dash = part.IndexOf('-', 1);
            var (from, to) = dash > 0 ? (part[..dash].Trim(), part[(dash + 1)..].Trim()) : (part, part);
            if (dash < 0 || FirstFrom(scenes, from) is not { } first || LastTo(scenes, to) is not { } last)
                throw new FormatException($"{part}: the script has no such scene; {Known(scenes)}");
            if (last < first)
                throw new FormatException(IsBackwards(scenes, from, to) ? $"{part}: the second scene comes before the first." : $"{part}: the script has no scene from {from} to {to}; {Known(scenes)}");
            found.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return found.Count == 0 ? throw new FormatException("No scene was named; give numbers such as 12-18 or 3,5,7A.") : found.ToImmutable();
    }

    /// <summary>The scenes in which a character speaks, by index.</summary>
    public static ImmutableHashSet<int> Of(Screenplay screenplay, string character) =>
        [.. Scene.Of(screenplay).Where(s => s.Elements.Any(e => e is Cue cue && CharacterIndex.Fold(cue.Name) == CharacterIndex.Fold(character))).Select(s => s.Index)];

    private static int? TryFind(ImmutableArray<Scene> scenes, string label) =>
        scenes.FirstOrDefault(s => s.Label.Equals(label, StringComparison.OrdinalIgnoreCase))?.Index;

    // The scene of that number, else the first of those that come after it.
    private static int? FirstFrom(ImmutableArray<Scene> scenes, string label) =>
        TryFind(scenes, label) ?? (ProductionNumber.TryParse(label, out var from) ? scenes.FirstOrDefault(s => ProductionNumber.TryParse(s.Label, out var n) && from.IsBefore(n))?.Index : null);

    private static int? LastTo(ImmutableArray<Scene> scenes, string label) =>
        TryFind(scenes, label) ?? (ProductionNumber.TryParse(label, out var to) ? scenes.LastOrDefault(s => ProductionNumber.TryParse(s.Label, out var n) && n.IsBefore(to))?.Index : null);

    private static bool IsBackwards(ImmutableArray<Scene> scenes, string from, string to) =>
        (TryFind(scenes, from) is not null && TryFind(scenes, to) is not null)
        || (ProductionNumber.TryParse(from, out var low) && ProductionNumber.TryParse(to, out var high) && high.IsBefore(low));

    private static string Known(ImmutableArray<Scene> scenes) => scenes.IsEmpty ? "it has none." : $"its scenes are {scenes[0].Label} to {scenes[^1].Label}.";
}
