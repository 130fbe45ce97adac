using Throughline.Screenplays.Recognition;
using Throughline.Text;

namespace Throughline.Screenplays.PlainText;

/// <summary>A line that is not blank, and what the recogniser takes it for.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Text">Without revision stars; never empty.</param>
/// <param name="Gap">Blank lines before it.</param>
/// <param name="Tag">What it is.</param>
/// <param name="IsOut">True for page furniture: it is no part of the script's text.</param>
internal sealed record TaggedLine(IndentedLine Line, string Text, int Gap, LineTag Tag, bool IsOut)
{
    // Below this a line that is said to be furniture stays, for words must not be lost on a guess.
    private const double Sure = 0.8;

    public static List<TaggedLine> Of(SourceText source)
    {
        var lines = new List<(IndentedLine Line, int Gap)>();
        var gap = 0;
        foreach (var line in IndentedLine.Of(source))
        {
            if (!line.IsBlank)
                lines.Add((line, gap));
            gap = line.IsBlank ? gap + 1 : 0;
        }

        var recognised = Recogniser.Recognise(lines.ConvertAll(l => new PlacedLine(l.Line.Text, l.Line.Indent, l.Gap)));
        return [.. lines.Zip(recognised, (l, said) => new TaggedLine(l.Line, Unstarred(l.Line.Text), l.Gap, TagOf(l.Line.Text, said), IsFurniture(l.Line.Text, said)))];
    }

    private static bool IsFurniture(string text, RecognisedLine said) => said.Tag == LineTag.Other && (said.Confidence >= Sure || IsPlainFurniture(text));

    private static LineTag TagOf(string text, RecognisedLine said) => said.Tag == LineTag.Other && !IsFurniture(text, said) ? said.Alternative : said.Tag;

    private static bool IsPlainFurniture(string text)
    {
        var shape = new LineShape(text);
        return shape.IsPageNumber || shape.IsFurniture || text.Trim('*', ' ').Length == 0;
    }

    private static string Unstarred(string text) => text.Length > 2 && text[^1] == '*' && text.TrimEnd('*') is var bare && bare.EndsWith("  ", StringComparison.Ordinal) && bare.TrimEnd() is { Length: > 0 } kept ? kept : text;
}
