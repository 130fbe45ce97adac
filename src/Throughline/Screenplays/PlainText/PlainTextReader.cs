using System.Collections.Immutable;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Screenplays.PlainText;

/// <summary>
/// Reads a screenplay typed or exported as plain text, where indentation says what a line is. The margins are found in the
/// file itself. Lines broken at the margin are joined again; page numbers, (MORE) and CONTINUED are left out.
/// </summary>
public static class PlainTextReader
{
    /// <summary>True when a text has the indentation of a screenplay: at least three names set deeper than what is said under them.</summary>
    public static bool Recognises(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var lines = IndentedLine.Of(source);
        var margin = Margin(lines);
        return Enumerable.Range(0, lines.Count).Count(i => IsCue(lines, i, margin)) >= 3;
    }

    /// <summary>Reads the file. Never throws on content.</summary>
    public static Reading Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var lines = IndentedLine.Of(source);
        var margin = Margin(lines);
        var elements = ImmutableArray.CreateBuilder<Element>();
        var furniture = 0;
        var speaking = false;
        for (var i = 0; i < lines.Count;)
        {
            var line = lines[i];
            if (line.IsBlank)
            {
                speaking = false;
                i++;
            }
            else if (IsFurniture(line.Text))
            {
                furniture++;
                i++;
            }
            else if (TryHeading(line.Text, out var heading, out var number))
            {
                elements.Add(new SceneHeading { Span = Span(source, lines, i, i), Text = heading, Number = number, Slugline = SluglineParser.Parse(heading) });
                speaking = false;
                i++;
            }
            else if (IsCue(lines, i, margin))
            {
                CueParser.Split(line.Text, out var name, out var extensions);
                elements.Add(new Cue { Span = Span(source, lines, i, i), Text = line.Text, Name = name, Extensions = extensions });
                speaking = true;
                i++;
            }
            else
            {
                var last = EndOfBlock(lines, i, margin, speaking);
                elements.Add(Block(source, lines, i, last, margin, speaking));
                i = last + 1;
            }
        }

        var screenplay = new Screenplay { Format = ScreenplayFormat.PlainText, Source = source, Elements = elements.DrainToImmutable() };
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        diagnostics.Add(new Diagnostic("TXT001", Severity.Info, SourceSpan.None, "Plain text says what a line is only by its indentation; look the result over."));
        if (furniture > 0)
            diagnostics.Add(new Diagnostic("TXT002", Severity.Info, SourceSpan.None, $"{furniture} {(furniture == 1 ? "line" : "lines")} of page furniture (page numbers, (MORE), CONTINUED) left out."));
        return new Reading(screenplay with { Origin = screenplay }, diagnostics.DrainToImmutable());
    }

    // The indentation of headings; without headings, that of the longest lines.
    private static int Margin(List<IndentedLine> lines)
    {
        var headings = lines.Where(l => TryHeading(l.Text, out _, out var number) && number is null).ToList();
        var sample = headings.Count > 0 ? headings : lines.Where(l => l.Text.Length > 50).ToList();
        return sample.Count == 0 ? 0 : sample.GroupBy(l => l.Indent).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
    }

    // 12A   INT. HOUSE - DAY   12A
    private static bool TryHeading(string text, out string heading, out string? number)
    {
        (heading, number) = (text, null);
        var space = text.IndexOfAny([' ', '\t']);
        if (space > 0 && char.IsAsciiDigit(text[0]) && FountainRules.IsSceneNumber(text.AsSpan(0, space)))
        {
            number = text[..space].TrimEnd('.');
            heading = text[space..].Trim();
            if (heading.EndsWith(' ' + number, StringComparison.Ordinal))
                heading = heading[..^number.Length].TrimEnd();
        }

        return HeadingPrefixes.TryMatch(heading, out _, out _) && FountainRules.IsInCapitals(heading);
    }

    private static bool IsCue(List<IndentedLine> lines, int at, int margin)
    {
        var line = lines[at];
        if (line.IsBlank || line.Indent < margin + 8 || line.Text.Length > 45 || !FountainRules.IsInCapitals(line.Text) || !FountainRules.IsCue(line.Text) || line.Text[^1] is ':' or '.' or '!' or '?')
            return false;
        return at + 1 < lines.Count && !lines[at + 1].IsBlank && lines[at + 1].Indent > margin + 2 && lines[at + 1].Indent < line.Indent
            && !FountainRules.StartsStructure(line.Text);
    }

    private static bool IsFurniture(string text)
    {
        if (text.Trim('.', '-', ' ') is { Length: > 0 and < 5 } number && number.All(char.IsAsciiDigit))
            return true;
        var bare = text.Trim('(', ')', ':', ' ', '.', '-');
        return bare.StartsWith("CONTINUED", StringComparison.Ordinal) && bare.Length < 16 || bare is "MORE";
    }

    private static int EndOfBlock(List<IndentedLine> lines, int first, int margin, bool speaking)
    {
        var last = first;
        var directions = speaking && lines[first].Text[0] == '(';
        while (last + 1 < lines.Count && lines[last + 1] is { IsBlank: false } next && !TryHeading(next.Text, out _, out _) && !IsCue(lines, last + 1, margin) && !IsFurniture(next.Text))
        {
            if (directions && lines[last].Text[^1] == ')')
                break;
            if (speaking && !directions && next.Text[0] == '(')
                break;
            if (!speaking && next.Indent != lines[first].Indent)
                break;
            last++;
        }

        return last;
    }

    private static Element Block(SourceText source, List<IndentedLine> lines, int first, int last, int margin, bool speaking)
    {
        var span = Span(source, lines, first, last);
        var text = string.Join(' ', lines.GetRange(first, last - first + 1).Select(l => l.Text));
        if (speaking)
            return text is ['(', .., ')'] ? new Parenthetical { Span = span, Text = text } : new Dialogue { Span = span, Text = text };
        var capitals = FountainRules.IsInCapitals(text);
        return capitals && (text.EndsWith("TO:", StringComparison.Ordinal) || (lines[first].Indent > margin + 20 && text.StartsWith("FADE", StringComparison.Ordinal)))
            ? new Transition { Span = span, Text = text }
            : new Action { Span = span, Text = text };
    }

    private static SourceSpan Span(SourceText source, List<IndentedLine> lines, int first, int last) =>
        source.SpanAt(lines[first].Start, lines[last].Start + lines[last].Text.Length - lines[first].Start);
}
