using System.Collections.Immutable;

namespace Throughline.Story;

/// <summary>How the script moves: scenes and speeches, short and long.</summary>
/// <param name="Scenes">One for each scene, in order.</param>
/// <param name="MedianSceneLines">Half of the scenes are no higher than this; 0 without scenes.</param>
/// <param name="MedianSpeechWords">Half of the speeches are no longer than this; 0 without speeches.</param>
/// <param name="SpeechLengths">How many speeches fall in each class.</param>
/// <param name="LongestSpeeches">At most five, longest first.</param>
/// <param name="DialogueLines">Lines of paper under cues.</param>
/// <param name="ActionLines">Lines of paper of everything else but headings and cues.</param>
public sealed record Rhythm(
    ImmutableArray<SceneRhythm> Scenes,
    int MedianSceneLines,
    int MedianSpeechWords,
    ImmutableArray<SpeechClass> SpeechLengths,
    ImmutableArray<SpeechLine> LongestSpeeches,
    int DialogueLines,
    int ActionLines)
{
    private static readonly int[] Limits = [3, 8, 15, 30, 60, int.MaxValue];

    internal static Rhythm Of(TableRead read)
    {
        var scenes = SceneRhythm.AllOf(read);
        int dialogue = 0, action = 0;
        var heights = new List<int>();
        foreach (var scene in scenes)
        {
            dialogue += scene.DialogueLines;
            action += scene.ActionLines;
            if (!read.Scenes[scene.Scene].IsOmitted)
                heights.Add(read.Scenes[scene.Scene].Lines);
        }

        var words = new List<int>();
        var classes = new int[Limits.Length];
        foreach (var speech in read.Speeches)
        {
            words.Add(speech.Words);
            classes[ClassOf(speech.Words)]++;
        }

        var speechClasses = new SpeechClass[Limits.Length];
        for (var i = 0; i < speechClasses.Length; i++)
            speechClasses[i] = new SpeechClass(i == 0 ? 0 : Limits[i - 1] + 1, Limits[i] == int.MaxValue ? null : Limits[i], classes[i]);
        return new Rhythm(scenes, Median(heights), Median(words), [.. speechClasses], Longest(read.Speeches), dialogue, action);
    }

    private static int ClassOf(int words)
    {
        var found = 0;
        while (words > Limits[found])
            found++;
        return found;
    }

    private static int Median(List<int> values)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[(values.Count - 1) / 2];
    }

    private static ImmutableArray<SpeechLine> Longest(ImmutableArray<SpeechLine> speeches)
    {
        var sorted = new List<SpeechLine>(speeches);
        sorted.Sort((a, b) => b.Words != a.Words ? b.Words.CompareTo(a.Words) : a.At.Element.CompareTo(b.At.Element));
        return [.. sorted.GetRange(0, Math.Min(5, sorted.Count))];
    }
}

/// <summary>How many speeches are of a length.</summary>
/// <param name="From">Fewest words.</param>
/// <param name="To">Most words; null for no limit.</param>
/// <param name="Speeches">How many.</param>
public sealed record SpeechClass(int From, int? To, int Speeches);
