using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>Two ages of one person that the years between them do not explain.</summary>
internal sealed partial class StatedAges : ContinuityRule
{
    private const int Oldest = 115;

    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        var stated = new Dictionary<int, List<Age>>();
        for (var i = 0; i < telling.Sentences.Count; i++)
        {
            foreach (var age in Read(telling, i))
            {
                if (age.From is > 0 and <= Oldest && telling.SceneOf(age.At) is null or { Year: not null })
                    (stated.TryGetValue(age.Player, out var all) ? all : stated[age.Player] = []).Add(age);
            }
        }

        foreach (var (player, ages) in stated)
        {
            var first = ages[0];
            foreach (var other in ages.Skip(1))
            {
                if (telling.YearsBetween(first.At, other.At) is not { } passed)
                    continue;
                var away = Math.Max(first.From + passed - other.To, other.From - first.To - passed);
                if (away < (passed == 0 && first.IsExact && other.IsExact ? 2 : 3))
                    continue;
                yield return Found(ContinuityKind.Age, away > 2 ? 0.85 : 0.6, $"{telling.NameOf(player)} is {Said(first)} here and {Said(other)} there{(passed == 0 ? "" : passed == 1 ? ", a year later" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {passed} years later"))}.", first.At, other.At);
                break;
            }
        }
    }

    private static string Said(Age age) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(age.IsExact ? "" : "about ")}{age.Said}");

    private static IEnumerable<Age> Read(Telling telling, int index)
    {
        var sentence = telling.Sentences[index];
        if (sentence.Text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            yield break;
        foreach (Match match in (sentence.IsSpoken ? Spoken() : Introduced()).Matches(sentence.Text))
        {
            var player = match.Number("p");
            if (sentence.IsSpoken && match.Groups["self"].Success && player != sentence.Speaker && player != sentence.Addressee)
                continue;
            yield return match.Groups["decade"].Success ? new Age(player, match.Number("decade") * 10, match.Number("decade") * 10 + 9, match.Number("decade") * 10, false, sentence)
                : new Age(player, match.Number("age"), match.Number("age"), match.Number("age"), true, sentence);
        }

        // "How old are you?" "Thirty-five."; "To Captain Oat. Eighty years old."
        if (Alone().Match(sentence.Text) is { Success: true } alone && Asked(telling, index, alone.Groups["old"].Success) is >= 0 and var asked)
            yield return new Age(asked, alone.Number("age"), alone.Number("age"), alone.Number("age"), true, sentence);
    }

    private static int Asked(Telling telling, int index, bool isSaidToBeAge)
    {
        if (index == 0 || telling.Sentences[index - 1] is not { } before || before.Scene != telling.Sentences[index].Scene || !before.IsSpoken)
            return -1;
        if (HowOld().Match(before.Text) is { Success: true } how)
            return how.Number("p");
        return isSaidToBeAge && before.Text.Length < 16 && before.Element == telling.Sentences[index].Element && LastNamed().Match(before.Text) is { Success: true } last ? last.Number("p") : -1;
    }

    private sealed record Age(int Player, int From, int To, int Said, bool IsExact, Sentence At);

    [GeneratedRegex(@"@(?<p>\d+)(,? \((aged |early |mid |late |mid-|\w+, )?((?<decade>[1-9])0'?s|(?<age>\d{1,3}))\b(?! (?i:minutes|hours|days|weeks|months))|, (an? [a-z -]{1,30} of |aged |early |mid |late |mid-)?((?<decade>[1-9])0'?s|(?<age>\d{1,3})(?= ?[,.;]| and | in | with |$))|,? (?<age>\d{1,3})[- ]years?[- ]old\b)", Matching.Plain, -1)]
    private static partial Regex Introduced();

    [GeneratedRegex(@"(?<![Ww]hen |[Ss]ince |[Ii]f |[Uu]ntil |[Tt]ill |[Bb]efore |[Ww]here )@(?<p>\d+)(( (?<self>am|are)| is|'s|,) (only |just |nearly |almost |now |already )?(?<age>\d{1,3})( years old| now| today)?| (was|were) (?<age>\d{1,3}) (yesterday|today|last week|this week))(?= ?[,.;!?—]| and | but | or |$)", Matching.Plain, -1)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"^(?<age>\d{1,3})(?<old> years old)?\b(?! ?[:\d]| (per|minutes|hours|days|weeks|pounds|dollars|o'clock|times|of|past|to|miles|feet))", Matching.Plain, -1)]
    private static partial Regex Alone();

    [GeneratedRegex(@"[Hh]ow old (are|is) @(?<p>\d+)", Matching.Plain, -1)]
    private static partial Regex HowOld();

    [GeneratedRegex(@"^(?!.*@\d+.*@\d+).*@(?<p>\d+)\b", Matching.Plain, -1)]
    private static partial Regex LastNamed();
}
