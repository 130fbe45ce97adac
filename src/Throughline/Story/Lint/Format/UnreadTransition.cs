using System.Collections.Frozen;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class UnreadTransition() : LintRule("TL117", "unread-transition", LintFamily.Format, "A transition without empty lines around it is read as a name or as action.")
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known =
        DataTable.Read("transitions.tsv").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public override bool CanFix => true;

    /// <summary>True for a line that can only be a transition.</summary>
    public static bool IsTransition(ReadOnlySpan<char> line) => Known.Contains(line.Trim());

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var element in context.Elements)
        {
            if (element is Cue && IsTransition(element.Text.Plain))
                yield return Found(element.Span, "Without an empty line after it this transition was read as the name of someone who speaks. Put an empty line below it.", LineAfter(context, element));
            else if (element is Screenplays.Action && element.Span.EndLine > element.Span.Line && FirstInside(element.Text.Plain) is { } words)
                yield return Found(element.Span, $"{words} stands inside this paragraph, so it was read as action. Put an empty line before and after it.");
        }
    }

    private static Fix? LineAfter(LintContext context, Element cue) =>
        context.IsFountain ? new Fix("Put an empty line after it.", [new TextEdit(cue.Span.End, 0, context.Screenplay.Source.NewLine)]) : null;

    private static string? FirstInside(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('\n'))
        {
            if (IsTransition(text[range]))
                return text[range].Trim().ToString();
        }

        return null;
    }
}
