using Throughline.Text;

namespace Throughline.Screenplays.Headings;

/// <summary>What a word does in the part of a heading that tells the time.</summary>
[Flags]
internal enum HeadingWordUse : byte
{
    /// <summary>It is no such word.</summary>
    None = 0,

    /// <summary>It stands beside a time of day: LATE, NEXT, FRIDAY.</summary>
    Qualifier = 1,

    /// <summary>No time passes: CONTINUOUS, SAME.</summary>
    GoesOn = 2,

    /// <summary>Little time passes: LATER, MOMENTS.</summary>
    Soon = 4,

    /// <summary>Time passes: HOURS, YEARS.</summary>
    Passes = 8,

    /// <summary>Not in the story's own time: FLASHBACK, DREAM.</summary>
    Outside = 16,

    /// <summary>It says nothing of time: MOVING.</summary>
    Other = 32,

    /// <summary>Whatever makes a modifier.</summary>
    Modifier = GoesOn | Soon | Passes | Outside | Other,
}

/// <summary>The table of those words.</summary>
internal static class HeadingWords
{
    private static readonly Dictionary<string, HeadingWord> Words = Read();

    /// <summary>What a word does, whatever its case.</summary>
    public static HeadingWordUse UseOf(ReadOnlySpan<char> word) =>
        Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var found) ? found.Use : HeadingWordUse.None;

    private static Dictionary<string, HeadingWord> Read()
    {
        var words = new Dictionary<string, HeadingWord>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in DataTable.Read("heading-words.tsv"))
        {
            var use = HeadingWordUse.None;
            foreach (var name in row[1].Split('+'))
                use |= Named(name);
            words.Add(row[0], new HeadingWord(use));
        }

        return words;
    }

    private static HeadingWordUse Named(string name) => name switch
    {
        "Qualifier" => HeadingWordUse.Qualifier,
        "GoesOn" => HeadingWordUse.GoesOn,
        "Soon" => HeadingWordUse.Soon,
        "Passes" => HeadingWordUse.Passes,
        "Outside" => HeadingWordUse.Outside,
        "Other" => HeadingWordUse.Other,
        _ => throw new InvalidDataException($"heading-words.tsv: {name} is no use of a word."),
    };

    // A class, so that the table is compiled ahead like any other dictionary of objects.
    private sealed record HeadingWord(HeadingWordUse Use);
}
