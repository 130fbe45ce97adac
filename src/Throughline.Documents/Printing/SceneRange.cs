using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Documents.Printing;

/// <summary>Scenes by their numbers, as a person asks for them: <c>12-18, 22A</c>.</summary>
public static class SceneRange
{
    /// <summary>The scenes of a range, by index.</summary>
    /// <param name="screenplay">Its scenes, by their printed numbers; without one, by their place from 1.</param>
    /// <param name="range">Numbers and pairs of numbers, parted by commas.</param>
    /// <exception cref="FormatException">A number is no scene's, or a pair runs backwards; the message says which.</exception>
    public static ImmutableHashSet<int> Parse(Screenplay screenplay, string range)
    {
        ArgumentNullException.ThrowIfNull(range);
        var scenes = Scene.Of(screenplay);
        var found = ImmutableHashSet.CreateBuilder<int>();
        foreach (var part in range.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (first, last) = (TryFind(scenes, part), TryFind(scenes, part));
            var dash = part.IndexOf('-', 1);
            if (first is null && dash > 0)
                (first, last) = (TryFind(scenes, part[..dash].Trim()), TryFind(scenes, part[(dash + 1)..].Trim()));
            if (first is null || last is null)
                throw new FormatException($"{part}: the script has no such scene; {Known(scenes)}");
            if (last < first)
                throw new FormatException($"{part}: the second scene comes before the first.");
            found.UnionWith(Enumerable.Range(first.Value, last.Value - first.Value + 1));
        }

        return found.Count == 0 ? throw new FormatException("No scene was named; give numbers such as 12-18 or 3,5,7A.") : found.ToImmutable();
    }

    /// <summary>The scenes in which a character speaks, by index.</summary>
    public static ImmutableHashSet<int> Of(Screenplay screenplay, string character) =>
        [.. Scene.Of(screenplay).Where(s => s.Elements.Any(e => e is Cue cue && CharacterIndex.Fold(cue.Name) == CharacterIndex.Fold(character))).Select(s => s.Index)];

    private static int? TryFind(ImmutableArray<Scene> scenes, string label) =>
        scenes.FirstOrDefault(s => s.Label.Equals(label, StringComparison.OrdinalIgnoreCase))?.Index;

    private static string Known(ImmutableArray<Scene> scenes) => scenes.IsEmpty ? "it has none." : $"its scenes are {scenes[0].Label} to {scenes[^1].Label}.";
}
