using System.Collections.Immutable;

namespace Throughline.Story;

/// <summary>Someone with a cue.</summary>
/// <param name="Name">In capitals.</param>
/// <param name="Order">Place in order of first speech, from 0.</param>
/// <param name="Speeches">How often they speak.</param>
/// <param name="Words">How much they say.</param>
/// <param name="SpeakingScenes">Indexes of scenes in which they speak.</param>
/// <param name="SilentScenes">Indexes of scenes whose action names them and in which they say nothing.</param>
/// <param name="First">Their first speech.</param>
/// <param name="Last">Their last speech.</param>
/// <param name="Absence">The longest run of scenes without them between two in which they speak or are named; null when there is none.</param>
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
        var speaks = new bool[count][];
        for (var i = 0; i < count; i++)
            speaks[i] = new bool[read.Scenes.Length];
        foreach (var speech in read.Speeches)
        {
            speeches[speech.Person]++;
            words[speech.Person] += speech.Words;
            first[speech.Person] ??= speech.At;
            last[speech.Person] = speech.At;
            if (speech.Scene >= 0)
                speaks[speech.Person][speech.Scene] = true;
        }

        var people = new List<Person>(count);
        for (var i = 0; i < count; i++)
        {
            List<int> speaking = [], silent = [];
            for (var scene = 0; scene < read.Scenes.Length; scene++)
            {
                if (speaks[i][scene])
                    speaking.Add(scene);
                else if (mentions.Names(i, scene))
                    silent.Add(scene);
            }

            people.Add(new Person(read.Names[i], i, speeches[i], words[i], [.. speaking], [.. silent], first[i]!, last[i]!, LongestAbsence(read, speaks[i], mentions, i)));
        }

        people.Sort((a, b) => b.Words != a.Words ? b.Words.CompareTo(a.Words) : a.Order.CompareTo(b.Order));
        return [.. people];
    }

    private static Absence? LongestAbsence(TableRead read, bool[] speaks, Mentions mentions, int person)
    {
        Absence? longest = null;
        var seen = -1;
        for (var scene = 0; scene < speaks.Length; scene++)
        {
            if (!speaks[scene] && !mentions.Names(person, scene))
                continue;
            if (seen >= 0 && scene - seen > 1)
            {
                var eighths = 0;
                for (var i = seen + 1; i < scene; i++)
                    eighths += read.Scenes[i].Length.Eighths;
                if (longest is null || eighths > longest.Length.Eighths)
                    longest = new Absence(seen, scene, new Screenplays.Layout.PageLength(eighths));
            }

            seen = scene;
        }

        return longest;
    }
}

/// <summary>A stretch of the script without somebody.</summary>
/// <param name="After">Index of the last scene with them.</param>
/// <param name="Until">Index of the next scene with them.</param>
/// <param name="Length">The scenes between, in eighths.</param>
public sealed record Absence(int After, int Until, Screenplays.Layout.PageLength Length)
{
    /// <summary>How many scenes lie between.</summary>
    public int Scenes => Until - After - 1;
}
