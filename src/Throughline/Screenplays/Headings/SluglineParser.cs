using System.Collections.Immutable;

namespace Throughline.Screenplays.Headings;

/// <summary>
/// Takes a scene heading apart. Parts are separated by a dash between spaces or, the British way, by full stops; the last
/// ones are the time and modifiers if all their words say so: <c>INT. HOTEL - ROOM 12 - LATE NIGHT - CONTINUOUS</c>,
/// <c>INT. HOTEL. ROOM 12. NIGHT. 1868.</c> A time that runs into the place without either (<c>BEDROOM DAY</c>) is not
/// taken for one, since places are called so too.
/// </summary>
public static class SluglineParser
{
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
        var modifiers = new List<string>();
        heading = HeadingPlaces.WithoutEnd(heading);
        while (!heading.IsEmpty && Tail(heading, out var rest) is var tail && !tail.IsEmpty)
        {
            var words = tail.Trim("() ");
            if (time is null && IsTime(words, out var found))
            {
                time = words.ToString();
                timeOfDay = found;
            }
            else if (HeadingModifiers.Is(words) || (tail[0] == '(' && !rest.IsEmpty))
            {
                modifiers.Add(words.ToString());
            }
            else
            {
                break;
            }

            heading = rest;
        }

        modifiers.Reverse();
        var location = HeadingPlaces.Split(heading);
        if (time is null && location.Length > 1)
            TakeTimeBetween(ref location, ref time, ref timeOfDay);
        return new Slugline(prefix, setting, location, time, timeOfDay, [.. modifiers]);
    }

    /// <summary>What the words of a time say; false when any of them says something else.</summary>
    public static bool IsTime(ReadOnlySpan<char> words, out TimeOfDay time) => HeadingTimes.TryRead(words, out time);

    // HOUSE - DAY - KITCHEN: a part that is all time is the time, wherever it stands but first.
    private static void TakeTimeBetween(ref ImmutableArray<string> location, ref string? time, ref TimeOfDay timeOfDay)
    {
        for (var i = location.Length - 1; i > 0; i--)
        {
            if (!IsTime(location[i], out var found))
                continue;
            (time, timeOfDay) = (location[i], found);
            location = location.RemoveAt(i);
            return;
        }
    }

    // The last part of a heading: after the last dash between spaces, in closing parentheses, or after a dot or comma if it is a time.
    private static ReadOnlySpan<char> Tail(ReadOnlySpan<char> heading, out ReadOnlySpan<char> rest)
    {
        if (heading[^1] == ')' && heading.LastIndexOf('(') is var open and >= 0)
        {
            rest = HeadingPlaces.WithoutEnd(heading[..open]);
            return heading[open..];
        }

        var dash = HeadingPlaces.LastDash(heading);
        if (heading.LastIndexOfAny('.', ',') is var dot && dot > Math.Max(0, dash) && heading[(dot + 1)..].Trim() is { IsEmpty: false } after && (IsTime(after, out _) || HeadingModifiers.Is(after)))
        {
            rest = HeadingPlaces.WithoutEnd(heading[..dot]);
            return after;
        }

        rest = dash < 0 ? default : HeadingPlaces.WithoutEnd(heading[..dash]);
        if (dash >= 0)
            return heading[(dash + 1)..].Trim();
        return IsTime(heading, out _) ? heading : default;
    }
}
