using System.Collections.Frozen;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Continuity;

internal sealed class NameWithoutLine() : LintRule("TL207", "name-without-line", LintFamily.Continuity, "A speaker's name stands alone with an empty line under it, so the speech is lost.")
{
    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var names = context.Names.Select(n => n.Name).ToFrozenSet(StringComparer.Ordinal);
        for (var i = 0; i < context.Elements.Length; i++)
        {
            if (context.Elements[i] is not Screenplays.Action { Text.Plain: var plain } action || plain.Length > 60 || !Words.IsCapitals(plain.AsSpan(0, plain.IndexOf('(', StringComparison.Ordinal) is var open and > 0 ? open : plain.Length)))
                continue;
            CueParser.Split(plain.Trim().TrimEnd('^'), out var name, out _);
            if (names.Contains(CharacterIndex.Fold(name)) && !context.Written(action).TrimStart().StartsWith("!"))
                yield return Found(action.Span, $"{name} is a name that speaks elsewhere, but the empty line under it makes it action. Take the empty line out, or write the line that is missing.");
        }
    }
}
