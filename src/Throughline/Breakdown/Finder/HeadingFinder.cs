using Throughline.Screenplays;

namespace Throughline.Breakdown.Finder;

/// <summary>What a heading itself asks for: the vehicle in INT. CAR, and a rig when it moves.</summary>
internal static class HeadingFinder
{
    private static readonly string[] Driving = ["drives", "driving", "steers", "accelerates", "speeds", "brakes"];

    public static IEnumerable<BreakdownElement> In(Scene scene)
    {
        var slugline = scene.Heading.Slugline;
        if (slugline.Setting is not (Setting.Interior or Setting.InteriorExterior))
            yield break;
        var text = scene.Heading.Text.Plain;
        var place = string.Join(" - ", slugline.Location);
        var paragraph = new Paragraph(scene.FirstElement, scene.Heading);
        foreach (var token in Tokens.Of(place))
        {
            // A platform or a yard is a place; so is what belongs to somebody: "TRAIN STATION", "CAPTAIN'S BOAT SHED".
            if (token.IsOwner || Lexicon.Find(WordForms.Singular(token.Lower)) is not { Category: "vehicles", Share: >= 0.75 } || NextIsPlace(place, token))
                continue;
            var start = Math.Max(0, text.IndexOf(token.Word, StringComparison.Ordinal));
            var evidence = paragraph.Evidence(start, token.Word);
            yield return new BreakdownElement(Categories.Of("vehicles"), token.Lower, ElementSource.Finder) { Confidence = 0.85, Reason = "the scene plays in it", Evidence = [evidence] };
            if (Moves(scene) is { } why)
                yield return new BreakdownElement(Categories.Of("special-equipment"), "process trailer or car rig", ElementSource.Finder) { Confidence = 0.6, IsImplied = true, Reason = "a scene in a moving vehicle", Evidence = [why] };
        }
    }

    private static bool NextIsPlace(string place, Token token)
    {
        var rest = place.AsSpan(token.End).TrimStart();
        return !rest.IsEmpty && char.IsLetter(rest[0]) && !token.IsOwner;
    }

    private static Evidence? Moves(Scene scene)
    {
        // The words of the action tell more than the heading's.
        for (var n = 1; n <= scene.Elements.Length; n++)
        {
            var i = n % scene.Elements.Length;
            var element = scene.Elements[i];
            if (element is not (SceneHeading or Screenplays.Action))
                continue;
            var before = "";
            foreach (var token in Tokens.Of(element.Text.Plain))
            {
                var isDenied = before is "not" or "never";
                before = token.Lower;
                if (isDenied)
                    continue;
                if (element is SceneHeading ? token.Lower is "travelling" or "traveling" or "moving" or "driving" : Driving.Contains(token.Lower, StringComparer.Ordinal))
                    return new Evidence(scene.FirstElement + i, element.Span.Line, token.Start, token.Word);
            }
        }

        return null;
    }
}
