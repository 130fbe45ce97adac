using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays.Headings;

/// <summary>
/// Takes a scene heading apart. Parts are separated by a dash between spaces; the last ones are the time and modifiers if
/// all their words say so, as in <c>INT. HOTEL - ROOM 12 - LATE NIGHT - CONTINUOUS</c>. British dots (<c>INT. KITCHEN. DAY</c>) too.
/// </summary>
public static class SluglineParser
{
    private static readonly Dictionary<string, TimeWord> Times = ReadTimes();

    private static readonly HashSet<string> TimeQualifiers = new(StringComparer.OrdinalIgnoreCase)
    {
        "EARLY", "LATE", "MID", "PRE", "THE", "NEXT", "FOLLOWING", "THAT", "SAME", "PREVIOUS", "FIRST", "LAST", "ANOTHER", "ONE", "A", "AFTER", "BEFORE",
        "MAGIC", "HOUR", "PRE-DAWN", "PREDAWN", "MID-DAY", "MID-MORNING", "MID-AFTERNOON", "/", "&", "TO", "INTO", "AND", "FOR",
    };

    private static readonly HashSet<string> ModifierWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "CONTINUOUS", "CONTINUING", "CONT'D", "CONT’D", "CONT", "LATER", "MOMENTS", "MINUTES", "SECONDS", "HOURS", "DAYS", "WEEKS", "MONTHS", "YEARS",
        "SAME", "TIME", "FLASHBACK", "FLASHFORWARD", "FLASH", "BACK", "DREAM", "MONTAGE", "INTERCUT", "ESTABLISHING", "PRESENT", "RESUMING", "TRAVELING",
        "MOVING", "STATIC", "FEW", "SEQUENCE", "AGO", "EARLIER", "SIMULTANEOUS", "MEANWHILE", "STOCK",
    };

    /// <summary>Takes a heading apart; never fails, since anything may be a place.</summary>
    /// <param name="heading">The heading without forcing mark and scene number.</param>
    public static Slugline Parse(ReadOnlySpan<char> heading)
    {
        heading = heading.Trim();
        var prefix = "";
        if (HeadingPrefixes.TryMatch(heading, out var length, out var setting))
        {
            prefix = heading[..length].ToString();
            heading = heading[length..].TrimStart(" \t.");
        }

        string? time = null;
        var timeOfDay = TimeOfDay.Unstated;
        var modifiers = ImmutableArray<string>.Empty;
        while (!heading.IsEmpty && Tail(heading, out var rest) is var tail && !tail.IsEmpty)
        {
            var words = tail.Trim("() ");
            if (time is null && IsTime(words, out var found))
            {
                time = words.ToString();
                timeOfDay = found;
            }
            else if (IsModifier(words) || (tail[0] == '(' && !rest.IsEmpty))
            {
                modifiers = modifiers.Insert(0, words.ToString());
            }
            else
            {
                break;
            }

            heading = rest;
        }

        return new Slugline(prefix, setting, Split(heading), time, timeOfDay, modifiers);
    }

    /// <summary>What the words of a time say; false when any of them says something else.</summary>
    public static bool IsTime(ReadOnlySpan<char> words, out TimeOfDay time)
    {
        time = TimeOfDay.Unstated;
        var any = false;
        foreach (var range in words.SplitAny(' ', '-'))
        {
            var word = words[range].Trim(" .,");
            if (word.IsEmpty)
                continue;
            if (Times.TryGetValue(word.ToString(), out var named))
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
            else if (!TimeQualifiers.Contains(word.ToString()) && !IsNumber(word) && !word.Equals("AM", StringComparison.OrdinalIgnoreCase) && !word.Equals("PM", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return any;
    }

    private static bool TryClock(ReadOnlySpan<char> word, out TimeOfDay time)
    {
        time = TimeOfDay.Unstated;
        var colon = word.IndexOf(':');
        if (colon is not (1 or 2) || !int.TryParse(word[..colon], System.Globalization.CultureInfo.InvariantCulture, out var hour) || word.Length < colon + 3 || !char.IsAsciiDigit(word[colon + 1]))
            return false;
        var half = word[(colon + 3)..];
        if (half.StartsWith("P", StringComparison.OrdinalIgnoreCase) && hour < 12)
            hour += 12;
        time = hour switch { < 5 => TimeOfDay.Night, < 12 => TimeOfDay.Morning, < 18 => TimeOfDay.Day, < 21 => TimeOfDay.Evening, _ => TimeOfDay.Night };
        return true;
    }

    private static bool IsModifier(ReadOnlySpan<char> words)
    {
        var any = false;
        foreach (var range in words.Split(' '))
        {
            var word = words[range].Trim(" .,");
            if (word.IsEmpty)
                continue;
            if (ModifierWords.Contains(word.ToString()) || (word.Length == 4 && IsNumber(word)))
                any = true;
            else if (!IsNumber(word) && !TimeQualifiers.Contains(word.ToString()))
                return false;
        }

        return any;
    }

    private static bool IsNumber(ReadOnlySpan<char> word) => !word.IsEmpty && !word.ContainsAnyExceptInRange('0', '9');

    // The last part of a heading: after the last dash between spaces, in closing parentheses, or after a dot or comma if it is a time.
    private static ReadOnlySpan<char> Tail(ReadOnlySpan<char> heading, out ReadOnlySpan<char> rest)
    {
        if (heading[^1] == ')' && heading.LastIndexOf('(') is var open and >= 0)
        {
            rest = TrimSeparators(heading[..open]);
            return heading[open..];
        }

        if (LastDash(heading) is var dash and >= 0)
        {
            rest = TrimSeparators(heading[..dash]);
            return heading[(dash + 1)..].Trim();
        }

        if (heading.LastIndexOfAny('.', ',') is var dot and > 0 && heading[(dot + 1)..].Trim() is { IsEmpty: false } after && (IsTime(after, out _) || IsModifier(after)))
        {
            rest = TrimSeparators(heading[..dot]);
            return after;
        }

        rest = default;
        return IsTime(heading, out _) ? heading : default;
    }

    private static ReadOnlySpan<char> TrimSeparators(ReadOnlySpan<char> text) => text.TrimEnd(" -–—.,");

    private static int LastDash(ReadOnlySpan<char> text)
    {
        for (var end = text.Length; text[..end].LastIndexOfAny("-–—") is var dash and >= 0; end = dash)
        {
            if (IsSeparator(text, dash))
                return dash;
        }

        return -1;
    }

    private static bool IsSeparator(ReadOnlySpan<char> text, int dash)
    {
        var before = dash > 0 && text[dash - 1] is ' ' or '-' or '\t';
        var after = dash + 1 == text.Length || text[dash + 1] is ' ' or '\t';
        return (before && after) || text[dash] == '—';
    }

    private static ImmutableArray<string> Split(ReadOnlySpan<char> place)
    {
        var last = place.IsEmpty ? -1 : LastDash(place);
        if (last < 0)
        {
            var only = place.Trim();
            return only.IsEmpty ? [] : [only.ToString()];
        }

        var parts = ImmutableArray.CreateBuilder<string>();
        for (; last >= 0; last = place.IsEmpty ? -1 : LastDash(place))
        {
            Add(place[(last + 1)..]);
            place = place[..last].TrimEnd(" -–—");
        }

        Add(place);
        parts.Reverse();
        return parts.DrainToImmutable();

        void Add(ReadOnlySpan<char> part)
        {
            part = part.Trim();
            if (!part.IsEmpty)
                parts.Add(part.ToString());
        }
    }

    private static Dictionary<string, TimeWord> ReadTimes()
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
