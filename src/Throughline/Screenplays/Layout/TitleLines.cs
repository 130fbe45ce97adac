using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>
/// Sets a title page: title, credit, authors and source in the middle, from a third of the page down; contact and what else
/// there is at the foot on the left, the date of the draft on the right.
/// </summary>
public static class TitleLines
{
    private const int Left = 15;
    private const int Right = 75;
    private const int FootWidth = 29;
    private static readonly string[] Middle = ["Title", "Credit", "Author", "Authors", "Source"];
    private static readonly string[] OnTheRight = ["Draft date", "Date", "Revision", "Draft"];

    /// <summary>The title page as it is printed, or null when the script has none.</summary>
    public static PrintedPage? Of(Screenplay screenplay, PageStyle style)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        ArgumentNullException.ThrowIfNull(style);
        var entries = screenplay.TitlePage.Entries.Where(e => e.Values.Any(v => v.Plain.Trim().Length > 0)).ToArray();
        if (entries.Length == 0)
            return null;
        var lines = new List<PrintedLine>();
        var row = style.LinesPerPage / 3;
        // Final Draft's own title page says itself what stands in capitals.
        var capitals = screenplay.Format == ScreenplayFormat.FinalDraft ? TextStyle.None : TextStyle.AllCaps;
        foreach (var key in Middle)
        {
            foreach (var entry in entries.Where(e => Is(e, key)))
                row = SetMiddle(lines, entry, row, key == "Title" ? capitals : TextStyle.None) + (key == "Title" ? 4 : key == "Credit" ? 2 : 3);
        }

        var right = entries.Where(e => OnTheRight.Any(k => Is(e, k))).SelectMany(e => Wrap(e, FootWidth)).ToArray();
        var left = entries.Where(e => !Middle.Concat(OnTheRight).Any(k => Is(e, k))).SelectMany(e => Wrap(e, FootWidth)).ToArray();
        SetFoot(lines, left, style.LinesPerPage, (_, _) => Left);
        SetFoot(lines, right, style.LinesPerPage, (_, columns) => Right - columns);
        return new PrintedPage(0, "", [.. lines.OrderBy(l => l.Row).ThenBy(l => l.Column)]);
    }

    private static bool Is(TitleEntry entry, string key) => entry.Key.Trim().Equals(key, StringComparison.OrdinalIgnoreCase);

    private static int SetMiddle(List<PrintedLine> lines, TitleEntry entry, int row, TextStyle capitals)
    {
        foreach (var runs in Wrap(entry, Right - Left))
        {
            var set = capitals == TextStyle.None ? runs : [.. runs.Select(r => r with { Text = r.Text.ToUpperInvariant() })];
            var line = new PrintedLine(row++, 0, PrintedPart.Title, -1, set, Direction.IsRightToLeft(string.Concat(set.Select(r => r.Text))));
            lines.Add(line with { Column = Left + Math.Max(0, (Right - Left - line.Columns) / 2) });
        }

        return row - 1;
    }

    private static void SetFoot(List<PrintedLine> lines, ImmutableArray<PrintedRun>[] rows, int last, Func<int, int, int> column)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var line = new PrintedLine(Math.Max(1, last - rows.Length + 1 + i), 0, PrintedPart.Title, -1, rows[i], Direction.IsRightToLeft(string.Concat(rows[i].Select(r => r.Text))));
            lines.Add(line with { Column = column(i, line.Columns) });
        }
    }

    // The lines of an entry, broken between words where they are too long; empty ones are left out.
    private static IEnumerable<ImmutableArray<PrintedRun>> Wrap(TitleEntry entry, int width)
    {
        foreach (var value in entry.Values)
        {
            var text = value.Plain.ReplaceLineEndings(" ").TrimEnd();
            for (var start = text.Length - text.TrimStart().Length; start < text.Length;)
            {
                var stop = LineBreak.Next(text, start, width, out var next);
                var end = start + text.AsSpan(start, stop - start).TrimEnd().Length;
                if (end > start)
                    yield return Cut(value, text, start, end);
                start = next;
            }
        }
    }

    private static ImmutableArray<PrintedRun> Cut(StyledText value, string text, int start, int end)
    {
        var runs = ImmutableArray.CreateBuilder<PrintedRun>();
        var at = start;
        foreach (var run in value.Runs)
        {
            Add(Math.Min(end, run.Start), TextStyle.None);
            Add(Math.Min(end, run.Start + run.Length), run.Style);
        }

        Add(end, TextStyle.None);
        return runs.DrainToImmutable();

        void Add(int to, TextStyle style)
        {
            if (to <= at)
                return;
            var words = text[at..to];
            runs.Add(new PrintedRun(style.HasFlag(TextStyle.AllCaps) ? words.ToUpperInvariant() : words, style & ~TextStyle.AllCaps));
            at = to;
        }
    }
}
