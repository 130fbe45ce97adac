using System.Collections.Immutable;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Screenplays.PlainText;

/// <summary>
/// Reads a screenplay typed or exported as plain text. What a line is, the recogniser says from its words, its place and its
/// neighbours. Lines broken at the margin are joined again, also over the end of a page; page numbers, headers, (MORE) and
/// CONTINUED are left out.
/// </summary>
public static class PlainTextReader
{
    /// <summary>True when a text has the indentation of a screenplay: at least three names set deeper than what is said under them.</summary>
    public static bool Recognises(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var lines = IndentedLine.Of(source);
        var margin = Margin(lines);
        return Enumerable.Range(0, lines.Count).Count(i => IsIndentedCue(lines, i, margin)) >= 3;
    }

    /// <summary>Reads the file. Never throws on content.</summary>
    public static Reading Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var lines = TaggedLine.Of(source);
        var body = PlainTextTitle.Lines(lines);
        var paragraphs = new Paragraphs(source, lines[body..]);
        var elements = paragraphs.All();
        var screenplay = new Screenplay { Format = ScreenplayFormat.PlainText, Source = source, TitlePage = PlainTextTitle.Of(source, lines[..body]), Elements = elements };
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        diagnostics.Add(new Diagnostic("TXT001", Severity.Info, SourceSpan.None, "Plain text does not say what a line is; it was told from words and places. Look the result over: `throughline recognise` lists the doubtful lines."));
        if (paragraphs.LeftOut is > 0 and var left)
            diagnostics.Add(new Diagnostic("TXT002", Severity.Info, SourceSpan.None, $"{left} {(left == 1 ? "line" : "lines")} of page furniture (page numbers, headers, (MORE), CONTINUED) left out."));
        return new Reading(screenplay with { Origin = screenplay }, diagnostics.DrainToImmutable());
    }

    /// <summary>Takes the scene number off a heading: <c>12A   INT. HOUSE - DAY   12A</c>.</summary>
    /// <returns>True when what is left begins as headings do.</returns>
    internal static bool TryHeading(string text, out string heading, out string? number)
    {
        (heading, number) = (text, null);
        var space = text.IndexOfAny([' ', '\t']);
        if (space > 0 && text.AsSpan(0, space).ContainsAnyInRange('0', '9') && FountainRules.IsSceneNumber(text.AsSpan(0, space)))
        {
            var rest = text[space..].Trim();
            var mark = text[..space].TrimEnd('.');
            var isTwice = rest.EndsWith(' ' + mark, StringComparison.Ordinal);
            if (isTwice || HeadingPrefixes.TryMatch(rest, out _, out _))
                (number, heading) = (mark, isTwice ? rest[..^mark.Length].TrimEnd() : rest);
        }

        return HeadingPrefixes.TryMatch(heading, out _, out _) && FountainRules.IsInCapitals(heading);
    }

    // The indentation of headings; without headings, that of the longest lines.
    private static int Margin(List<IndentedLine> lines)
    {
        var headings = lines.Where(l => TryHeading(l.Text, out _, out var number) && number is null).ToList();
        var sample = headings.Count > 0 ? headings : lines.Where(l => l.Text.Length > 50).ToList();
        return sample.Count == 0 ? 0 : sample.GroupBy(l => l.Indent).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
    }

    private static bool IsIndentedCue(List<IndentedLine> lines, int at, int margin)
    {
        var line = lines[at];
        if (line.IsBlank || line.Indent < margin + 8 || line.Text.Length > 45 || !FountainRules.IsInCapitals(line.Text) || !FountainRules.IsCue(line.Text) || line.Text[^1] is ':' or '.' or '!' or '?')
            return false;
        return at + 1 < lines.Count && !lines[at + 1].IsBlank && lines[at + 1].Indent > margin + 2 && lines[at + 1].Indent < line.Indent
            && !FountainRules.StartsStructure(line.Text);
    }
}
