using System.Text.RegularExpressions;
using Throughline.Screenplays;

namespace Throughline.Story.Continuity;

/// <summary>Somebody in two places at the same time, or who says "here in" another place than the heading's.</summary>
internal sealed partial class Whereabouts : ContinuityRule
{
    public override IEnumerable<ContinuityFinding> Check(Telling telling) => AtOnce(telling).Concat(HereElsewhere(telling)).Concat(PlaceNames(telling));

    private static IEnumerable<ContinuityFinding> AtOnce(Telling telling)
    {
        foreach (var scene in telling.Scenes.Where(s => s.Index > 0 && s.Day > 0 && SameTime().IsMatch(s.Heading.Text.Plain)))
        {
            var before = telling.Scenes[scene.Index - 1];
            if (before.Place == scene.Place || Overlap(before, scene))
                continue;
            foreach (var player in scene.Speakers.Where(before.Speakers.Contains))
            {
                var (there, here) = (SaidBy(telling, before, player), SaidBy(telling, scene, player));
                if (there is not null && here is not null)
                    yield return Found(ContinuityKind.Place, 0.6, $"{telling.NameOf(player)} speaks in {before.Place} and, at the same time by the heading, in {scene.Place}.", there, here);
            }
        }
    }

    private static Sentence? SaidBy(Telling telling, TellingScene scene, int player) => telling.In(scene).FirstOrDefault(s => s.Speaker == player && !s.IsRemote);

    private static bool Overlap(TellingScene a, TellingScene b) => a.Slugline.Location.Any(part => b.Slugline.Location.Contains(part, StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<ContinuityFinding> HereElsewhere(Telling telling)
    {
        var places = telling.Scenes.SelectMany(s => s.Slugline.Location).SelectMany(part => part.Split(' ')).Select(w => w.ToUpperInvariant()).Where(w => w.Length > 3).ToHashSet(StringComparer.Ordinal);
        foreach (var sentence in telling.Sentences)
        {
            if (!sentence.IsSpoken || sentence.IsRemote || telling.SceneOf(sentence) is not { } scene || Here().Match(sentence.Words) is not { Success: true } match)
                continue;
            var place = match.Groups["place"].Value.ToUpperInvariant();
            if (places.Contains(place) && !scene.Heading.Text.Plain.Contains(place, StringComparison.OrdinalIgnoreCase) && telling.Scenes.Any(s => s.Slugline.Location.Any(part => part.EndsWith(place, StringComparison.OrdinalIgnoreCase))))
                yield return Found(ContinuityKind.Place, 0.55, $"Here in {place}, somebody says, but the heading is {scene.Place}.", Telling.HeadingOf(scene), sentence);
        }
    }

    // Burton, once, where the headings have BARTON MANOR.
    private static IEnumerable<ContinuityFinding> PlaceNames(Telling telling)
    {
        var heads = telling.Scenes.SelectMany(s => s.Slugline.Location.SelectMany(part => part.Split(' ')).Select(w => (Word: w.Trim('\'', ',', '.').ToUpperInvariant(), Scene: s)))
            .Where(x => x.Word.Length >= 6).GroupBy(x => x.Word, StringComparer.Ordinal).Where(g => g.Count() >= 2).ToDictionary(g => g.Key, g => g.First().Scene, StringComparer.Ordinal);
        var names = telling.Players.All.SelectMany(p => p.Words).ToHashSet(StringComparer.Ordinal);
        foreach (var sentence in telling.Sentences)
        {
            foreach (Match match in Proper().Matches(sentence.Words))
            {
                var word = match.Groups["name"].Value.ToUpperInvariant();
                if (word.Length < 6 || heads.ContainsKey(word) || names.Contains(word) || word.EndsWith('S') && heads.ContainsKey(word[..^1]))
                    continue;
                foreach (var (place, scene) in heads)
                {
                    if (word[0] == place[0] && word.Length == place.Length && word[^1] == place[^1] && Lint.EditDistance.IsOne(word, place))
                        yield return Found(ContinuityKind.Place, 0.6, $"{match.Groups["name"].Value} here, {place} in the headings.", Telling.HeadingOf(scene), sentence);
                }
            }
        }
    }

    [GeneratedRegex(@"\b(SAME TIME|MEANWHILE|SIMULTANEOUS\w*|AT THE SAME (TIME|MOMENT))\b", Matching.AnyCase, -1)]
    private static partial Regex SameTime();

    [GeneratedRegex(@"\bhere,? (in|on|at) (the|this) (?<place>\p{L}+)\b(?! of)", Matching.AnyCase, -1)]
    private static partial Regex Here();

    [GeneratedRegex(@"(?<=[\p{Ll}\d,] )(?<name>\p{Lu}\p{Ll}{4,})\b", Matching.Plain, -1)]
    private static partial Regex Proper();
}
