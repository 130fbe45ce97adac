using System.Collections.Frozen;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class NameWithoutLine() : LintRule("TL207", "name-without-line", LintFamily.Continuity, "A speaker's name stands alone with an empty line under it, so the speech is lost.")
{
    // Lone names again and again are short headings for shots, a style.
    private const int MostByAccident = 2;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var names = context.Names.Select(n => n.Name).ToFrozenSet(StringComparer.Ordinal);
        var bare = new List<Diagnostic>();
        for (var i = 0; i < context.Elements.Length; i++)
        {
            if (context.Elements[i] is not Screenplays.Action { Text.Plain: { Length: <= 60 } line } action || !IsName(line, names, out var name, out var isCertain))
                continue;
            if (context.IsFountain && context.Written(action).TrimStart().StartsWith("!"))
                continue;
            var found = Found(action.Span, $"{name} is a name that speaks elsewhere, but the empty line under it makes it action. Take the empty line out, or write the line that is missing.");
            if (isCertain)
                yield return found;
            else
                bare.Add(found);
        }

        if (bare.Count > MostByAccident)
            yield break;
        foreach (var found in bare)
            yield return found;
    }

    // Certain with (V.O.) or the like after it.
    private static bool IsName(string line, FrozenSet<string> names, out string name, out bool isCertain)
    {
        CueParser.Split(line.Trim().TrimEnd('^'), out name, out var extensions);
        isCertain = extensions.Any(e => ExtensionSpellings.MeaningOf(e) is not null);
        return Words.IsCapitals(name) && names.Contains(CharacterIndex.Fold(name));
    }
}
