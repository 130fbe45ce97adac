using System.Collections.Immutable;

namespace Throughline.Story;

/// <summary>How far apart the voices are, for those who say enough to tell.</summary>
/// <param name="FewestWords">Words that a person must say to be compared.</param>
/// <param name="CommonWords">How many of the dialogue's commonest words Delta is taken over.</param>
/// <param name="People">Those compared, who speaks most first; fewer than three leave Delta out.</param>
public sealed record Voices(int FewestWords, int CommonWords, ImmutableArray<Voice> People)
{
    private const int Fewest = 150;
    private const int Most = 12;
    private const int Common = 60;

    internal static Voices Of(TableRead read, ImmutableArray<Person> people)
    {
        var speakers = new List<Person>();
        foreach (var person in people)
        {
            if (person.Words >= Fewest && speakers.Count < Most)
                speakers.Add(person);
        }

        if (speakers.Count == 0)
            return new Voices(Fewest, 0, []);
        var placeOf = new int[read.Names.Length];
        Array.Fill(placeOf, speakers.Count);
        for (var i = 0; i < speakers.Count; i++)
            placeOf[speakers[i].Order] = i;
        var vocabulary = Vocabulary.Of(read, placeOf, speakers.Count + 1);
        var common = Math.Min(Common, vocabulary.Words.Length);
        var distances = speakers.Count < 3 ? null : Delta.Distances(vocabulary, speakers.Count, common);

        var voices = new Voice[speakers.Count];
        for (var i = 0; i < voices.Length; i++)
        {
            int? nearest = null;
            var sum = 0.0;
            for (var j = 0; distances is not null && j < voices.Length; j++)
            {
                if (j == i)
                    continue;
                sum += distances[i][j];
                if (nearest is null || distances[i][j] < distances[i][nearest.Value])
                    nearest = j;
            }

            voices[i] = new Voice(speakers[i].Name, speakers[i].Words, distances is null ? null : Round(sum / (voices.Length - 1)),
                nearest is { } n ? speakers[n].Name : null, nearest is { } m ? Round(distances![i][m]) : null, LogOdds.WordsOf(vocabulary, i, read));
        }

        return new Voices(Fewest, distances is null ? 0 : common, [.. voices]);
    }

    private static double Round(double value) => Math.Round(value, 3, MidpointRounding.AwayFromZero);
}

/// <summary>One person's way of speaking.</summary>
/// <param name="Name">Who.</param>
/// <param name="Words">How much they say, which is what the rest rests on.</param>
/// <param name="Distinctness">Burrows's Delta to the other voices on average; null with fewer than three voices.</param>
/// <param name="Nearest">The voice most like theirs; null with fewer than three.</param>
/// <param name="NearestDelta">Delta to that voice.</param>
/// <param name="OwnWords">Words that set the voice apart, strongest first, at most eight.</param>
public sealed record Voice(string Name, int Words, double? Distinctness, string? Nearest, double? NearestDelta, ImmutableArray<OwnWord> OwnWords);

/// <summary>A word that somebody says more than the rest do.</summary>
/// <param name="Word">In small letters.</param>
/// <param name="Uses">How often they say it.</param>
/// <param name="OthersUses">How often all others do.</param>
/// <param name="Z">The log-odds ratio over its standard error; above 1.96 chance is an unlikely reason.</param>
/// <param name="At">The first speech in which they say it.</param>
public sealed record OwnWord(string Word, int Uses, int OthersUses, double Z, Where At);
