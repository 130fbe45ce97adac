using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>Somebody who denies a relative they have, a place they were at, or something they can do.</summary>
internal sealed partial class Denials : ContinuityRule
{
    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        var kin = new Dictionary<(int Player, string Kin), Sentence>();
        var skills = new Dictionary<(int Player, string Skill), Sentence>();
        foreach (var sentence in telling.Sentences)
        {
            if (telling.SceneOf(sentence) is { Day: 0 })
                continue;
            foreach (Match match in HasNo().Matches(sentence.Text))
            {
                var (player, word) = (match.Number("p"), match.Word("kin"));
                if (sentence.IsSpoken && kin.Remove((player, word), out var has) && has.Element != sentence.Element)
                    yield return Found(ContinuityKind.Knowledge, 0.6, $"{telling.NameOf(player)} denies having a {word}, but another line has one.", has, sentence);
            }

            foreach (Match match in HasA().Matches(sentence.Text))
                kin.TryAdd((match.Number("p"), match.Word("kin")), sentence);
            if (sentence.IsSpoken && CanNot().Match(sentence.Text) is { Success: true } not && not.Number("p") == sentence.Speaker)
                skills.TryAdd((sentence.Speaker, not.Word("skill")), sentence);
            else if (!sentence.IsSpoken && Does().Match(sentence.Text) is { Success: true } does && skills.TryGetValue((does.Number("p"), does.Word("skill")), out var denied) && telling.Follows(denied, sentence))
                yield return Found(ContinuityKind.Knowledge, 0.6, $"{telling.NameOf(does.Number("p"))} cannot {does.Word("skill")} in one line and does in the other.", denied, sentence);
        }
    }

    [GeneratedRegex(@"@(?<p>\d+) ((have |has )?never had (a|any)|have no|has no|do not have (a|any))( \w+ and no)? (?<kin>brother|sister|son|daughter|wife|husband|children|child|shop|dog|car|licence|job|father|mother|uncle|aunt)s?\b", Matching.Plain, -1)]
    private static partial Regex HasNo();

    [GeneratedRegex(@"@(?<p>\d+)'s (older |younger |little |big |twin |only |dear )?(?<kin>brother|sister|son|daughter|wife|husband|child|shop|dog|car|job|uncle|aunt)\b|@(?<p>\d+) (have|has|had|got) (one|a|two|three|\d) (?<kin>brother|sister|son|daughter|wife|husband|child|shop|dog|car|job)s?\b", Matching.Plain, -1)]
    private static partial Regex HasA();

    [GeneratedRegex(@"@(?<p>\d+) (can not|cannot|never learned to|never learnt to|do not know how to) (?<skill>swim|drive|read|ride|fly|write|dance|cook)\b", Matching.Plain, -1)]
    private static partial Regex CanNot();

    [GeneratedRegex(@"@(?<p>\d+)(?!') (?<skill>swim|drive|read|ride|write|dance|cook)s\b", Matching.Plain, -1)]
    private static partial Regex Does();
}
