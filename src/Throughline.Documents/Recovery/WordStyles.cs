using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Recognition;

namespace Throughline.Documents.Recovery;

/// <summary>Which words the writer set apart: bold, slanted or underlined, where others of the same kind of paragraph are not.</summary>
internal sealed class WordStyles
{
    private static readonly TextStyle[] Known = [TextStyle.Bold, TextStyle.Italic, TextStyle.Underline];
    private readonly IReadOnlyList<BodyLine> _lines;
    private readonly Dictionary<LineTag, TextStyle> _usual;

    public WordStyles(IReadOnlyList<BodyLine> lines, IReadOnlyList<(LineTag Tag, double Confidence)> tags)
    {
        _lines = lines;
        // What most words of a kind are, such as the bold of headings, is the page's style.
        _usual = lines.Index().GroupBy(l => tags[l.Index].Tag).ToDictionary(g => g.Key, g => UsualOf([.. g.SelectMany(l => l.Item.Row.Words)]));
    }

    /// <summary>The text of a paragraph with its styles.</summary>
    /// <param name="text">Its words, as <see cref="Paragraphs.Text"/> joined them.</param>
    /// <param name="from">Its first line.</param>
    /// <param name="to">The line after its last.</param>
    /// <param name="tag">What it is.</param>
    public StyledText Of(string text, int from, int to, LineTag tag)
    {
        var runs = new List<TextRun>();
        var at = 0;
        var before = TextStyle.None;
        for (var i = from; i < to; i++)
        {
            foreach (var word in _lines[i].Row.Words)
            {
                var start = text.IndexOf(word.Text, at, StringComparison.Ordinal);
                if (start < 0)
                    continue;
                at = start + word.Text.Length;
                var style = StyleOf(word) & ~_usual[tag];
                if (style != TextStyle.None && style == before)
                    runs[^1] = runs[^1] with { Length = at - runs[^1].Start };
                else if (style != TextStyle.None)
                    runs.Add(new TextRun(start, at - start, style));
                before = style;
            }
        }

        return new StyledText(text, [.. runs], []);
    }

    private static TextStyle UsualOf(ImmutableArray<PdfWord> words)
    {
        var usual = TextStyle.None;
        foreach (var style in Known)
            usual |= words.Count(w => StyleOf(w).HasFlag(style)) > words.Length / 2 ? style : TextStyle.None;
        return usual;
    }

    private static TextStyle StyleOf(PdfWord word) =>
        (word.IsBold ? TextStyle.Bold : TextStyle.None) | (word.IsItalic ? TextStyle.Italic : TextStyle.None) | (word.IsUnderlined ? TextStyle.Underline : TextStyle.None);
}
