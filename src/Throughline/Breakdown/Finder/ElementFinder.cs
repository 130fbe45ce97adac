using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Breakdown.Finder;

/// <summary>
/// Suggests what a scene needs, from its headings and action. Dialogue is left alone: what people talk about need not be there.
/// </summary>
/// <param name="names">The words of the names of the cast, in capitals.</param>
/// <param name="leastConfidence">Suggestions below this are dropped.</param>
internal sealed class ElementFinder(HashSet<string> names, double leastConfidence)
{
    public ImmutableArray<BreakdownElement> Find(Scene scene)
    {
        var sheet = new SheetElements();
        sheet.AddAll(HeadingFinder.In(scene));
        var hasScreen = false;
        for (var i = 0; i < scene.Elements.Length; i++)
        {
            var element = scene.Elements[i];
            if (element is not (Screenplays.Action or Shot or General or Centered or Parenthetical))
                continue;
            var text = element.Text.Plain;
            var at = new Paragraph(scene.FirstElement + i, element);
            hasScreen |= ScreenFinder.HasScreen(text);
            var tokens = Tokens.Of(text);
            Tagger.Tag(tokens, names);
            sheet.AddAll(ScreenFinder.In(text, at, hasScreen).Where(IsKept));
            sheet.AddAll(NounFinder.In(text, tokens, at).Where(IsKept));
            if (element is not Parenthetical)
                sheet.AddAll(PhraseFinder.In(text, tokens, at).Where(IsKept));
        }

        return [.. sheet.InOrder(_ => 0).Select(Counted)];
    }

    private bool IsKept(BreakdownElement element) => element.Confidence >= leastConfidence;

    private static BreakdownElement Counted(BreakdownElement element) =>
        element.Effect is null ? element : element with { Effect = EffectEstimates.Of(element.Effect.Type, Math.Max(1, element.Evidence.Length)) };
}
