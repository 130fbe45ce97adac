using Throughline.Drafts.Changes;

namespace Throughline.Breakdown.Changes;

/// <summary>The sentences that the departments of things share.</summary>
internal static class NeedWording
{
    /// <summary>What is marked otherwise than before.</summary>
    public static IEnumerable<string> Marked(List<ChangeEntry> isNew, List<ChangeEntry> isGone, int lines, string what)
    {
        if (isNew.Count > 0)
            yield return Wording.Sentence($"{Wording.List(isNew.ConvertAll(e => e.Subject))} {(isNew.Count == 1 ? "is" : "are")} new.");
        if (isGone.Count > 0)
            yield return Wording.Sentence($"{Wording.List(isGone.ConvertAll(e => e.Subject))} {(isGone.Count == 1 ? "is" : "are")} no longer marked.");
        if (lines > 0)
            yield return Wording.Sentence($"{Wording.Count(lines, $"line with {what} has", $"lines with {what} have")} changed.");
    }

    /// <summary>What the finder makes of the change, which nobody has looked at; null when nothing.</summary>
    public static string? Suggested(List<SceneNeeds> scenes, string what)
    {
        var count = scenes.Count(scene => scene.Maybe.Count + scene.MaybeNot.Count > 0);
        return count == 0 ? null : Wording.Sentence($"{Wording.Count(count, $"scene may need other {what}", $"scenes may need other {what}")}: that is the finder's suggestion, and nobody has looked.");
    }

    /// <summary>What each scene needs now and did not, or the other way about.</summary>
    public static List<ChangeEntry> ByScene(List<SceneNeeds> scenes) =>
        [.. scenes.Where(scene => scene.Added.Count + scene.Cut.Count > 0).Select(scene => new ChangeEntry(scene.Name, Say(scene.Added, scene.Cut, "needs", "no longer needs"), scene.Scene))];

    /// <summary>The same of suggestions.</summary>
    public static List<ChangeEntry> Perhaps(List<SceneNeeds> scenes) =>
        [.. scenes.Where(scene => scene.Maybe.Count + scene.MaybeNot.Count > 0).Select(scene => new ChangeEntry(scene.Name, Say(scene.Maybe, scene.MaybeNot, "perhaps needs", "perhaps no longer needs"), scene.Scene))];

    public static string Basis(bool isSuggesting, string note) =>
        $"Read from tags, of the file and of people, and from notes such as {note}. {(isSuggesting ? "Suggestions rest on the English words of the action; what" : "What")} nobody marked{(isSuggesting ? " and the finder does not know" : "")} is not seen.";

    private static string Say(List<BreakdownElement> added, List<BreakdownElement> cut, string needs, string needsNot)
    {
        List<string> parts = [];
        if (added.Count > 0)
            parts.Add($"{needs} {Wording.List(added.ConvertAll(Name))}");
        if (cut.Count > 0)
            parts.Add($"{needsNot} {Wording.List(cut.ConvertAll(Name))}");
        return string.Join("; ", parts) + ".";
    }

    private static string Name(BreakdownElement element)
    {
        var shots = element.Effect is { } effect ? $" ({effect.Minimum} to {effect.Maximum} shots)" : "";
        return $"{(element.IsImplied ? $"{element.Name} (implied)" : element.Name)}{shots}";
    }
}
