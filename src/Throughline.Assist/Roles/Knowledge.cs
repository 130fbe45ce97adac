using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Assist.Roles;

/// <summary>What a person of the story was there for: the scenes in which they speak or plainly are. Nothing else reaches whoever plays them.</summary>
/// <param name="Name">In capitals, as cued.</param>
/// <param name="Scenes">Indexes of scenes, in order.</param>
/// <param name="Elements">Indexes of what was seen and heard there.</param>
public sealed record Knowledge(string Name, ImmutableArray<int> Scenes, ImmutableArray<int> Elements)
{
    /// <summary>What somebody knows at the end of a scene; null for a name that never speaks.</summary>
    /// <param name="report">Of the script.</param>
    /// <param name="name">As cued; case does not matter.</param>
    /// <param name="upTo">Index of the last scene that has happened; -1 for all.</param>
    public static Knowledge? Of(ScriptReport report, string name, int upTo)
    {
        ArgumentNullException.ThrowIfNull(report);
        var person = report.People.FirstOrDefault(it => CharacterIndex.Fold(it.Name) == CharacterIndex.Fold(name));
        if (person is null)
            return null;
        var there = person.SpeakingScenes.Concat(person.SilentScenes).Where(scene => upTo < 0 || scene <= upTo).Order().ToImmutableArray();
        var scenes = Scene.Of(report.Screenplay);
        return new Knowledge(person.Name, there, [.. there.SelectMany(scene => Enumerable.Range(scenes[scene].FirstElement, scenes[scene].Elements.Length)).Where(i => report.Screenplay.Elements[i].IsPrinted)]);
    }
}
