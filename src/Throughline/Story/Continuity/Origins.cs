using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>Somebody from two places: born, living, moving, playing for.</summary>
internal sealed partial class Origins : ContinuityRule
{
    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        var stated = new List<(int Player, string Deed, string Place, Sentence At)>();
        foreach (var sentence in telling.Sentences)
        {
            if (!sentence.IsSpoken || sentence.Asks || telling.SceneOf(sentence) is { Day: 0 })
                continue;
            foreach (Match match in From().Matches(sentence.Text))
            {
                var (player, deed, place) = (match.Groups["p"].Success ? match.Number("p") : -1, Deed(match), match.Groups["place"].Value);
                if (Hedge().IsMatch(sentence.Text))
                    continue;
                foreach (var before in stated.Where(s => s.Deed == deed && s.Place != place && (s.Player == player && player >= 0 || (s.Player < 0 || player < 0) && deed is "rode" or "played" or "born") && s.At.Index != sentence.Index))
                {
                    yield return Found(ContinuityKind.Place, before.Player == player ? 0.7 : 0.5, $"{(player >= 0 ? telling.NameOf(player) + ": " : "")}{match.Word("deed")} {match.Word("way")} {before.Place} in one line, {place} in the other.", before.At, sentence);
                    break;
                }

                stated.Add((player, deed, place, sentence));
            }
        }
    }

    private static string Deed(Match match) => match.Word("deed") switch { "lives" or "live" or "living" => "live", "am" or "comes" or "come" or "is" => "from", "grew up" or "raised" => "raised", var other => other };

    [GeneratedRegex(@"(@(?<p>\d+)('s \w+)? ((was|were|am|are|is|has|have) )?)?\b(?<deed>born|grew up|raised|lives|live|living|comes|come|moving|rode|played|buried) (?<way>in|at|from|to|for) (the (?<place>[a-z]{4,})|(?<place>\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+)?))\b(?!')|@(?<p>\d+) (?<deed>am|is) (?<way>from) (?<place>\p{Lu}\p{Ll}+)", Matching.Plain, -1)]
    private static partial Regex From();

    [GeneratedRegex(@"\b(if|would|could|might|used to|once|then|not|never|when)\b", Matching.AnyCase, -1)]
    private static partial Regex Hedge();
}
