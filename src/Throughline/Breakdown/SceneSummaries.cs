using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Breakdown;

/// <summary>Finds each scene's summary: the writer's synopsis, else the first sentence of action.</summary>
internal static class SceneSummaries
{
    /// <summary>One for each scene. A synopsis that stands before a heading, after everything that is printed, belongs to the scene that follows.</summary>
    public static ImmutableArray<SceneSummary> Of(ImmutableArray<Scene> scenes, Screenplay screenplay)
    {
        var written = new string[scenes.Length];
        Array.Fill(written, "");
        if (!scenes.IsEmpty)
            written[0] = Joined(screenplay.Elements.Take(scenes[0].FirstElement).OfType<Synopsis>());
        foreach (var scene in scenes)
        {
            var end = scene.Elements.Length;
            while (end > 1 && !scene.Elements[end - 1].IsPrinted)
                end--;
            // Straight below the heading it is this scene's, even when nothing else follows.
            var split = end == 1 ? scene.Elements.Length : end;
            written[scene.Index] = Join(written[scene.Index], Joined(scene.Elements.Take(split).OfType<Synopsis>()));
            if (scene.Index + 1 < scenes.Length)
                written[scene.Index + 1] = Joined(scene.Elements.Skip(split).OfType<Synopsis>());
        }

        return [.. scenes.Select(s => written[s.Index].Length > 0 ? new SceneSummary(written[s.Index], true) : new SceneSummary(FirstSentence(s), false))];
    }

    private static string Joined(IEnumerable<Synopsis> synopses) =>
        string.Join(' ', synopses.Select(s => s.Text.Plain.ReplaceLineEndings(" ").Trim())).Trim();

    private static string Join(string first, string second) => first.Length == 0 ? second : second.Length == 0 ? first : first + " " + second;

    // A sentence of less than twelve characters ("Dark.") takes the next one along.
    private static string FirstSentence(Scene scene)
    {
        foreach (var element in scene.Elements)
        {
            if (element is not Screenplays.Action || string.IsNullOrWhiteSpace(element.Text.Plain))
                continue;
            var text = element.Text.Plain.Replace('\n', ' ').Trim();
            for (var i = 12; i < text.Length - 1; i++)
            {
                if (text[i] is '.' or '!' or '?' && text[i + 1] == ' ' && !IsTitle(text.AsSpan(0, i)))
                    return text[..(i + 1)];
            }

            return text;
        }

        return "";
    }

    private static bool IsTitle(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOf(' ') + 1)..];
        return word.Equals("DR", StringComparison.OrdinalIgnoreCase) || word.Equals("MR", StringComparison.OrdinalIgnoreCase)
            || word.Equals("MRS", StringComparison.OrdinalIgnoreCase) || word.Equals("MS", StringComparison.OrdinalIgnoreCase) || word.Length == 1;
    }
}
