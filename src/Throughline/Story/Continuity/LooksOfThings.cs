using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>A thing, or something that somebody wears, in two colours or of two materials.</summary>
internal sealed partial class LooksOfThings : ContinuityRule
{
    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        var seen = new List<Look>();
        foreach (var sentence in telling.Sentences)
        {
            if (sentence.Asks)
                continue;
            foreach (var look in Read(telling, sentence))
            {
                if (Before(telling, seen, look) is { } before)
                    yield return Told(telling, before, look);
                seen.Add(look);
            }
        }
    }

    private static ContinuityFinding Told(Telling telling, Look before, Look look)
    {
        var owner = look.Owner >= 0 && before.Owner == look.Owner ? telling.NameOf(look.Owner) + ": " : "";
        return Found(look.IsWorn ? ContinuityKind.Wardrobe : ContinuityKind.Prop, before.Owner == look.Owner && look.Owner >= 0 ? 0.7 : 0.6,
            $"{owner}{before.How} {before.Noun} in one line, {look.How} {look.Noun} in the other.", before.At, look.At);
    }

    private static Look? Before(Telling telling, List<Look> seen, Look look)
    {
        for (var i = seen.Count - 1; i >= 0; i--)
        {
            var before = seen[i];
            if (before.Noun != look.Noun)
                continue;
            if (before.How == look.How || before.IsColour != look.IsColour)
                return null;
            if (look.IsWorn)
                return IsSameGarment(telling, before, look) ? before : null;
            return look.IsDefinite && !look.At.Words.Contains(" other ", StringComparison.Ordinal) && before.At.Element != look.At.Element && (before.Owner == look.Owner || before.Owner < 0 || look.Owner < 0)
                && !seen.Any(s => s.Noun == look.Noun && s.How == look.How) && IsNear(telling, before, look) ? before : null;
        }

        return null;
    }

    // Clothes are changed from day to day, unless the words say it is the one that we know.
    private static bool IsSameGarment(Telling telling, Look before, Look look) =>
        before.Owner >= 0 && before.Owner == look.Owner && before.At.Element != look.At.Element
        && (telling.SameDay(before.At, look.At) && (telling.SceneOf(before.At)!.GoesOn || telling.SceneOf(look.At)!.Index - telling.SceneOf(before.At)!.Index <= 8) || look.IsDefinite || look.At.Words.Contains("still", StringComparison.Ordinal))
        && !telling.Sentences.Skip(before.At.Index).Take(look.At.Index - before.At.Index + 1).Any(s => !s.IsSpoken && s.Text.Contains("@" + look.Owner, StringComparison.Ordinal) && Changes().IsMatch(s.Words));

    private static bool IsNear(Telling telling, Look before, Look look) =>
        telling.SceneOf(before.At) is { Day: > 0 } a && telling.SceneOf(look.At) is { Day: > 0 } b && b.Index - a.Index <= 25;

    private static IEnumerable<Look> Read(Telling telling, Sentence sentence)
    {
        foreach (Match match in Described().Matches(sentence.Text))
        {
            var words = match.Word("words").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            var how = Array.FindIndex(words, ThingWords.IsLook);
            if (how < 0)
                continue;
            var noun = Noun(words, how);
            if (noun is null)
                continue;
            var isWorn = ThingWords.IsGarment(noun);
            var article = match.Word("article");
            var owner = match.Groups["owner"].Success ? match.Number("owner") : isWorn || article is "his" or "her" ? Wearer(telling, sentence, match.Index) : -1;
            yield return new Look(noun == "wellington" ? "wellingtons" : noun, words[how] == "gray" ? "grey" : words[how] == "golden" ? "gold" : words[how], ThingWords.IsColour(words[how]), article is "the" or "his" or "her" || match.Groups["owner"].Success, isWorn, owner, sentence);
        }

        // "Her coat, red with dust", "his hat, a black one"
        foreach (Match match in Afterwards().Matches(sentence.Text))
        {
            if (ThingWords.IsLook(match.Word("look")) && (ThingWords.IsGarment(match.Word("noun")) || match.Groups["owner"].Success))
                yield return new Look(match.Word("noun"), match.Word("look"), ThingWords.IsColour(match.Word("look")), IsDefinite: true, ThingWords.IsGarment(match.Word("noun")), match.Groups["owner"].Success ? match.Number("owner") : Wearer(telling, sentence, match.Index), sentence);
        }

        // "MEERA, in lilac, holds a stapler."
        if (!sentence.IsSpoken && Dressed().Match(sentence.Text) is { Success: true } dressed && ThingWords.IsColour(dressed.Word("colour")))
            yield return new Look("clothes", dressed.Word("colour"), IsColour: true, IsDefinite: false, IsWorn: true, dressed.Number("p"), sentence);
    }

    // "white linen suit": the last word that is not a look; a garment first, and "shirt pocket" is a pocket.
    private static string? Noun(string[] words, int how)
    {
        for (var i = how + 1; i < words.Length; i++)
        {
            if (ThingWords.IsGarment(words[i]))
                return i + 1 < words.Length && words[i + 1] is "pocket" or "collar" or "sleeve" ? null : words[i];
        }

        var rest = words.Skip(how + 1).SkipWhile(ThingWords.IsLook).TakeWhile(w => w.Length > 2 && !Stops.Contains(w)).Take(2).ToArray();
        return rest.Length == 0 ? null : rest.Length == 2 && !Stops.Contains(rest[1]) && !rest[1].EndsWith('s') && !rest[1].EndsWith("ed", StringComparison.Ordinal) ? rest[1] : rest[0];
    }

    // The last who is named before; in a sentence without a name ("Grey trousers.") the only one of the sentence before.
    private static int Wearer(Telling telling, Sentence sentence, int before)
    {
        var player = -1;
        if (!sentence.IsSpoken && !Mention().IsMatch(sentence.Text) && sentence.Index > 0 && telling.Sentences[sentence.Index - 1] is var last && last.Element == sentence.Element
            && Mention().Matches(last.Text).Select(m => m.Number("p")).Distinct().ToList() is [var only])
            return only;
        foreach (Match match in Mention().Matches(sentence.Text))
        {
            if (match.Index < before && !match.Groups["own"].Success)
                player = match.Number("p");
        }

        return player;
    }

    private sealed record Look(string Noun, string How, bool IsColour, bool IsDefinite, bool IsWorn, int Owner, Sentence At);

    private static readonly HashSet<string> Stops = new(StringComparer.Ordinal)
    {
        "and", "the", "with", "from", "into", "under", "over", "that", "which", "his", "her", "its", "for", "off", "out", "onto", "back", "across", "behind", "beside", "above", "below", "through", "like", "around", "down",
        "light", "lights", "eyes", "hair", "sky", "face", "skin", "smoke", "water", "sea", "blood", "clouds", "grass", "teeth", "leaves", "men", "man", "woman", "women", "people", "boy", "girl", "line", "glow", "air", "one", "ones", "spots", "ink", "paint", "house",
    };

    [GeneratedRegex(@"\b((?<article>a|an|the|The|A|An|His|Her|his|her|their|two|another|in|wears|wearing)|@(?<owner>\d+)'s) (?=(?<words>[a-z][a-z\-]*( [a-z][a-z\-]*){1,4}))", Matching.Plain, -1)]
    private static partial Regex Described();

    [GeneratedRegex(@"(@(?<owner>\d+)'s|\b(the|his|her|The|His|Her)) (?<noun>[a-z\-]+), (a )?(?<look>[a-z]+)(?= one\b| with | and |[,.;])", Matching.Plain, -1)]
    private static partial Regex Afterwards();

    [GeneratedRegex(@"@(?<p>\d+)( \([^)]*\))?,? (\w+ ){0,4}(dressed |all )?in (?<colour>[a-z]+)(?=[,.;]| and )", Matching.Plain, -1)]
    private static partial Regex Dressed();

    [GeneratedRegex(@"@(?<p>\d+)(?<own>'s)?", Matching.Plain, -1)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\b(chang(es|ed|ing) (clothes|into|out|her|his)|(puts|pulls|slips|shrugs|buttons|zips)( \w+)* on|undress\w*|gets dressed|dons|slips into|steps out of|strips|buys|new|another|repaint\w*|dyes?)\b", Matching.AnyCase, -1)]
    private static partial Regex Changes();
}
