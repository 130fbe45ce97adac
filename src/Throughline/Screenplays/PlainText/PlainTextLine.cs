using Throughline.Screenplays.Recognition;
using Throughline.Text;

namespace Throughline.Screenplays.PlainText;

/// <summary>Every line of a plain text with what the recogniser takes it for.</summary>
/// <param name="Text">The line as it stands, without its line end.</param>
/// <param name="Recognised">Null for a blank line.</param>
public sealed record PlainTextLine(string Text, RecognisedLine? Recognised)
{
    /// <summary>One per line of the file; lines end at LF, CRLF or CR, and a line end at the end of the file begins no other.</summary>
    public static IReadOnlyList<PlainTextLine> Of(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var lines = IndentedLine.Of(source);
        if (lines.Count > 0 && source.LineStarts[^1] == source.Text.Length)
            lines.RemoveAt(lines.Count - 1);
        var placed = new List<PlacedLine>(lines.Count);
        var gap = 0;
        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                gap++;
                continue;
            }

            placed.Add(new PlacedLine(line.Text, line.Indent, gap));
            gap = 0;
        }

        var recognised = Recogniser.Recognise(placed);
        var next = 0;
        return lines.ConvertAll(line => new PlainTextLine(WholeLine(source, line), line.IsBlank ? null : recognised[next++]));
    }

    private static string WholeLine(SourceText source, IndentedLine line)
    {
        var start = source.LineStarts[line.Number - 1];
        var end = line.Number < source.LineStarts.Length ? source.LineStarts[line.Number] : source.Text.Length;
        return source.Text[start..end].TrimEnd('\r', '\n');
    }
}
