using System.Text.RegularExpressions;
using Throughline.Screenplays;

namespace Throughline.Story.Continuity;

/// <summary>Somebody who is dead, or buried, and then speaks or does something in the flesh.</summary>
internal sealed partial class DeadPeople : ContinuityRule
{
    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        var dead = new Dictionary<int, Sentence>();
        var told = new HashSet<int>();
        foreach (var sentence in telling.Sentences)
        {
            var isOut = telling.SceneOf(sentence) is { Day: 0 };
            if (!isOut)
            {
                foreach (var player in Alive(telling, sentence))
                {
                    if (dead.TryGetValue(player, out var death) && (death.Element != sentence.Element || death.Index < sentence.Index && Since().IsMatch(death.Text)) && IsAfter(telling, death, sentence) && told.Add(player))
                        yield return Found(ContinuityKind.DeadOrAbsent, death.IsSpoken ? 0.6 : 0.8, $"{telling.NameOf(player)} is dead in one line and {(sentence.Speaker == player ? "speaks" : "is alive")} in the other.", death, sentence);
                }
            }

            foreach (var player in Dead(telling, sentence))
                dead.TryAdd(player, sentence);
        }
    }

    private static bool IsAfter(Telling telling, Sentence death, Sentence life) =>
        telling.SceneOf(death) is null or { Day: 0 } ? life.Index > death.Index && telling.SceneOf(death) is null : telling.Follows(death, life);

    private static IEnumerable<int> Dead(Telling telling, Sentence sentence)
    {
        if (sentence.Asks || Unsure().IsMatch(sentence.Text))
            yield break;
        foreach (Match match in (sentence.IsSpoken ? Said() : Shown()).Matches(sentence.Text))
        {
            var player = match.Number("p");
            if (player == sentence.Speaker || (sentence.IsSpoken && player == sentence.Addressee))
                continue;
            yield return player;
        }

        // "The Lieutenant's dead!": whoever is called so, if only one is.
        if (sentence.IsSpoken && ByTitle().Match(sentence.Text) is { Success: true } title && telling.Players.All.Where(p => p.Title.Equals(title.Groups["title"].Value, StringComparison.OrdinalIgnoreCase)).ToList() is [var only])
            yield return only.Id;
    }

    private static IEnumerable<int> Alive(Telling telling, Sentence sentence)
    {
        if (sentence.IsSpoken)
        {
            if (sentence.Speaker >= 0 && !sentence.IsRemote)
                yield return sentence.Speaker;
            yield break;
        }

        if (Deathly().IsMatch(sentence.Words))
            yield break;
        foreach (Match match in Acts().Matches(sentence.Text))
            yield return match.Number("p");
    }

    [GeneratedRegex(@"@(?<p>\d+)(,? \d{1,3},?|,)? (is dead|lies dead|is killed|drops dead|falls dead|dies|drowns|is shot dead|bleeds to death|breathes @\k<p>'s last)\b|@(?<p>\d+), (\w+, )?(dead|long dead|deceased)\b|\b(?:[Tt]he )?(body|corpse|coffin|funeral|grave) of @(?<p>\d+)|@(?<p>\d+)'s (dead body|corpse|coffin|grave|gravestone|headstone|funeral)\b|\b([Bb]oard|[Gg]ravestone|[Hh]eadstone|[Tt]ombstone): @(?<p>\d+)|[Dd]rops? dead: @(?<p>\d+)|@(?<p>\d+), who (died|drowned|was killed)", Matching.Plain, -1)]
    private static partial Regex Shown();

    [GeneratedRegex(@", who (died|drowned|was killed)|, (long )?dead\b", Matching.Plain, -1)]
    private static partial Regex Since();

    [GeneratedRegex(@"@(?<p>\d+)( is|'s| are) (dead|buried|in the ground)(?= ?[.,!—]| and |$)|@(?<p>\d+)(, who)? (has |have |was |'s |were )?(died|drowned|passed away|killed|murdered|hanged|been killed|been murdered|buried)\b(?! (me|us|it|that|the|a|him|her|my|@))|\b([Ww]e|[Tt]hey|@\d+) (have )?(buried|killed|murdered) @(?<p>\d+)(?!')|@(?<p>\d+)'s (funeral|grave|murder|wake)\b", Matching.Plain, -1)]
    private static partial Regex Said();

    [GeneratedRegex(@"\b[Tt]he (?<title>Lieutenant|Captain|Major|Sergeant|Colonel|General|Doctor|Admiral|Commander|Inspector)( is|'s) dead\b", Matching.Plain, -1)]
    private static partial Regex ByTitle();

    [GeneratedRegex(@"\b(if|would|will|could|should|might|may|must|nearly|almost|thought|think|not|never|wish|hope|want|when|until|before|like|as good as|supposed|pretend\w*|plays? dead|dream\w*|kill @|going to|unless|says|said|said to|claim\w*|believe\w*|maybe|perhaps|inside|meat|tired|of (laughter|boredom|embarrassment)|laughing|on (stage|screen)|game|then|zombie|pops)\b|\?", Matching.AnyCase, -1)]
    private static partial Regex Unsure();

    [GeneratedRegex(@"^(And |Then |Behind \w+, |Across \w+ \w+, )?@(?<p>\d+)(?!')(,[^,]{1,40},)?( \([^)]*\))? (?!lies|is dead|is gone|does not move|has gone|was|had|died|is still|stares blankly|is carried|is buried|is lowered)(?<verb>[a-z]+s)\b|^@(?<p>\d+)(?!'), (alive|laughing|smiling)\b|\b(while|as|and) @(?<p>\d+)(?!') (sits|walks|stands|smiles|watches|enters|speaks|looks|comes|brings|ties|tips)\b", Matching.Plain, -1)]
    private static partial Regex Acts();

    [GeneratedRegex(@"\b(body|corpse|dead|ghost|spirit|photo\w*|picture|portrait|grave|coffin|funeral|statue|memory|remembers?|video|screen|tape|recording|painting|bones|skull|vision|apparition|imagin\w+|dream\w*|flashback|lifeless|urn|ashes|zombie|corpses|collapses|falls|slumps|crumples)\b", Matching.AnyCase, -1)]
    private static partial Regex Deathly();
}
