using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Documents.Recovery;

/// <summary>Tells a title page from the first page of the script, and its parts from each other.</summary>
internal static class TitleRecovery
{
    private const int MostLines = 30;
    private static readonly string[] Credits = ["BY", "WRITTEN BY", "SCREENPLAY BY", "STORY BY", "TELEPLAY BY", "A SCREENPLAY BY", "DIRECTED BY", "CREATED BY", "AN ORIGINAL SCREENPLAY BY"];

    /// <summary>True when the first page is a title page: few lines, begun far down, nothing that opens a scene.</summary>
    public static bool IsTitle(List<PdfRow> page, double height) =>
        page.Count is > 0 and <= MostLines && page[0].Foot > height * 0.16
        && !page.Any(r => HeadingPrefixes.TryMatch(r.Text, out _, out _) || r.Text.StartsWith("FADE IN", StringComparison.OrdinalIgnoreCase));

    /// <summary>Its parts.</summary>
    public static TitlePage Of(List<PdfRow> page, double width, double height)
    {
        var entries = ImmutableArray.CreateBuilder<TitleEntry>();
        var blocks = new List<List<PdfRow>>();
        foreach (var row in page.SelectMany(Sides).Where(r => r.Foot < height * 0.66 || !IsLow(r, width)))
        {
            if (blocks.Count > 0 && row.Foot - blocks[^1][^1].Foot < 1.6 * Math.Max(10, row.Words[0].Size))
                blocks[^1].Add(row);
            else
                blocks.Add([row]);
        }

        var (title, author) = (false, false);
        foreach (var block in blocks)
        {
            var isCredit = block.Count == 1 && IsCredit(block[0].Text);
            var key = isCredit ? "Credit" : !title ? "Title" : !author ? "Author" : "Source";
            (title, author) = (title || key == "Title", author || key == "Author");
            Add(key, block);
        }

        var low = page.SelectMany(Sides).Where(r => r.Foot >= height * 0.66 && IsLow(r, width)).ToList();
        Add("Contact", [.. low.Where(r => r.X < width * 0.45)]);
        Add("Draft date", [.. low.Where(r => r.X >= width * 0.45)]);
        return new TitlePage(entries.DrainToImmutable());

        void Add(string key, List<PdfRow> rows)
        {
            if (rows.Count > 0)
                entries.Add(new TitleEntry(key, [.. rows.Select(r => new StyledText(r.Text))], SourceSpan.None));
        }
    }

    private static bool IsCredit(string text) => Credits.Contains(text.Trim().ToUpperInvariant().TrimEnd(':')) || (text.EndsWith(" by", StringComparison.OrdinalIgnoreCase) && text.Length < 40);

    // Not in the middle of the page.
    private static bool IsLow(PdfRow row, double width) => Math.Abs((row.X + row.Right) / 2 - width / 2) > width * 0.1;

    private static IEnumerable<PdfRow> Sides(PdfRow row)
    {
        var starts = row.Stretches();
        for (var i = 0; i < starts.Count; i++)
            yield return row.Part(starts[i], i + 1 < starts.Count ? starts[i + 1] : row.Words.Length);
    }
}
