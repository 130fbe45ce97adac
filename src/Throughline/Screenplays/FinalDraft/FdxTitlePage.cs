using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>
/// Gives the lines of a title page their keys. Final Draft keeps none: a Bookmark says it outright, else what the line says
/// (<c>title-page-lines.tsv</c>) and where it stands: first the title, after a credit the authors.
/// </summary>
internal static class FdxTitlePage
{
    private static readonly ImmutableArray<(bool Starts, string Words, string Key)> Rules =
        [.. DataTable.Read("title-page-lines.tsv").Select(row => (row[0] == "starts", row[1], row[2]))];

    /// <summary>Every line with something in it, in order, with its key.</summary>
    public static List<FdxTitleLine> Lines(IReadOnlyList<FdxParagraph> paragraphs)
    {
        var lines = new List<FdxTitleLine>();
        var before = "";
        for (var p = 0; p < paragraphs.Count; p++)
        {
            var text = paragraphs[p].Plain;
            if (paragraphs[p].Bookmark is { Length: > 0 } bookmark)
            {
                AddAll(lines, bookmark, p, text);
                before = bookmark;
                continue;
            }

            var from = lines.Count;
            foreach (var range in text.AsSpan().Split('\n'))
                Add(lines, p, text, range, ref before, from);
        }

        return lines;
    }

    /// <summary>The title page as entries: neighbouring lines under one key are one.</summary>
    public static TitlePage Read(IReadOnlyList<FdxParagraph> paragraphs, SourceText source)
    {
        var entries = ImmutableArray.CreateBuilder<TitleEntry>();
        var lines = Lines(paragraphs);
        for (var i = 0; i < lines.Count;)
        {
            var next = i;
            while (next < lines.Count && lines[next].Key == lines[i].Key)
                next++;
            var first = paragraphs[lines[i].Paragraph];
            var span = source.SpanAt(first.Start, paragraphs[lines[next - 1].Paragraph].End - first.Start);
            entries.Add(new TitleEntry(lines[i].Key, [.. lines[i..next].Where(l => l.Length > 0).Select(l => Slice(paragraphs[l.Paragraph], l))], span));
            i = next;
        }

        return entries.Count == 0 ? TitlePage.Empty : new TitlePage(entries.DrainToImmutable());
    }

    /// <summary>A part of a styled text.</summary>
    public static StyledText Slice(StyledText text, int start, int length)
    {
        var runs = text.Runs
            .Select(r => (Run: r, From: Math.Max(r.Start, start), To: Math.Min(r.Start + r.Length, start + length)))
            .Where(r => r.To > r.From)
            .Select(r => r.Run with { Start = r.From - start, Length = r.To - r.From });
        return new StyledText(text.Plain.Substring(start, length), [.. runs], []);
    }

    private static StyledText Slice(FdxParagraph paragraph, FdxTitleLine line) => Slice(FdxTypes.ToText(paragraph), line.Start, line.Length);

    private static void AddAll(List<FdxTitleLine> lines, string key, int paragraph, string text)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            lines.Add(new FdxTitleLine(key, paragraph, start, length));
        }
    }

    private static void Add(List<FdxTitleLine> lines, int paragraph, string text, Range range, ref string before, int firstOfParagraph)
    {
        var (start, length) = range.GetOffsetAndLength(text.Length);
        var line = text.AsSpan(start, length);
        start += length - line.TrimStart().Length;
        line = line.Trim();
        if (line.IsEmpty)
            return;
        var said = KeyOf(line, out var words);
        if (said == "Credit" && line.Length > words)
        {
            // "Written by Ian" says both.
            lines.Add(new FdxTitleLine("Credit", paragraph, start, words));
            var author = line[words..].Trim(" :");
            before = "Author";
            lines.Add(new FdxTitleLine("Author", paragraph, start + words + line[words..].IndexOf(author, StringComparison.Ordinal), author.Length));
            return;
        }

        var together = lines.Count > firstOfParagraph && said is null or "Draft date" && before is "Contact" or "Draft date" or "Copyright";
        before = together ? before : said ?? Follow(before, lines.Count == 0);
        lines.Add(new FdxTitleLine(before, paragraph, start, line.Length));
    }

    private static string Follow(string before, bool isFirst) => before switch
    {
        "" or "Title" => "Title",
        "Credit" or "Author" => "Author",
        _ when isFirst => "Title",
        "Source" or "Contact" or "Draft date" => "Contact",
        _ => "Notes",
    };

    private static string? KeyOf(ReadOnlySpan<char> line, out int words)
    {
        foreach (var (starts, said, key) in Rules)
        {
            words = said.Length;
            if (starts ? Starts(line, said) : line.Contains(said, StringComparison.OrdinalIgnoreCase))
                return key;
        }

        words = 0;
        return DateOnly.TryParse(line, CultureInfo.InvariantCulture, out _) ? "Draft date" : null;
    }

    private static bool Starts(ReadOnlySpan<char> line, string words) =>
        line.StartsWith(words, StringComparison.OrdinalIgnoreCase) && (line.Length == words.Length || line[words.Length] is ' ' or ':' or '\t');
}

/// <summary>One line of a title page.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Paragraph">Index of the paragraph it stands in.</param>
/// <param name="Start">Offset in that paragraph's characters.</param>
/// <param name="Length">Its characters; zero for a bookmarked empty line.</param>
internal readonly record struct FdxTitleLine(string Key, int Paragraph, int Start, int Length);
