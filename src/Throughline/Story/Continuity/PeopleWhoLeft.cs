using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>Somebody who leaves, or is said not to be there, and speaks in the same scene all the same.</summary>
internal sealed partial class PeopleWhoLeft : ContinuityRule
{
    // Whoever speaks long after has come back in words that we do not know.
    private const int Soon = 15;

    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        foreach (var scene in telling.Scenes.Where(s => s.Day > 0))
        {
            var gone = new Dictionary<int, Sentence>();
            foreach (var sentence in telling.In(scene))
            {
                if (!sentence.IsSpoken && Comes().IsMatch(sentence.Text))
                    gone.Clear();
                if (sentence.Speaker >= 0 && !sentence.IsRemote && gone.Remove(sentence.Speaker, out var left) && sentence.Index - left.Index <= Soon)
                    yield return Found(ContinuityKind.DeadOrAbsent, 0.6, $"{telling.NameOf(sentence.Speaker)} has gone in one line and speaks in the other, in the same scene, and nobody came in.", left, sentence);
                if (sentence.IsSpoken)
                    continue;
                foreach (Match match in Leaves().Matches(sentence.Text))
                {
                    if (telling.Players[match.Number("p")].Words.Any(w => sentence.Words.Contains(w, StringComparison.OrdinalIgnoreCase)))
                        gone[match.Number("p")] = sentence;
                }

                if (Empty().Match(sentence.Text) is not { Success: true } empty || Owner(telling, empty) is not (>= 0 and var owner))
                    continue;
                gone[owner] = sentence;
                if (telling.In(scene).FirstOrDefault(s => s.Index < sentence.Index && s.Speaker == owner && !s.IsRemote) is { } spoke)
                    yield return Found(ContinuityKind.DeadOrAbsent, 0.6, $"{telling.NameOf(owner)} speaks in one line; in the other their place is empty.", spoke, sentence);
            }
        }
    }

    // "Bed 4 is empty", where somebody was in bed 4.
    private static int Owner(Telling telling, Match empty)
    {
        if (empty.Groups["p"].Success)
            return empty.Number("p");
        foreach (var sentence in telling.Sentences)
        {
            if (!sentence.IsSpoken && InBed().Match(sentence.Text) is { Success: true } bed && bed.Word("bed") == empty.Word("bed"))
                return bed.Number("p");
        }

        return -1;
    }

    [GeneratedRegex(@"@(?<p>\d+)(?!')[^@.]{0,50}?\b(exits|leaves the (room|house|building|office|cell|car)|storms out|walks out|runs out|hurries out|goes out|drives off|rides off|drives away|is gone|has gone)\b(?= ?[.!]|$| of the (room|house|building|office))", Matching.Plain, -1)]
    private static partial Regex Leaves();

    [GeneratedRegex(@"\b([Ee]nter|[Rr]e-[Ee]nter|enters|re-enters|comes (back|in|out|down|up)|returns|reappears|steps (back|in)|walks (back|in)|runs (back|in)|appears|arrives|bursts (in|back|through)|follows|joins|outside|door (opens|swings)|catches up|calls after|stops|turns|INTERCUT|LATER|MOMENTS LATER)\b", Matching.Plain, -1)]
    private static partial Regex Comes();

    [GeneratedRegex(@"\b([Bb]ed (?<bed>\d+) is empty|@(?<p>\d+)'s (bed|chair|seat|cell|cot|cabin|bunk) is empty)\b", Matching.Plain, -1)]
    private static partial Regex Empty();

    [GeneratedRegex(@"\b[Ii]n bed (?<bed>\d+), @(?<p>\d+)", Matching.Plain, -1)]
    private static partial Regex InBed();
}
