using System.Text;

namespace Throughline.Text;

/// <summary>Comma-separated values as RFC 4180 has them, and with semicolons or tabs instead.</summary>
public static class CsvTable
{
    private static readonly System.Buffers.SearchValues<char> MustQuote = System.Buffers.SearchValues.Create(",;\"\r\n\t");

    /// <summary>Rows of cells, each with where it stands; a quote that is never closed ends with its line's file.</summary>
    public static IEnumerable<(int Start, int End, string[] Cells)> Read(SourceText source)
    {
        var text = source.Text;
        var first = text.AsSpan(0, source.LineStarts.Length > 1 ? source.LineStarts[1] : text.Length);
        var comma = first.Count('\t') > Math.Max(first.Count(','), first.Count(';')) ? '\t' : first.Count(';') > first.Count(',') ? ';' : ',';
        var cells = new List<string>();
        var cell = new StringBuilder();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && cell.Length == 0)
            {
                i = Quoted(text, i + 1, cell);
            }
            else if (c == comma)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
                cells.Add(cell.ToString());
                yield return (start, i + 1, [.. cells]);
                (start, cell, cells) = (i + 1, cell.Clear(), []);
            }
            else
            {
                cell.Append(c);
            }
        }

        if (start < text.Length)
            yield return (start, text.Length, [.. cells, cell.ToString()]);
    }

    /// <summary>A cell, quoted when it must be.</summary>
    public static string Cell(string text) =>
        text.AsSpan().IndexOfAny(MustQuote) >= 0 || text.AsSpan().Trim().Length < text.Length ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    // Leaves the place of the closing quote.
    private static int Quoted(string text, int at, StringBuilder cell)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] != '"')
                cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[at++]);
            else
                break;
        }

        return at;
    }
}
