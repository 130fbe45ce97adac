using System.Globalization;
using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>Two weekdays on one day; two years, or two lengths of time, for one thing.</summary>
internal sealed partial class DaysAndYears : ContinuityRule
{
    private static readonly string[] Week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public override IEnumerable<ContinuityFinding> Check(Telling telling) => Weekdays(telling).Concat(Years(telling)).Concat(Lengths(telling)).Concat(DaysOfEvents(telling)).Concat(Now(telling)).Concat(Months(telling));

    private static IEnumerable<ContinuityFinding> Weekdays(Telling telling)
    {
        (Sentence At, string Day)? last = null;
        foreach (var sentence in telling.Sentences)
        {
            if (Today().Match(sentence.Text) is not { Success: true } match || sentence.Asks)
                continue;
            var day = match.Word("day");
            if (last is { } before && before.Day != day && telling.SameDay(before.At, sentence) && !IsNextNight(telling, before, sentence, day))
                yield return Found(ContinuityKind.Time, 0.75, $"It is {Capital(before.Day)} in one line and {Capital(day)} in the other, on one day of the story.", before.At, sentence);
            last = (sentence, day);
        }
    }

    // Past midnight it is the next day.
    private static bool IsNextNight(Telling telling, (Sentence At, string Day) before, Sentence sentence, string day) =>
        telling.SceneOf(sentence)!.Light != Light.Day && before.At.Scene != sentence.Scene && (Array.IndexOf(Week, before.Day) + 1) % 7 == Array.IndexOf(Week, day);

    // "He was eighty yesterday. ... Eighty on Thursday.": an event is on one weekday.
    private static IEnumerable<ContinuityFinding> DaysOfEvents(Telling telling)
    {
        var events = new Dictionary<string, (Sentence At, string Day)>(StringComparer.Ordinal);
        foreach (var sentence in telling.Sentences)
        {
            foreach (Match match in EventDay().Matches(sentence.Text))
            {
                var (key, day) = (match.Word("thing"), match.Word("day"));
                if (events.TryGetValue(key, out var before) && before.Day != day && sentence.Scene - before.At.Scene <= 5)
                    yield return Found(ContinuityKind.Time, 0.6, $"The {key} is on {Capital(before.Day)} in one line and on {Capital(day)} in the other.", before.At, sentence);
                events.TryAdd(key, (sentence, day));
            }
        }
    }

    private static IEnumerable<ContinuityFinding> Years(Telling telling)
    {
        var stated = new List<(string Key, int Player, string Year, Sentence At)>();
        foreach (var sentence in telling.Sentences)
        {
            foreach (Match match in InYear().Matches(sentence.Text))
            {
                var (key, player, year) = (Deed(match.Word("deed")), match.Number("p"), match.Groups["year"].Value);
                foreach (var before in stated)
                {
                    if (before.Key != key || before.Year == year || (before.Player != player && before.Player >= 0 && player >= 0) || (sentence.Scene != before.At.Scene && (player < 0 || before.Player != player)))
                        continue;
                    yield return Found(ContinuityKind.Time, 0.75, $"{Capital(key)} in {before.Year} in one line, in {year} in the other.", before.At, sentence);
                    break;
                }

                stated.Add((key, player, year, sentence));
            }
        }
    }

    // "It has been 1869 long enough" under a caption of 1874; "This is day fifty" in a scene of DAY 41.
    private static IEnumerable<ContinuityFinding> Now(Telling telling)
    {
        foreach (var sentence in telling.Sentences)
        {
            if (!sentence.IsSpoken || sentence.Asks || telling.SceneOf(sentence) is not { Day: > 0 } scene)
                continue;
            if (scene.Year > 1000 && ThisYear().Match(sentence.Text) is { Success: true } year && year.Number("year") != scene.Year
                && telling.Sentences.FirstOrDefault(s => s.Words.Contains(scene.Year.Value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)) is { } caption)
                yield return Found(ContinuityKind.Time, 0.7, string.Create(CultureInfo.InvariantCulture, $"The caption says {scene.Year}, and somebody says that it is {year.Number("year")}."), caption, sentence);
            if (DayNumber().Match(scene.Heading.Text.Plain) is { Success: true } heading && SaidDay().Match(sentence.Text) is { Success: true } said && heading.Number("day") != said.Number("day"))
                yield return Found(ContinuityKind.Time, 0.75, $"The heading says {heading.Value}, and somebody says {said.Value}.", Telling.HeadingOf(scene), sentence);
        }
    }

