using System.Text;

namespace Throughline.Breakdown;

/// <summary>Comma-separated values by RFC 4180.</summary>
internal static class CsvText
{
    /// <summary>Adds a row. A cell that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    public static void AddRow(StringBuilder csv, IEnumerable<string> cells)
    {
        var isFirst = true;
        foreach (var cell in cells)
        {
            csv.Append(isFirst ? "" : ",").Append(Cell(cell));
            isFirst = false;
        }

        csv.Append("\r\n");
    }

    /// <summary>The rows of a text; quoted cells may hold commas and line ends. A comma, semicolon or tab parts cells, whichever the first line has most of.</summary>
    public static List<string[]> Read(string text)
    {
        var line = text.AsSpan();
        line = line.IndexOf('\n') is var end and >= 0 ? line[..end] : line;
        var part = line.Count(';') > line.Count(',') ? ';' : line.Count('\t') > line.Count(',') ? '\t' : ',';
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = text.StartsWith('\uFEFF') ? 1 : 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
                quoted = true;
            else if (c == part || c is '\n' or '\r')
            {
                row.Add(cell.ToString().Trim());
                cell.Clear();
                if (c == part)
                    continue;
                if (row.Any(r => r.Length > 0))
                    rows.Add([.. row]);
                row.Clear();
            }
            else
                cell.Append(c);
        }

        return rows;
    }

    private static string Cell(string text)
    {
        var cell = new StringBuilder(text.Length + 2);
        foreach (var rune in text.EnumerateRunes())
            cell.Append(rune.Value < 0x20 ? " " : rune.ToString());
        var safe = cell.ToString();
        if (safe is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..])
            safe = "'" + safe;
        return safe.AsSpan().ContainsAny(',', '"', ';') || safe.StartsWith(' ') || safe.EndsWith(' ') ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
