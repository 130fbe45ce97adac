using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>One event at two hours.</summary>
internal sealed partial class Hours : ContinuityRule
{
    private const int NearScenes = 12;

    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        var stated = new List<(string Key, string Hour, Sentence At)>();
        foreach (var sentence in telling.Sentences)
        {
            if (!sentence.IsSpoken || sentence.Asks)
                continue;
            foreach (Match match in At().Matches(sentence.Text))
            {
                var (key, hour) = (Key(match.Word("thing"), match.Word("verb").Trim()), Hour(match.Word("hour")));
                foreach (var before in stated.Where(s => s.Key == key && s.Hour != hour && sentence.Scene - s.At.Scene <= NearScenes && IsOneOccasion(telling, s.At, sentence)))
                {
                    yield return Found(ContinuityKind.Time, 0.7, $"{before.Hour} in one line and {hour} in the other, for the same thing ({key}).", before.At, sentence);
                    break;
                }

                stated.Add((key, hour, sentence));
                if (match.Groups["hour2"].Success)
                    stated.Add((Key(match.Word("thing"), match.Word("verb2")), Hour(match.Word("hour2")), sentence));
            }
        }
    }

    private static bool IsOneOccasion(Telling telling, Sentence a, Sentence b) =>
        a.Element != b.Element && telling.SceneOf(a) is { Day: > 0 } x && telling.SceneOf(b) is { Day: > 0 } y && y.Day - x.Day <= 1;

    private static string Key(string thing, string said)
    {
        var verb = said switch
        {
            "leaves" or "leave" or "sails" or "departs" or "goes" or "go" or "sail" => "leaves",
            "shuts" or "closes" or "shut" or "close" => "closes",
            "starts" or "begins" or "start" or "begin" or "is" or "'s" => "is",
            var other => other.TrimEnd('s'),
        };
        return thing + " " + verb;
    }

    private static string Hour(string hour) => hour switch { "noon" or "midday" => "12", _ => hour.Replace(":00", "", StringComparison.Ordinal) };

    [GeneratedRegex(@"\b((the|our|this|@\d+'s) )?(?<thing>ferry|train|bus|boat|ship|plane|flight|tug|coach|tram|shop|vault|bank|office|library|gate|bar|pub|kitchen|museum|church|court|ceremony|wedding|funeral|service|race|match|game|meeting|hearing|trial|show|concert|lunch|dinner|breakfast|supper|party|interview|appointment|class|launch|attack|auction|curfew|we)(?<verb> (leaves?|sails?|departs?|goes|go|opens?|closes?|shuts?|starts?|begins?|docks|arrives|is|attack|land)|'s)( again| here)? at (?<hour>noon|midnight|midday|\d{1,2}(:\d\d)?)\b( and (?<verb2>opens?|closes?|shuts?|leaves?|sails?) at (?<hour2>noon|midnight|\d{1,2}(:\d\d)?)\b)?(?! (percent|per|miles|dollars|pounds|knots))", Matching.AnyCase, -1)]
    private static partial Regex At();
}
