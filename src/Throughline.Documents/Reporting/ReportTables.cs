using SkiaSharp;
using Throughline.Reports;

namespace Throughline.Documents.Reporting;

/// <summary>Draws tables: cells are broken into lines, a row stays on one page, the titles come again on each.</summary>
internal static class ReportTables
{
    private const float Pad = 3;

    // Numbers end at the right of their column: what follows them would touch.
    private const float BehindNumber = 5;
    private const float Side = 5;
    private const int LongestUnbroken = 18;

    public static void Draw(ReportFlow flow, ReportTable table)
    {
        var edges = Edges(flow, table);
        Titles(flow, table, edges);
        foreach (var row in table.Rows)
        {
            var cells = Cells(table, row.Cells, edges);
            var height = Math.Min(Lines(row.Cells, cells) * ReportFlow.Leading + 2 * Pad, flow.Bottom - ReportFlow.Margin - 40);
            if (flow.Need(height))
                Titles(flow, table, edges);
            if (row.IsBreak)
                flow.Fill(ReportFlow.Margin, flow.Width, height, "#000000");
            else if (row.Colour is not null)
                flow.Fill(ReportFlow.Margin, flow.Width, height, row.Colour);
            Row(flow, table, cells, edges, row.IsBreak, row.IsBreak ? SKColors.White : SKColors.Black);
            flow.Down(height);
            if (row.Colour is null && !row.IsBreak)
                flow.Line();
        }

        flow.Down(ReportFlow.Leading * 0.5f);
    }

    // A row without a word is there to be written on.
    private static int Lines(IReadOnlyList<string> row, List<List<string>> cells) => row.All(string.IsNullOrWhiteSpace) ? 2 : cells.Max(c => c.Count);

    private static void Titles(ReportFlow flow, ReportTable table, float[] edges)
    {
        if (table.Columns.All(c => c.Title.Length == 0))
            return;
        var cells = Cells(table, [.. table.Columns.Select(c => c.Title)], edges);
        var height = cells.Max(c => c.Count) * ReportFlow.Leading + 2 * Pad;
        flow.Need(height + 3 * ReportFlow.Leading);
        Row(flow, table, cells, edges, true, new SKColor(0x50, 0x50, 0x50));
        flow.Down(height);
        flow.Line();
    }

    private static void Row(ReportFlow flow, ReportTable table, List<List<string>> cells, float[] edges, bool isBold, SKColor colour)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            var down = Pad;
            foreach (var line in cells[i])
            {
                var x = table.Columns[i].IsNumber ? edges[i + 1] - Side - Screenplays.Layout.LineCount.Columns(line) * ReportFlow.Size * 0.6f : edges[i] + Side + Gap(table, i);
                flow.Words(line, x, ReportFlow.Size, isBold, colour, down);
                down += ReportFlow.Leading;
            }
        }
    }

    // Where columns begin, and the right end.
    private static float[] Edges(ReportFlow flow, ReportTable table)
    {
        // No narrower than the longest word in it, at the cost of the others.
        var least = table.Columns.Select((c, i) => Math.Max(c.Title.Split(' ').Max(w => w.Length), LongestWord(table, i)) * ReportFlow.Size * 0.6f + 2 * Side + 1).ToArray();
        float whole = Math.Max(1, table.Columns.Sum(c => c.Share)), at = ReportFlow.Margin;
        var spare = table.Columns.Select((c, i) => Math.Max(0, flow.Width * c.Share / whole - least[i])).ToArray();
        var room = Math.Max(0, flow.Width - least.Sum());
        var fit = Math.Min(1, flow.Width / least.Sum());
        var edges = new float[table.Columns.Length + 1];
        for (var i = 0; i < table.Columns.Length; i++)
        {
            edges[i] = at;
            at += least[i] * fit + (spare.Sum() > 0 ? room * spare[i] / spare.Sum() : 0);
        }

        edges[^1] = ReportFlow.Margin + flow.Width;
        return edges;
    }

    // Names that would take a column for themselves, such as ids and addresses, are broken all the same.
    private static int LongestWord(ReportTable table, int column) => table.Kind != ReportTableKind.Plain ? 0
        : table.Rows.Where(row => column < row.Cells.Length - (row.Cells.Length < table.Columns.Length ? 1 : 0))
            .SelectMany(row => row.Cells[column].Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(word => char.IsAsciiDigit(word[0]) ? [word] : word.Split('-', '/'))
            .Select(word => Screenplays.Layout.LineCount.Columns(word) + 1).Where(length => length <= LongestUnbroken).DefaultIfEmpty(0).Max();

    // The last of fewer cells than columns spans the rest.
    private static List<List<string>> Cells(ReportTable table, IReadOnlyList<string> row, float[] edges) =>
        [.. row.Select((cell, i) => ReportFlow.Wrap(cell, ReportFlow.Columns((i == row.Count - 1 ? edges[table.Columns.Length] : edges[i + 1]) - edges[i] - 2 * Side - Gap(table, i))))];

    private static float Gap(ReportTable table, int column) => column > 0 && table.Columns[column - 1].IsNumber && !table.Columns[column].IsNumber ? BehindNumber : 0;
}
