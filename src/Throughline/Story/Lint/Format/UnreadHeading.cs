using Throughline.Screenplays;
using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class UnreadHeading() : LintRule("TL104", "unread-heading", LintFamily.Format, "A line in capitals ends in a time of day as headings do, but has no INT. or EXT. and so is action.")
{
    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        for (var i = 0; i < context.Elements.Length; i++)
        {
            if (context.Elements[i] is Screenplays.Action action && action.Span.Line == action.Span.EndLine && IsLikeHeading(action.Text.Plain.AsSpan().Trim()))
                yield return Found(action.Span, "This looks like a scene heading, but without INT. or EXT. it was read as action. Put INT. or EXT. before it, or a dot to make it a heading as it is.");
        }
    }

    private static bool IsLikeHeading(ReadOnlySpan<char> line)
    {
        if (!Words.IsCapitals(line) || line.Length > 80)
            return false;
        var dash = line.LastIndexOf(" - ");
        return dash > 0 && line[^1] is not ('.' or '!' or '?' or ':') && !line.ContainsAny(":\"“”") && !SluglineParser.IsTime(line[..dash], out _)
            && SluglineParser.IsTime(line[(dash + 3)..], out var time) && time != TimeOfDay.Unstated;
    }
}
