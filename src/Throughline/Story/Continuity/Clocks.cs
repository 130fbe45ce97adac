using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>A clock that runs backwards within one day or night.</summary>
internal sealed partial class Clocks : ContinuityRule
{
    private const int HalfDay = 12 * 60;
    private const int Longest = 8 * 60;

    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        (Sentence At, int Minutes)? last = null;
        foreach (var sentence in telling.Sentences)
        {
            if (sentence.IsSpoken || telling.SceneOf(sentence) is not { Day: > 0 } scene || Shown().Match(sentence.Words) is not { Success: true } shown || Elsewhere().IsMatch(sentence.Words))
                continue;
            var minutes = shown.Number("hour") * 60 + shown.Number("minute");
            if (last is { } before && telling.SameDay(before.At, sentence) && scene.Light == telling.SceneOf(before.At)!.Light && scene.Light != Light.Unstated
                && (minutes - before.Minutes + 2 * HalfDay) % HalfDay > Longest)
                yield return Found(ContinuityKind.Time, 0.6, $"The clock stood at {before.Minutes / 60}:{before.Minutes % 60:00}; later the same {(scene.Light == Light.Night ? "night" : "day")} it stands at {minutes / 60}:{minutes % 60:00}.", before.At, sentence);
            last = (sentence, minutes);
        }
    }

    [GeneratedRegex(@"\b(clock|watch|wristwatch|dial|display|timer)\b[^.]{0,40}?\b(?<hour>\d{1,2}):(?<minute>\d\d)\b(?!:)", Matching.AnyCase, -1)]
    private static partial Regex Shown();

    [GeneratedRegex(@"\b(photo\w*|picture|screen|stopwatch|count\w*|timer|stopped|broken|bomb)\b", Matching.AnyCase, -1)]
    private static partial Regex Elsewhere();
}
