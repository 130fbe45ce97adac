using System.Collections.Immutable;
using Throughline.Screenplays.Layout;

namespace Throughline.Story;

/// <summary>Someone with a cue. What several say together counts for each of them.</summary>
/// <param name="Name">In capitals.</param>
/// <param name="Order">Place in order of first speech, from 0.</param>
/// <param name="Speeches">How often they speak.</param>
/// <param name="Words">How much they say.</param>
/// <param name="SpeakingScenes">Indexes of scenes in which they speak.</param>
/// <param name="SilentScenes">Indexes of scenes in which they say nothing and whose action plainly has them there.</param>
/// <param name="First">Their first speech.</param>
/// <param name="Last">Their last speech.</param>
/// <param name="Absence">The longest run of scenes without them between two in which they speak or plainly are; null when there is none.</param>
public sealed record Person(
    string Name,
    int Order,
    int Speeches,
    int Words,
    ImmutableArray<int> SpeakingScenes,
    ImmutableArray<int> SilentScenes,
    Where First,
    Where Last,
    Absence? Absence)
{
    internal static ImmutableArray<Person> AllOf(TableRead read, Mentions mentions)
    {
        var count = read.Names.Length;
        int[] speeches = new int[count], words = new int[count];
        Where?[] first = new Where?[count], last = new Where?[count];
        var speaking = new List<int>[count];
        for (var i = 0; i < count; i++)
            speaking[i] = [];
        foreach (var speech in read.Speeches)
        {
            foreach (var person in speech.Speakers)
            {
                speeches[person]++;
                words[person] += speech.Words;
                first[person] ??= speech.At;
                last[person] = speech.At;
                if (speech.Scene >= 0 && (speaking[person].Count == 0 || speaking[person][^1] != speech.Scene))
                    speaking[person].Add(speech.Scene);
            }
        }

        var people = new List<Person>(count);
        for (var i = 0; i < count; i++)
        {
            var silent = Without(mentions.ScenesOf(i), speaking[i]);
            people.Add(new Person(read.Names[i], i, speeches[i], words[i], [.. speaking[i]], [.. silent], first[i]!, last[i]!, LongestAbsence(read, speaking[i], silent)));
        }

        people.Sort((a, b) => b.Words != a.Words ? b.Words.CompareTo(a.Words) : a.Order.CompareTo(b.Order));
        return [.. people];
    }

    private static List<int> Without(List<int> scenes, List<int> others)
    {
        var rest = new List<int>();
        var next = 0;
        foreach (var scene in scenes)
        {
            while (next < others.Count && others[next] < scene)
                next++;
            if (next == others.Count || others[next] != scene)
                rest.Add(scene);
        }

        return rest;
    }

    private static Absence? LongestAbsence(TableRead read, List<int> speaking, List<int> silent)
    {
        Absence? longest = null;
        var seen = -1;
        for (int a = 0, b = 0; a < speaking.Count || b < silent.Count;)
        {
            var scene = b == silent.Count || (a < speaking.Count && speaking[a] < silent[b]) ? speaking[a++] : silent[b++];
            var eighths = seen < 0 ? 0 : read.EighthsBefore[scene] - read.EighthsBefore[seen + 1];
            if (eighths > (longest?.Length.Eighths ?? 0))
                longest = new Absence(seen, scene, new PageLength(eighths));
            seen = scene;
        }

        return longest;
    }
}

/// <summary>A stretch of the script without somebody.</summary>
/// <param name="After">Index of the last scene with them.</param>
/// <param name="Until">Index of the next scene with them.</param>
/// <param name="Length">The scenes between, in eighths.</param>
public sealed record Absence(int After, int Until, PageLength Length)
{
    /// <summary>How many scenes lie between.</summary>
    public int Scenes => Until - After - 1;
}
