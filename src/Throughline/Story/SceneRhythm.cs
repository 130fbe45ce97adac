using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Story;

/// <summary>What fills one scene.</summary>
/// <param name="Scene">Index.</param>
/// <param name="DialogueLines">Lines of paper under cues.</param>
/// <param name="ActionLines">Lines of paper of all else but the heading and cues.</param>
/// <param name="Speeches">Number of speeches.</param>
/// <param name="SmoothedNinths">
/// The height of the scene averaged with its neighbours, in ninths of a line: two before and two after, weighted 1 2 3 2 1.
/// At the ends, the weights of scenes that do not exist go to the first or last.
/// </param>
public sealed record SceneRhythm(int Scene, int DialogueLines, int ActionLines, int Speeches, int SmoothedNinths)
{
    private static readonly int[] Weights = [1, 2, 3, 2, 1];

    internal static ImmutableArray<SceneRhythm> AllOf(TableRead read)
    {
        var count = read.Scenes.Length;
        int[] dialogue = new int[count], action = new int[count], speeches = new int[count];
        for (var i = 0; i < read.Screenplay.Elements.Length; i++)
        {
            var scene = read.SceneOf[i];
            if (scene < 0)
                continue;
            var element = read.Screenplay.Elements[i];
            if (element.IsSpeechPart)
                dialogue[scene] += read.Pages.Elements[i].Lines;
            else if (element.Kind == ElementKind.Cue)
                speeches[scene]++;
            else if (element.Kind != ElementKind.SceneHeading)
                action[scene] += read.Pages.Elements[i].Lines;
        }

        var scenes = new SceneRhythm[count];
        for (var i = 0; i < count; i++)
        {
            var sum = 0;
            for (var w = 0; w < Weights.Length; w++)
                sum += Weights[w] * read.Scenes[Math.Clamp(i + w - 2, 0, count - 1)].Lines;
            scenes[i] = new SceneRhythm(i, dialogue[i], action[i], speeches[i], sum);
        }

        return [.. scenes];
    }
}
