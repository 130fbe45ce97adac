using System.Collections.Immutable;

namespace Throughline.Story;

/// <summary>Who holds the dialogue, along the script: words per stretch of equal length on paper.</summary>
/// <param name="Stretches">Number of stretches; each is one part in that many of the pages.</param>
/// <param name="LinesPerStretch">Length of a stretch in lines; the last may be shorter.</param>
/// <param name="Bands">Who speaks most first; the last may be everybody else, with what is said by several or a group.</param>
public sealed record DialogueShare(int Stretches, int LinesPerStretch, ImmutableArray<ShareBand> Bands)
{
    private const int MostBands = 7;
    private const int MostStretches = 48;

    internal static DialogueShare Of(TableRead read, ImmutableArray<Person> people)
    {
        var depth = Math.Max(1, read.Pages.Depth);
        var lines = Math.Max(27, (depth + MostStretches - 1) / MostStretches);
        var stretches = (depth + lines - 1) / lines;
        var named = Math.Min(people.Length, MostBands);
        var bandOf = new int[read.Names.Length];
        for (var i = 0; i < people.Length; i++)
            bandOf[people[i].Order] = Math.Min(i, MostBands);
        var hasRest = people.Length > named;
        foreach (var speech in read.Speeches)
            hasRest |= speech.Alone < 0;
        var words = new int[hasRest ? named + 1 : named][];
        for (var i = 0; i < words.Length; i++)
            words[i] = new int[stretches];
        foreach (var speech in read.Speeches)
            words[speech.Alone < 0 ? named : bandOf[speech.Alone]][Math.Min(stretches - 1, read.Pages.DepthOf(speech.At.Element) / lines)] += speech.Words;

        var bands = new ShareBand[words.Length];
        for (var i = 0; i < bands.Length; i++)
            bands[i] = new ShareBand(i < named ? people[i].Name : null, [.. words[i]]);
        return new DialogueShare(stretches, lines, [.. bands]);
    }
}

/// <summary>One person's part of the stream.</summary>
/// <param name="Name">Who; null for everybody else, and for what is said together.</param>
/// <param name="Words">Words said in each stretch.</param>
public sealed record ShareBand(string? Name, ImmutableArray<int> Words);
