using System.Globalization;
using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>Rooms, beds, houses and floors under two numbers.</summary>
internal sealed partial class NumberedPlaces : ContinuityRule
{
    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        var uses = Uses(telling);
        return SlippedDigits(telling, uses).Concat(Owners(telling)).Concat(Floors(telling)).Concat(Signs(telling)).Concat(Streets(telling));
    }

    // Room 421, once, where all else says Room 412; Pier 12, in answer to Pier 9.
    private static IEnumerable<ContinuityFinding> SlippedDigits(Telling telling, List<Use> uses)
    {
        foreach (var kind in uses.GroupBy(u => u.Kind, StringComparer.Ordinal))
        {
            var numbers = kind.GroupBy(u => u.Number).ToDictionary(g => g.Key, g => g.ToList());
            foreach (var (number, once) in numbers.Where(n => n.Value.Count == 1 && !n.Value[0].IsHeading))
            {
                var usual = numbers.Where(n => n.Key != number && n.Value.Count >= 2 && n.Value.Any(u => u.IsHeading) && IsSlip(n.Key, number, kind.Key, numbers.Count)).OrderByDescending(n => n.Value.Count).FirstOrDefault();
                if (usual.Value is not null)
                    yield return Found(ContinuityKind.Place, 0.65, string.Create(CultureInfo.InvariantCulture, $"{kind.Key} {number} here, {kind.Key} {usual.Key} elsewhere."), usual.Value.MinBy(u => Math.Abs(u.At.Element - once[0].At.Element))!.At, once[0].At);
            }
        }
    }

    private static bool IsSlip(int a, int b, string kind, int different)
    {
        var (x, y) = (a.ToString(CultureInfo.InvariantCulture), b.ToString(CultureInfo.InvariantCulture));
        return (x.Length == y.Length && x.Length >= 3 && (x.Order().SequenceEqual(y.Order()) || Enumerable.Range(0, x.Length).Count(i => x[i] != y[i]) == 1))
            || (kind is "pier" or "gate" or "court" or "courtroom" && different == 2);
    }

    // Bed 4 is his in one line, bed 7 in another; Mr. Osei at number fourteen, and at number forty.
    private static IEnumerable<ContinuityFinding> Owners(Telling telling)
    {
        var stated = new List<(int Player, string Kind, int Number, Sentence At)>();
        foreach (var sentence in telling.Sentences)
        {
            foreach (var (player, kind, number) in Owned(telling, sentence))
            {
                foreach (var before in stated.Where(s => s.Player == player && s.Kind == kind && s.Number != number && s.At.Element != sentence.Element))
                {
                    yield return Found(ContinuityKind.Place, 0.65, string.Create(CultureInfo.InvariantCulture, $"{telling.NameOf(player)}: {kind} {before.Number} in one line, {kind} {number} in the other."), before.At, sentence);
                    break;
                }

                stated.Add((player, kind, number, sentence));
            }
        }
    }

    private static IEnumerable<(int Player, string Kind, int Number)> Owned(Telling telling, Sentence sentence)
    {
        if (sentence.Asks)
            yield break;
        var text = sentence.Text;
        if (sentence.Index + 1 < telling.Sentences.Count && telling.Sentences[sentence.Index + 1] is var next && next.Element == sentence.Element && next.Text.Length < 12)
            text += " " + next.Text;
        if (sentence.Index > 0 && telling.Sentences[sentence.Index - 1] is var before && before.Element == sentence.Element && before.Text.Length < 12 && sentence.IsSpoken && AnyPlayer().Count(text) == 0)
            text = before.Text + " " + text;
        foreach (Match match in NumberAndOwner().Matches(text))
            yield return (match.Number("p"), match.Word("kind"), match.Number("number"));
    }

    // FOURTH FLOOR in the headings, the ninth in a line.
    private static IEnumerable<ContinuityFinding> Floors(Telling telling)
    {
        var headings = telling.Scenes.Where(s => FloorIn().IsMatch(s.Heading.Text.Plain)).ToList();
        if (headings.Select(s => Numbers.Ordinal(FloorIn().Match(s.Heading.Text.Plain).Groups["floor"].Value)).Distinct().Count() != 1)
            yield break;
        var floor = Numbers.Ordinal(FloorIn().Match(headings[0].Heading.Text.Plain).Groups["floor"].Value);
        foreach (var sentence in telling.Sentences)
        {
            if (FloorIn().Match(sentence.Words) is { Success: true } match && Numbers.Ordinal(match.Groups["floor"].Value) is > 0 and var other && other != floor && (floor < 98 || other < 98))
                yield return Found(ContinuityKind.Place, 0.5, $"{match.Value} here, {FloorIn().Match(headings[0].Heading.Text.Plain).Value.ToLowerInvariant()} in the heading.", Telling.HeadingOf(headings[0]), sentence);
        }
    }

    // A sign in COURT 3 that says COURT 5.
    private static IEnumerable<ContinuityFinding> Signs(Telling telling)
    {
        foreach (var sentence in telling.Sentences)
        {
            if (sentence.IsSpoken || telling.SceneOf(sentence) is not { } scene || !Sign().IsMatch(sentence.Words) || Place().Match(sentence.Words) is not { Success: true } sign)
                continue;
            if (Place().Match(scene.Heading.Text.Plain) is { Success: true } heading && heading.Word("kind") == sign.Word("kind") && heading.Number("number") != sign.Number("number"))
                yield return Found(ContinuityKind.Place, 0.8, $"The sign says {sign.Value}, the heading {heading.Value}.", Telling.HeadingOf(scene), sentence);
        }
    }

    // One street, two numbers, where only one house in it is ever seen.
    private static IEnumerable<ContinuityFinding> Streets(Telling telling)
    {
        var stated = new List<(string Street, int Number, Sentence At)>();
        foreach (var sentence in telling.Sentences)
        {
            foreach (Match match in Address().Matches(sentence.Text))
                stated.Add((match.Word("street"), match.Number("number"), sentence));
            if (telling.SceneOf(sentence) is { } scene && House().Match(sentence.Text) is { Success: true } house && StreetName().Match(scene.Heading.Text.Plain) is { Success: true } street)
                stated.Add((street.Value.ToLowerInvariant(), house.Number("number"), sentence));
        }

        foreach (var street in stated.GroupBy(s => s.Street, StringComparer.Ordinal).Where(g => g.Select(s => s.Number).Distinct().Count() == 2))
        {
            var other = street.First(s => s.Number != street.First().Number);
            yield return Found(ContinuityKind.Place, 0.65, string.Create(CultureInfo.InvariantCulture, $"Number {street.First().Number} in one line, number {other.Number} in the other, in one street."), street.First().At, other.At);
        }
    }

    private static List<Use> Uses(Telling telling)
    {
        var uses = new List<Use>();
        foreach (var scene in telling.Scenes)
        {
            foreach (Match match in Place().Matches(scene.Heading.Text.Plain))
                uses.Add(new Use(match.Word("kind"), match.Number("number"), true, Telling.HeadingOf(scene)));
        }

        foreach (var sentence in telling.Sentences)
        {
            foreach (Match match in Place().Matches(sentence.Text))
                uses.Add(new Use(match.Word("kind"), match.Number("number"), false, sentence));
        }

        return uses;
    }

    private sealed record Use(string Kind, int Number, bool IsHeading, Sentence At);

    [GeneratedRegex(@"\b(?<kind>room|flat|apartment|pier|gate|court|courtroom|cell|suite|unit|locker|platform|bay|berth|hangar|ward|bed|ring) (?<number>\d{1,4})\b(?!:)", Matching.AnyCase, -1)]
    private static partial Regex Place();

    [GeneratedRegex(@"(\b(?<kind>bed|room|flat|apartment|cell|locker|desk|table|suite) (?<number>\d{1,4})\b[^@]{0,30}@(?<p>\d+)|@(?<p>\d+)[^@]{0,30}\b(in|at|on|from) (?<kind>bed|room|flat|apartment|number|cell|suite|ward) (?<number>\d{1,4})\b)", Matching.AnyCase, -1)]
    private static partial Regex NumberAndOwner();

    [GeneratedRegex(@"@\d+", Matching.Plain, -1)]
    private static partial Regex AnyPlayer();

    [GeneratedRegex(@"\b(?<floor>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|top|ground|\d{1,2}(st|nd|rd|th)) floor\b", Matching.AnyCase, -1)]
    private static partial Regex FloorIn();

    [GeneratedRegex(@"\b(sign|door|plaque|plate|reads|says|stencil\w*|painted)\b", Matching.AnyCase, -1)]
    private static partial Regex Sign();

    [GeneratedRegex(@"\b(?<number>\d{1,4}),? (?<street>\p{Lu}\w+( \p{Lu}\w+)? (Street|Lane|Road|Avenue|Drive|Place|Square|Close|Terrace|Row))\b", Matching.Plain, -1)]
    private static partial Regex Address();

    [GeneratedRegex(@"\bnumber (?<number>\d{1,4})\b", Matching.AnyCase, -1)]
    private static partial Regex House();

    [GeneratedRegex(@"\b\p{Lu}\w+( \p{Lu}\w+)? (STREET|LANE|ROAD|AVENUE|DRIVE|PLACE|SQUARE|CLOSE|TERRACE|ROW)\b", Matching.Plain, -1)]
    private static partial Regex StreetName();
}
