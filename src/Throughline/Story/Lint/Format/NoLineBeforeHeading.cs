using Throughline.Screenplays;
using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Story.Lint.Format;

internal sealed class NoLineBeforeHeading() : LintRule("TL115", "no-line-before-heading", LintFamily.Format, "A line written as a scene heading is part of the paragraph or speech above it.")
{
    public override bool CanFix => true;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var said in context.ReaderDiagnostics)
        {
            if (said.Code != "FTN004")
                continue;
            var slugline = SluglineParser.Parse(context.Screenplay.Source.Slice(said.Span));
            if (slugline.Setting != Setting.Establishing && !slugline.Location.IsEmpty)
                yield return Found(said.Span, said.Message, HasTime(slugline) ? LineBefore(context, said.Span) : null);
        }

        if (!context.IsFountain)
            yield break;
        foreach (var element in context.Elements)
        {
            if (!element.IsSpeechPart)
                continue;
            foreach (var line in HeadingsIn(context, element))
                yield return Found(line, "This line looks like a scene heading, but no empty line stands before it, so it is spoken by the character above. Put an empty line before it.", LineBefore(context, line));
        }
    }

    // In a speech only a heading with place and time is sure not to be said.
    private static IEnumerable<SourceSpan> HeadingsIn(LintContext context, Element speech)
    {
        var source = context.Screenplay.Source;
        for (var number = speech.Span.Line; number <= speech.Span.EndLine; number++)
        {
            var start = Math.Max(speech.Span.Start, source.LineStarts[number - 1]);
            var line = source.Text.AsSpan(start, Math.Min(speech.Span.End, number < source.LineStarts.Length ? source.LineStarts[number] : source.Text.Length) - start).TrimEnd();
            if (HeadingPrefixes.TryMatch(line, out _, out _) && Words.IsCapitals(line) && SluglineParser.Parse(line) is { Location.IsEmpty: false } slugline && HasTime(slugline))
                yield return source.SpanAt(start, line.Length);
        }
    }

    private static bool HasTime(Slugline slugline) => slugline.TimeOfDay != TimeOfDay.Unstated;

    private static Fix? LineBefore(LintContext context, SourceSpan line) =>
        context.IsFountain ? new Fix("Put an empty line before it.", [new TextEdit(line.Start, 0, context.Screenplay.Source.NewLine)]) : null;
}
