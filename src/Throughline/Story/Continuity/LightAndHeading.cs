using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>Sun in a scene at night, a moon by day.</summary>
internal sealed partial class LightAndHeading : ContinuityRule
{
    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        foreach (var scene in telling.Scenes)
        {
            var pattern = scene.Slugline.TimeOfDay switch
            {
                Screenplays.TimeOfDay.Night => Sun(),
                Screenplays.TimeOfDay.Morning or Screenplays.TimeOfDay.Day or Screenplays.TimeOfDay.Afternoon => Moon(),
                _ => null,
            };
            if (pattern is null || Space().IsMatch(scene.Heading.Text.Plain))
                continue;
            foreach (var sentence in telling.In(scene))
            {
                if (sentence.IsSpoken || pattern.Match(sentence.Words) is not { Success: true } light || NotReal().IsMatch(sentence.Words))
                    continue;
                yield return Found(ContinuityKind.Time, 0.75, $"The heading says {scene.Slugline.Time}, and the action has {light.Value.Trim(' ', '.', ',').ToLowerInvariant()}.", Telling.HeadingOf(scene), sentence);
                break;
            }
        }
    }

    [GeneratedRegex(@"\b(sunlight|sunshine|daylight|(morning|midday|noon|noonday|afternoon|bright|hot|blazing) sun|midday glare|sun (streams|pours|beats|blazes|shines|floods|through|burns))\b|^(it is )?(noon|midday)[.,]|^sun[.,]", Matching.AnyCase, -1)]
    private static partial Regex Sun();

    [GeneratedRegex(@"\b(moonlight|moonlit|starlight|starlit|(full|half|bright) moon|(under|by) the (moon|stars))\b|^(it is )?midnight[.,]|^stars[.,]|\bmoon (shines|rises|hangs)\b", Matching.AnyCase, -1)]
    private static partial Regex Moon();

    [GeneratedRegex(@"\b(SPACE|ORBIT|HULL|MOON|PLANET|ASTEROID|STARSHIP|SPACECRAFT|VOID)", Matching.AnyCase, -1)]
    private static partial Regex Space();

    [GeneratedRegex(@"\b(photo\w*|picture|paint\w*|poster|screen|tv|television|monitor|postcard|dream\w*|remember\w*|like|as if|until|till|tomorrow|yesterday|last|gone|before|after|no|not|never|lamp\w*|mural|sketch|tattoo|simulat\w+|fake|artificial|cafe|bar|hotel|called|named|smell\w*|song|movie|film|time.?lapse|window display)\b", Matching.AnyCase, -1)]
    private static partial Regex NotReal();
}
