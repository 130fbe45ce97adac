using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>Something that somebody took off, or does not have on, worn again before it was put on.</summary>
internal sealed partial class TakenOff : ContinuityRule
{
    private const int NearScenes = 3;

    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        var off = new List<(int Player, string Garment, Sentence At)>();
        foreach (var sentence in telling.Sentences)
        {
            if (sentence.IsSpoken || telling.SceneOf(sentence) is not { Day: > 0 })
                continue;
            var isChange = false;
            foreach (Match match in Removes().Matches(sentence.Text))
            {
                isChange = true;
                off.Add((match.Number("p"), Last(match.Word("garment")), sentence));
            }

            foreach (Match match in Bare().Matches(sentence.Text))
            {
                isChange = true;
                foreach (var garment in match.Groups["garment"].Success ? [match.Word("garment")] : ThingWords.Worn(match.Word("state")))
                    off.Add((match.Number("p"), garment, sentence));
            }

            foreach (Match match in PutsOn().Matches(sentence.Text))
                off.RemoveAll(o => match.Groups["p"].Success == false || o.Player == match.Number("p"));
            if (isChange && !OneSentence(off, sentence))
                continue;
            foreach (var found in Worn(telling, off, sentence))
                yield return found;
        }
    }

    private static bool OneSentence(List<(int Player, string Garment, Sentence At)> off, Sentence sentence) => off.Any(o => o.At.Index < sentence.Index);

    private static IEnumerable<ContinuityFinding> Worn(Telling telling, List<(int Player, string Garment, Sentence At)> off, Sentence sentence)
    {
        foreach (Match match in Wears().Matches(sentence.Text))
        {
            var (player, garment) = (match.Number("p"), Last(match.Word("garment")));
            var at = off.FindIndex(o => o.Player == player && o.Garment == garment && o.At.Index < sentence.Index);
            if (at < 0 || !IsSoon(telling, off[at].At, sentence) || Handled().IsMatch(sentence.Text))
                continue;
            yield return Found(ContinuityKind.Wardrobe, 0.6, $"{telling.NameOf(player)} has no {garment} on in one line and has in the other; nobody put it on.", off[at].At, sentence);
            off.RemoveAt(at);
        }
    }

    private static bool IsSoon(Telling telling, Sentence a, Sentence b) => a.Scene == b.Scene || (telling.SameDay(a, b) && b.Scene - a.Scene <= NearScenes);

    private static string Last(string words) => words[(words.LastIndexOf(' ') + 1)..];

    [GeneratedRegex(@"@(?<p>\d+) [\w ,]{0,30}?(takes|pulls|peels|kicks|slips|tugs|has taken|unlaces|removes)( off)? (@\d+'s|the|his|her) (\w+ )?(?<garment>hat|cap|coat|jacket|boots|shoes|gloves?|glasses|helmet|apron|ring|scarf|tie|wig|carnation|shirt|socks|cardigan)( off)?\b(?! (from|out of))", Matching.Plain, -1)]
    private static partial Regex Removes();

    [GeneratedRegex(@"@(?<p>\d+)(?!')[^@]{0,40}?\b((?<state>barefoot|bare-headed|bareheaded|hatless)\b|without (a |@\d+'s |her |his )?(?<garment>hat|coat|carnation|jacket|helmet|shoes|boots|glasses|gloves|apron)\b)", Matching.Plain, -1)]
    private static partial Regex Bare();

    [GeneratedRegex(@"(@(?<p>\d+) [\w ,]{0,40}?)?\b(puts|pulls|slips|jams|sets|places|claps|ties|laces|buttons|shrugs)( [\w@'']+){0,4} (on|back on)\b|(?<=@(?<p>\d+) [\w ,]{0,40})\b(dons|dresses|changes|dressed|gets dressed)\b", Matching.Plain, -1)]
    private static partial Regex PutsOn();

    [GeneratedRegex(@"@(?<p>\d+)(?!')[^@.]{0,60}?\b(lifts|tips|doffs|adjusts|stamps|tugs at|straightens|in|a|an|wears|wearing|smooths|buttons|touches|polishes|taps)( @\k<p>'s| her| his| a| an| the)?( \w+)? (?<garment>hat|cap|coat|jacket|boots|shoes|wellingtons|gloves|glasses|helmet|apron|ring|scarf|tie|wig|carnation|shirt)\b|@(?<p>\d+)'s (\w+ )?(?<garment>boots|wellingtons|shoes|heels) (loud|thump|ring|squeak|crunch|clatter|echo|sink|splash|click)", Matching.Plain, -1)]
    private static partial Regex Wears();

    [GeneratedRegex(@"\b(in (his|her|@\d+'s) hands?|over (his|her|@\d+'s) arm|under (his|her|@\d+'s) arm|holds|holding|carries|carrying|picks up|picks|hands|gives|throws|on the (floor|chair|hook|peg|bed)|hangs|folds|drops|without|no|on (his|her|@\d+'s) (chest|knees?|lap))\b", Matching.Plain, -1)]
    private static partial Regex Handled();
}