    // The first stone in March, and in May.
    private static IEnumerable<ContinuityFinding> Months(Telling telling)
    {
        var stated = new Dictionary<string, (string Month, Sentence At)>(StringComparer.Ordinal);
        foreach (var sentence in telling.Sentences)
        {
            if (!sentence.IsSpoken || sentence.Asks)
                continue;
            foreach (Match match in ThingInMonth().Matches(sentence.Text))
            {
                var (thing, month) = (match.Word("thing"), match.Word("month"));
                if (stated.TryGetValue(thing, out var before) && before.Month != month && before.At.Element != sentence.Element)
                    yield return Found(ContinuityKind.Time, 0.6, $"The {thing} in {Capital(before.Month)} in one line, in {Capital(month)} in the other.", before.At, sentence);
                stated.TryAdd(thing, (month, sentence));
            }
        }
    }

    private static string Deed(string deed) => deed.StartsWith("empty", StringComparison.Ordinal) ? "empty" : deed;

    private static IEnumerable<ContinuityFinding> Lengths(Telling telling)
    {
        var stated = new List<(string Key, int Years, Sentence At)>();
        foreach (var sentence in telling.Sentences)
        {
            if (ForYears().Match(sentence.Text) is not { Success: true } match)
                continue;
            var deed = match.Word("deed").Trim();
            var subject = match.Groups["who"].Value;
            var years = match.Number("years");
            foreach (var before in stated.Where(b => b.Key == deed + subject && telling.SceneOf(b.At)?.Year == telling.SceneOf(sentence)?.Year && Math.Abs(b.Years - years) > 1))
            {
                yield return Found(ContinuityKind.Time, 0.65, string.Create(CultureInfo.InvariantCulture, $"{before.Years} years in one line, {years} in the other ({deed})."), before.At, sentence);
                break;
            }

            stated.Add((deed + subject, years, sentence));
        }
    }

    private static string Capital(string word) => string.Concat(char.ToUpperInvariant(word[0]).ToString(), word.AsSpan(1));

    [GeneratedRegex(@"\b(it is|it was|today is|today's|this is)( a| already| still)? (?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?! (morning|night|evening|afternoon)? ?(that|when|to|we|i|he|she|by|next|for))|^""?(?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(, \d| \d)", Matching.AnyCase, -1)]
    private static partial Regex Today();

    [GeneratedRegex(@"\bthe (?<thing>race|wedding|funeral|trial|party|match|fight|game|hearing|election|exam|opening|auction|concert|ceremony|launch|dance|birthday|interview|vote)( is|'s| was)( on)? (?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b", Matching.AnyCase, -1)]
    private static partial Regex EventDay();

    [GeneratedRegex(@"\b(it is|it has been|this is|the year is)( already)? (?<year>1[5-9]\d\d|20\d\d)\b", Matching.AnyCase, -1)]
    private static partial Regex ThisYear();

    [GeneratedRegex(@"\bDAY (?<day>\d{1,4})\b", Matching.Plain, -1)]
    private static partial Regex DayNumber();

    [GeneratedRegex(@"\b(this|it) is day (?<day>\d{1,4})\b", Matching.AnyCase, -1)]
    private static partial Regex SaidDay();

    [GeneratedRegex(@"\b[Tt]he (?<thing>[a-z]{4,}( [a-z]{4,})?)( is| was|'s)? in (?<month>January|February|March|April|May|June|July|August|September|October|November|December)\b", Matching.Plain, -1)]
    private static partial Regex ThingInMonth();

    [GeneratedRegex(@"(@(?<p>\d+)[\w ']{0,20} )?\b(?<deed>built|born|founded|empty|married|died|killed|opened|closed|bought|won|graduated)\b[\w ,]{0,24}?\b(in|since) (?<year>1[5-9]\d\d|20\d\d)\b", Matching.AnyCase, -1)]
    private static partial Regex InYear();

    [GeneratedRegex(@"\b(?<who>@\d+|we|they) (have |has |were |was |are |had )?(been )?(?<deed>married|together|divorced|at the \w+|in the \w+|on the \w+|a \w+|worked \w+|lived \w+|known @\d+|sober)( here)?( for)? (?<years>\d{1,2}) years", Matching.AnyCase, -1)]
    private static partial Regex ForYears();
}
