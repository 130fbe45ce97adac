using Throughline.Text;

namespace Throughline.Editorial.Ale;

/// <summary>An Avid Log Exchange file taken apart: what stands in its head, its columns, its rows.</summary>
internal sealed class AleFile
{
    public AleFile(SourceText source, DiagnosticLog log)
    {
        var part = "";
        for (var line = 1; line <= source.LineStarts.Length; line++)
        {
            var start = source.LineStarts[line - 1];
            var end = line < source.LineStarts.Length ? source.LineStarts[line] : source.Text.Length;
            var text = source.Text.AsSpan(start, end - start).TrimEnd("\r\n");
            var word = text.Trim();
            if (word.IsEmpty)
                continue;
            // A part's name stands alone; a row of one cell that happens to be one is below Data and is no part.
            if (part != "data" && Part(word) is { } named)
            {
                part = named;
                Parts++;
            }
            else if (part == "heading")
            {
                var tab = text.IndexOf('\t');
                Head[(tab < 0 ? word : text[..tab].Trim()).ToString()] = tab < 0 ? "" : text[(tab + 1)..].Trim().ToString();
            }
            else if (part == "column" && Columns.Count == 0)
            {
                foreach (var range in text.Split('\t'))
                    Columns.Add(text[range].Trim().ToString());
                while (Columns.Count > 0 && Columns[^1].Length == 0)
                    Columns.RemoveAt(Columns.Count - 1);
            }
            else if (part == "data")
            {
                Rows.Add((start, text.Length, end - start));
            }
            else if (Strays++ == 0)
            {
                log.Say("ALE002", Severity.Warning, start, text.Length, $"Line {line} stands outside Heading, Column and Data; it is kept and not read.");
            }
        }
    }

    public Dictionary<string, string> Head { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<string> Columns { get; } = [];

    /// <summary>Offset, characters without the line end, and with it.</summary>
    public List<(int Start, int Length, int Whole)> Rows { get; } = [];

    /// <summary>How many of Heading, Column and Data were found.</summary>
    public int Parts { get; private set; }

    private int Strays { get; set; }

    private static string? Part(ReadOnlySpan<char> word) =>
        word.Equals("Heading", StringComparison.OrdinalIgnoreCase) ? "heading"
        : word.Equals("Column", StringComparison.OrdinalIgnoreCase) ? "column"
        : word.Equals("Data", StringComparison.OrdinalIgnoreCase) ? "data" : null;
}
