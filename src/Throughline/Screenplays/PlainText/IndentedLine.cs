using System.Runtime.InteropServices;
using Throughline.Text;

namespace Throughline.Screenplays.PlainText;

/// <summary>A line of a text laid out by indentation.</summary>
/// <param name="Start">Offset of its first character that is not white space.</param>
/// <param name="Text">What stands on it, trimmed.</param>
/// <param name="Indent">Columns before it; a tab goes on to the next multiple of eight.</param>
/// <param name="Number">Its line number, from 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IndentedLine(int Start, string Text, int Indent, int Number)
{
    public bool IsBlank => Text.Length == 0;

    /// <summary>Cuts a file into lines. Form feeds count as white space.</summary>
    public static List<IndentedLine> Of(SourceText source)
    {
        var lines = new List<IndentedLine>(source.LineStarts.Length);
        for (var i = 0; i < source.LineStarts.Length; i++)
        {
            var start = source.LineStarts[i];
            var end = i + 1 < source.LineStarts.Length ? source.LineStarts[i + 1] : source.Text.Length;
            var indent = 0;
            while (start < end && char.IsWhiteSpace(source.Text[start]))
            {
                indent = source.Text[start] switch { '\t' => (indent / 8 + 1) * 8, ' ' or '\u00A0' => indent + 1, '\u3000' => indent + 2, _ => indent };
                start++;
            }

            lines.Add(new IndentedLine(start, source.Text[start..end].TrimEnd(), indent, i + 1));
        }

        return lines;
    }
}
