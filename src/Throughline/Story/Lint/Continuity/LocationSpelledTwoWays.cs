using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class LocationSpelledTwoWays() : LintRule("TL203", "location-spelled-two-ways", LintFamily.Continuity, "Two headings spell one place differently.")
{
    private const int ShortestWord = 6;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var uses = Uses(context.Scenes);
        var near = new Neighbours([.. uses.Select(use => use.Key)]);
        for (var i = 0; i < uses.Count; i++)
        {
            foreach (var j in near.Of(i))
            {
                if (j < i || !AreOnePlace(uses[i], uses[j]))
                    continue;
                var (rare, common) = uses[j].Headings.Count <= uses[i].Headings.Count ? (uses[j], uses[i]) : (uses[i], uses[j]);
                foreach (var heading in rare.Headings)
                    yield return Found(heading.Span, $"The place {rare.Name} is spelled {common.Name} on line {common.Headings[0].Span.Line}. If they are one place, give both headings the same spelling; as they are, it will be scheduled as two places.");
            }
        }
    }

    private static List<PlaceUse> Uses(ImmutableArray<Scene> scenes)
    {
        var uses = new Dictionary<string, PlaceUse>(StringComparer.Ordinal);
        foreach (var scene in scenes)
        {
            foreach (var part in scene.Heading.Slugline.Location)
            {
                var name = CharacterIndex.Fold(part);
                if (!uses.TryGetValue(name, out var use))
                    uses[name] = use = new PlaceUse(name, Key(name), []);
                use.Headings.Add(scene.Heading);
            }
        }

        return [.. uses.Values];
    }

    private static bool AreOnePlace(PlaceUse a, PlaceUse b)
    {
        if (Math.Abs(a.Key.Length - b.Key.Length) > 1)
            return false;
        if (a.Key == b.Key)
            return true;
        return EditDistance.IsOne(a.Key, b.Key) && IsSlipInOneWord(a.Name, b.Name);
    }

    // One long word differs, by a letter that makes no other word of it: no digit, no plural, not the first letter.
    private static bool IsSlipInOneWord(string a, string b)
    {
        var first = Words.Of(a);
        var second = Words.Of(b);
        var found = false;
        while (true)
        {
            var more = first.MoveNext();
            if (more != second.MoveNext())
                return false;
            if (!more)
                return found;
            var x = first.Current;
            var y = second.Current;
            if (x.SequenceEqual(y))
                continue;
            var isSlip = Math.Min(x.Length, y.Length) >= ShortestWord && x[0] == y[0] && x[^1] == y[^1]
                && !x.ContainsAnyInRange('0', '9') && !y.ContainsAnyInRange('0', '9') && EditDistance.IsOne(x, y);
            if (found || !isSlip)
                return false;
            found = true;
        }
    }

    // Letters and digits only, without a leading article: THE CAFE and CAFE, JAKE'S and JAKES. Numbers stay apart: 1-2 is not 12.
    private static string Key(string name)
    {
        var key = new System.Text.StringBuilder(name.Length);
        var gap = false;
        foreach (var c in name.StartsWith("THE ", StringComparison.Ordinal) ? name.AsSpan(4) : name)
        {
            var isInWord = Words.IsInWord(c);
            if (isInWord && gap && char.IsDigit(c) && key.Length > 0 && char.IsDigit(key[^1]))
                key.Append('-');
            if (isInWord)
                key.Append(c);
            gap = !isInWord;
        }

        return key.ToString();
    }

    private sealed record PlaceUse(string Name, string Key, List<SceneHeading> Headings);
}
