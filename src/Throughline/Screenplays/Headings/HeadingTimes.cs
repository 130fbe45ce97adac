using System.Globalization;
using Throughline.Text;

namespace Throughline.Screenplays.Headings;

/// <summary>Reads the words for a time of day.</summary>
internal static class HeadingTimes
{
    private static readonly Dictionary<string, TimeWord> Times = Read();

    /// <summary>What the words of a time say; false when any of them says something else.</summary>
    public static bool TryRead(ReadOnlySpan<char> words, out TimeOfDay time)
    {
        time = TimeOfDay.Unstated;
        var any = false;
        foreach (var range in words.SplitAny(' ', '-'))
        {
            var word = words[range].Trim(" .,");
            if (word.IsEmpty)
                continue;
            if (Times.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var named))
            {
                time = named.Means;
                any = true;
            }
            else if (TryClock(word, out var found))
            {
                time = any ? time : found;
                any = true;
            }
            else if (word.Equals("MAGIC", StringComparison.OrdinalIgnoreCase))
            {
                time = TimeOfDay.Dusk;
                any = true;
            }
            else if ((HeadingWords.UseOf(word) & HeadingWordUse.Qualifier) == HeadingWordUse.None && word.ContainsAnyExceptInRange('0', '9'))
            {
                time = TimeOfDay.Unstated;
                return false;
            }
        }

        return any;
    }

    private static bool TryClock(ReadOnlySpan<char> word, out TimeOfDay time)
    {
        time = TimeOfDay.Unstated;
        var colon = word.IndexOf(':');
        if (colon is not (1 or 2) || !int.TryParse(word[..colon], CultureInfo.InvariantCulture, out var hour) || word.Length < colon + 3 || !char.IsAsciiDigit(word[colon + 1]))
            return false;
        var half = word[(colon + 3)..];
        if (half.StartsWith("P", StringComparison.OrdinalIgnoreCase) && hour < 12)
            hour += 12;
        time = hour switch { < 5 => TimeOfDay.Night, < 12 => TimeOfDay.Morning, < 18 => TimeOfDay.Day, < 21 => TimeOfDay.Evening, _ => TimeOfDay.Night };
        return true;
    }

    private static Dictionary<string, TimeWord> Read()
    {
        var times = new Dictionary<string, TimeWord>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in DataTable.Read("times-of-day.tsv"))
        {
            times.Add(row[0], new TimeWord(row[1] switch
            {
                "Dawn" => TimeOfDay.Dawn,
                "Morning" => TimeOfDay.Morning,
                "Day" => TimeOfDay.Day,
                "Afternoon" => TimeOfDay.Afternoon,
                "Dusk" => TimeOfDay.Dusk,
                "Evening" => TimeOfDay.Evening,
                "Night" => TimeOfDay.Night,
                _ => throw new InvalidDataException($"times-of-day.tsv: {row[1]} is no time of day."),
            }));
        }

        return times;
    }

    private sealed record TimeWord(TimeOfDay Means);
}
