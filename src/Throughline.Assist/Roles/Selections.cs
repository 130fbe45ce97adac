using System.Collections.Immutable;
using System.Globalization;
using Throughline.Screenplays;

namespace Throughline.Assist.Roles;

/// <summary>What of a script a question is about, from what a person names: a scene, a person, lines of the file.</summary>
public static class Selections
{
    /// <summary>All of it.</summary>
    public static ImmutableArray<int> Whole(Screenplay script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return [.. Enumerable.Range(0, script.Elements.Length)];
    }

    /// <summary>A scene by its number as printed, or its place from 1; null when there is none.</summary>
    public static Scene? SceneOf(Screenplay script, string label)
    {
        var scenes = Scene.Of(script);
        return scenes.FirstOrDefault(scene => scene.Label.Equals(label, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The elements of a scene.</summary>
    public static ImmutableArray<int> Of(Scene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return [.. Enumerable.Range(scene.FirstElement, scene.Elements.Length)];
    }

    /// <summary>What somebody says, cues left out; empty for a name that never speaks.</summary>
    public static ImmutableArray<int> Speech(Screenplay script, string name)
    {
        ArgumentNullException.ThrowIfNull(script);
        var says = false;
        var lines = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < script.Elements.Length; i++)
        {
            says = script.Elements[i] is Cue cue ? CharacterIndex.Fold(cue.Name) == CharacterIndex.Fold(name) : says && (script.Elements[i].IsSpeechPart || script.Elements[i] is Note or Boneyard);
            if (says && script.Elements[i].IsSpeechPart)
                lines.Add(i);
        }

        return lines.DrainToImmutable();
    }

    /// <summary>The elements that touch lines of the file: <c>120</c> or <c>120-126</c>; empty when no text stands there, null when it is no such range.</summary>
    public static ImmutableArray<int>? Lines(Screenplay script, string range)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(range);
        var ends = range.Split('-');
        if (ends.Length > 2 || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from) || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) || from > to)
            return null;
        return [.. Enumerable.Range(0, script.Elements.Length).Where(i => script.Elements[i] is { Span.Line: > 0 } element && element.Span.Line <= to && element.Span.Line + element.Text.Plain.Count(c => c == '\n') >= from && !element.Text.IsEmpty)];
    }
}
