using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>Somebody who claims not to know a person, or a place, that the pages have shown them with.</summary>
internal sealed partial class Strangers : ContinuityRule
{
    public override IEnumerable<ContinuityFinding> Check(Telling telling) => People(telling).Concat(Places(telling));

    private static IEnumerable<ContinuityFinding> People(Telling telling)
    {
        foreach (var sentence in telling.Sentences)
        {
            if (sentence.Speaker < 0 || telling.SceneOf(sentence) is not { Day: > 0 })
                continue;
            if (NeverMet().Match(sentence.Text) is { Success: true } never)
            {
                var other = never.Groups["p"].Success ? never.Number("p") : sentence.Addressee;
                if (other >= 0 && other != sentence.Speaker && (Met(telling, sentence, other) ?? (never.Groups["knew"].Success ? null : SaidToHaveMet(telling, sentence, other))) is { } met)
                    yield return Found(ContinuityKind.Knowledge, 0.7, $"{telling.NameOf(sentence.Speaker)} says that they have never met {telling.NameOf(other)}, but the pages have them together before.", met, sentence);
            }
            else if (WhoIs().Match(sentence.Text) is { Success: true } who)
            {
                var other = who.Number("p");
                if (other == sentence.Speaker || other == sentence.Addressee)
                    continue;
                if ((Met(telling, sentence, other) ?? Named(telling, sentence, other)) is { } known)
                    yield return Found(ContinuityKind.Knowledge, 0.6, $"{telling.NameOf(sentence.Speaker)} asks who {telling.NameOf(other)} is, but has met or named them before.", known, sentence);
            }
        }
    }

    // A scene before this one, or enough speeches in it, in which both speak.
    private static Sentence? Met(Telling telling, Sentence sentence, int other)
    {
        foreach (var scene in telling.Scenes.Take(sentence.Scene).Where(s => s.Day > 0 && s.Speakers.Contains(sentence.Speaker) && s.Speakers.Contains(other)))
            return telling.In(scene).FirstOrDefault(s => s.Speaker == other && s.Addressee == sentence.Speaker) ?? telling.In(scene).First(s => s.Speaker == other || s.Speaker == sentence.Speaker);
        return null;
    }

    // Somebody has said to them, with no contradiction: "You met him at Easter."
    private static Sentence? SaidToHaveMet(Telling telling, Sentence sentence, int other) =>
        telling.Sentences.Take(sentence.Index).FirstOrDefault(s => s.IsSpoken && !s.Asks && DidMeet().Match(s.Text) is { Success: true } met && met.Number("a") == sentence.Speaker && (met.Number("b") == other || !met.Groups["b"].Success && IsSpokenOf(telling, s, other)));

    // HIM is the one whose name fell last.
    private static bool IsSpokenOf(Telling telling, Sentence sentence, int other) =>
        telling.Sentences.Skip(Math.Max(0, sentence.Index - 3)).Take(3).Any(s => s.Scene == sentence.Scene && Says(s.Text, other));

    // They said the name themselves, or it was said in a scene of theirs.
    private static Sentence? Named(Telling telling, Sentence sentence, int other)
    {
        foreach (var before in telling.Sentences.Take(sentence.Index))
        {
            if (before.Scene >= 0 && before.Scene < sentence.Scene && before.IsSpoken && !before.IsRemote && before.Text.Contains("@" + other, StringComparison.Ordinal) && Says(before.Text, other) && IsNamed(telling, before, other)
                && (before.Speaker == sentence.Speaker || telling.Scenes[before.Scene].Speakers.Contains(sentence.Speaker)))
                return before;
        }

        return null;
    }

    private static bool Says(string text, int other) => Mention().Matches(text).Any(m => m.Number("p") == other);

    private static bool IsNamed(Telling telling, Sentence sentence, int other) => telling.Players[other].Words.Any(w => sentence.Words.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<ContinuityFinding> Places(Telling telling)
    {
        foreach (var sentence in telling.Sentences)
        {
            if (sentence.Speaker < 0 || telling.SceneOf(sentence) is not { Day: > 0 } scene || scene.Place.Length == 0 || !NeverHere().IsMatch(sentence.Text))
                continue;
            var before = telling.Scenes.Take(scene.Index).FirstOrDefault(s => s.Day > 0 && s.Place == scene.Place && s.Speakers.Contains(sentence.Speaker) && !telling.GoesOnFrom(s.Index, scene.Index));
            if (before is not null)
                yield return Found(ContinuityKind.Knowledge, 0.7, $"{telling.NameOf(sentence.Speaker)} says that they have never been here, but was in scene {before.Label}.", telling.In(before).First(s => s.Speaker == sentence.Speaker), sentence);
        }
    }

    [GeneratedRegex(@"@\d+ (have |had )?(never|not) (yet )?(even )?(met|seen|spoken to|heard of|laid eyes on) (any |a |your )?(?:@\d+'s )?@(?<p>\d+)(?! at| in | like|')|\b[Ww]e have never met\b|@\d+ (?<knew>never knew)( any| a)? @(?<p>\d+)|@\d+ do not know @(?<p>\d+)\s*[.!]", Matching.Plain, -1)]
    private static partial Regex NeverMet();

    [GeneratedRegex(@"\b[Ww]ho(?: the hell| on earth)? (is|'s) (this |that |your )?@(?<p>\d+)(?!')(, anyway|, exactly|, by the way)?\s*\?", Matching.Plain, -1)]
    private static partial Regex WhoIs();

    [GeneratedRegex(@"@(?<a>\d+) (met|knew|talked to) (@(?<b>\d+)(?!')|him|her|them)", Matching.Plain, -1)]
    private static partial Regex DidMeet();

    [GeneratedRegex(@"@\d+ have never been (up |down |in |out )?(here|on this \w+|in this \w+|to this \w+)( before)?", Matching.Plain, -1)]
    private static partial Regex NeverHere();

    [GeneratedRegex(@"@(?<p>\d+)", Matching.Plain, -1)]
    private static partial Regex Mention();
}
