using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>A wound, a mark or an aid on the left in one line and on the right in another; a beard that comes and goes.</summary>
internal sealed partial class Sides : ContinuityRule
{
    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        var stated = new List<(int Player, string Key, string Side, Sentence At)>();
        foreach (var sentence in telling.Sentences)
        {
            if (sentence.IsSpoken)
                continue;
            foreach (var (player, key, side) in Read(telling, sentence))
            {
                foreach (var before in stated.Where(s => s.Key == key && s.Side != side && (s.Player == player) && s.At.Element != sentence.Element))
                {
                    yield return Found(ContinuityKind.Wardrobe, 0.8, key == "beard" ? $"{telling.NameOf(player)}: {before.Side} in one line, {side} in the other." : $"{telling.NameOf(player)}: the {before.Side} {key} in one line, the {side} in the other.", before.At, sentence);
                    break;
                }

                stated.Add((player, key, side, sentence));
            }
        }
    }

    private static IEnumerable<(int Player, string Key, string Side)> Read(Telling telling, Sentence sentence)
    {
        var owner = Owner(telling, sentence);
        if (owner < 0)
            yield break;
        if (Marked().IsMatch(sentence.Text))
        {
            foreach (Match match in Side().Matches(sentence.Text))
            {
                yield return (match.Groups["p"].Success ? match.Number("p") : owner, Part(match.Word("part")), match.Word("side"));
                if (Marked().Match(sentence.Text).Word("mark") is { Length: > 0 } mark)
                    yield return (match.Groups["p"].Success ? match.Number("p") : owner, mark, match.Word("side"));
            }
        }

        if (Shaven().IsMatch(sentence.Text) && !Shaves().IsMatch(sentence.Text))
            yield return (owner, "beard", "clean-shaven");
        else if (Beard().Match(sentence.Text) is { Success: true } beard && !Shaves().IsMatch(sentence.Text))
            yield return (owner, "beard", "beard or moustache");
    }

    private static string Part(string part) => part is "forearm" or "sleeve" ? "arm" : part is "wrist" or "thumb" or "palm" ? "hand " + part : part;

    // The one person of the sentence, or of the one before it in the paragraph.
    private static int Owner(Telling telling, Sentence sentence)
    {
        for (var at = sentence.Index; at >= 0 && telling.Sentences[at].Element == sentence.Element; at--)
        {
            var ids = Mention().Matches(telling.Sentences[at].Text).Select(m => m.Number("p")).Distinct().ToList();
            if (ids.Count == 1)
                return ids[0];
            if (ids.Count > 1)
                return at == sentence.Index ? NearestBefore(sentence.Text) : ids[^1];
        }

        return -1;
    }

    private static int NearestBefore(string text)
    {
        var side = Side().Match(text) is { Success: true } found ? found.Index : text.Length;
        return Mention().Matches(text).LastOrDefault(m => m.Index < side)?.Number("p") ?? -1;
    }

    [GeneratedRegex(@"(@(?<p>\d+)'s )?\b(?<side>left|right) (?<part>arm|forearm|sleeve|hand|wrist|thumb|palm|ear|eye|leg|knee|shoulder|foot|ankle|cheek|temple|eyebrow|side|thigh|calf|elbow|hip)\b|\b(over|on) the (?<side>left|right)(?<part>)(?= ?[,.;]|$)", Matching.AnyCase, -1)]
    private static partial Regex Side();

    [GeneratedRegex(@"\b(?<mark>bandage|sling|patch|eyepatch|hearing aid|tattoo|scar|cast|stump|prosthetic|stick|cane|wooden leg|limp)\b|\b(bandaged|cut|wound|wounded|gash|bruise|bruised|burn|ice|stitches|gone|splint|plaster|missing|blind|swollen|bleeding|swift)\b", Matching.AnyCase, -1)]
    private static partial Regex Marked();

    [GeneratedRegex(@"\bclean[- ]shaven\b", Matching.AnyCase, -1)]
    private static partial Regex Shaven();

    [GeneratedRegex(@"\b(a|his|neat|grey|full) (beard|moustache|mustache)\b|^(moustache|mustache|beard)\b|\bbearded\b", Matching.AnyCase, -1)]
    private static partial Regex Beard();

    [GeneratedRegex(@"\b(shaves|shaving|shaved|false|fake|no longer)\b", Matching.AnyCase, -1)]
    private static partial Regex Shaves();

    [GeneratedRegex(@"@(?<p>\d+)", Matching.Plain, -1)]
    private static partial Regex Mention();
}
