using System.Collections.Immutable;

namespace Throughline.Story;

/// <summary>Who speaks with whom.</summary>
/// <param name="Names">Those in the matrix: the ones who speak most, at most twelve.</param>
/// <param name="Pairs">Every two of them who speak in one scene; most exchanges first.</param>
public sealed record Conversations(ImmutableArray<string> Names, ImmutableArray<ConversationPair> Pairs)
{
    private const int Most = 12;

    /// <summary>The pair of two names of the matrix, in either order; null when they never share a scene.</summary>
    public ConversationPair? Between(int first, int second)
    {
        foreach (var pair in Pairs)
        {
            if (pair.First == Math.Min(first, second) && pair.Second == Math.Max(first, second))
                return pair;
        }

        return null;
    }

    internal static Conversations Of(TableRead read, ImmutableArray<Person> people)
    {
        var count = Math.Min(Most, people.Length);
        var placeOf = new int[people.Length];
        Array.Fill(placeOf, -1);
        for (var i = 0; i < count; i++)
            placeOf[people[i].Order] = i;

        var exchanges = new List<Where>?[count * count];
        SpeechLine? before = null;
        foreach (var speech in read.Speeches)
        {
            if (before is not null && before.Scene == speech.Scene)
                Exchange(before, speech);
            before = speech;
        }

        var pairs = new List<ConversationPair>();
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
            {
                var shared = Shared(people[a].SpeakingScenes, people[b].SpeakingScenes);
                if (shared.Count > 0 || exchanges[a * count + b] is not null)
                    pairs.Add(new ConversationPair(a, b, [.. shared], [.. exchanges[a * count + b] ?? []]));
            }
        }

        pairs.Sort((x, y) => x.Exchanges != y.Exchanges ? y.Exchanges.CompareTo(x.Exchanges)
            : x.Scenes.Length != y.Scenes.Length ? y.Scenes.Length.CompareTo(x.Scenes.Length)
            : x.First != y.First ? x.First.CompareTo(y.First) : x.Second.CompareTo(y.Second));
        var names = new string[count];
        for (var i = 0; i < count; i++)
            names[i] = people[i].Name;
        return new Conversations([.. names], [.. pairs]);

        // Between those who say the one and those who say the other, but for those who say both.
        void Exchange(SpeechLine one, SpeechLine other)
        {
            foreach (var speaker in one.Speakers)
            {
                foreach (var answerer in other.Speakers)
                {
                    var (a, b) = (placeOf[speaker], placeOf[answerer]);
                    if (a >= 0 && b >= 0 && !Has(other, speaker) && !Has(one, answerer))
                        (exchanges[Math.Min(a, b) * count + Math.Max(a, b)] ??= []).Add(other.At);
                }
            }
        }
    }

    private static bool Has(SpeechLine speech, int person)
    {
        foreach (var speaker in speech.Speakers)
        {
            if (speaker == person)
                return true;
        }

        return false;
    }

    private static List<int> Shared(ImmutableArray<int> a, ImmutableArray<int> b)
    {
        var shared = new List<int>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
                shared.Add(a[i]);
            var step = a[i].CompareTo(b[j]);
            i += step <= 0 ? 1 : 0;
            j += step >= 0 ? 1 : 0;
        }

        return shared;
    }
}

/// <summary>Two who speak in one scene.</summary>
/// <param name="First">Index in <see cref="Conversations.Names"/>.</param>
/// <param name="Second">Index in <see cref="Conversations.Names"/>, the larger.</param>
/// <param name="Scenes">Indexes of scenes in which both speak.</param>
/// <param name="Answers">Each speech of one that follows the other's with nobody between, in one scene; in order.</param>
public sealed record ConversationPair(int First, int Second, ImmutableArray<int> Scenes, ImmutableArray<Where> Answers)
{
    /// <summary>How often one answers the other.</summary>
    public int Exchanges => Answers.Length;
}
