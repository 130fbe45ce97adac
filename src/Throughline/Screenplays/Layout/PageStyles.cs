using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays.Layout;

/// <summary>The styles that come with the program; their figures are in <c>page-styles.tsv</c>.</summary>
public static class PageStyles
{
    /// <summary>All of them; the first is Final Draft's.</summary>
    public static ImmutableArray<PageStyle> All { get; } = Read();

    /// <summary>A style by its name in kebab case: <c>final-draft</c>, <c>warner-bros</c>, <c>bbc</c>, <c>stage-play</c>, <c>sitcom</c>; null when there is none.</summary>
    public static PageStyle? Named(string name) => All.FirstOrDefault(s => s.Name == name);

    private static ImmutableArray<PageStyle> Read()
    {
        var styles = new List<PageStyle>();
        ParagraphStyle[]? first = null;
        foreach (var group in DataTable.Read("page-styles.tsv").GroupBy(row => row[0], StringComparer.Ordinal))
        {
            var paragraphs = first is null ? new ParagraphStyle[Enum.GetValues<ElementKind>().Length] : [.. first];
            foreach (var row in group)
                paragraphs[(int)Enum.Parse<ElementKind>(row[1])] = Paragraph(row);
            if (first is null)
                FillUp(paragraphs);
            first ??= paragraphs;
            styles.Add(new PageStyle { Name = group.Key.ToLowerInvariant().Replace(' ', '-').TrimEnd('.'), Paragraphs = [.. paragraphs] });
        }

        return [.. styles.Select(s => s.Name == "bbc" ? s.On(Paper.A4) : s)];
    }

    // What is never printed has the figures of action, so that every kind has some.
    private static void FillUp(ParagraphStyle[] paragraphs)
    {
        for (var i = 0; i < paragraphs.Length; i++)
            paragraphs[i] ??= paragraphs[(int)ElementKind.Action];
    }

    private static ParagraphStyle Paragraph(string[] row) => new()
    {
        Left = Number(row[2]),
        Width = Number(row[3]),
        FirstIndent = Number(row[4]),
        BlankBefore = Number(row[5]),
        Spacing = Number(row[6]),
        Alignment = Enum.Parse<Alignment>(row[7]),
        Text = Enum.Parse<TextStyle>(row[8]),
        Role = Enum.Parse<PageRole>(row[9]),
        StartsPage = row[10] == "Yes",
    };

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
