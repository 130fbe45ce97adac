using System.Collections.Immutable;
using System.Text;

namespace Throughline.Documents.Recovery;

/// <summary>What stands on one line of a page.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Foot">In points from the top.</param>
/// <param name="Words">From the left; never empty.</param>
/// <param name="IsRightToLeft">True for a line written from right to left; its words then stand where a mirror shows them, and begin at the left.</param>
internal sealed record PdfRow(int Page, double Foot, ImmutableArray<PdfWord> Words, bool IsRightToLeft = false)
{
    /// <summary>Points in a tenth of an inch: a column of 12-point Courier.</summary>
    public const double Column = 7.2;

    public double X => Words[0].X;

    public double Right => Words[^1].Right;

    /// <summary>The words with the spaces between them: in type of one width as many as there were, at most two.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(Words[0].Text);
            for (var i = 1; i < Words.Length; i++)
                text.Append(' ', Words[i].X - Words[i - 1].Right > Column * 1.6 ? 2 : 1).Append(Words[i].Text);
            return text.ToString();
        }
    }

    /// <summary>The row without some words at its ends.</summary>
    public PdfRow Part(int from, int to) => this with { Words = Words[from..to] };

    /// <summary>Where stretches begin that stand at least three columns from what is before them; 0 first.</summary>
    public List<int> Stretches()
    {
        var starts = new List<int> { 0 };
        for (var i = 1; i < Words.Length; i++)
        {
            if (Words[i].X - Words[i - 1].Right > Column * 2.8)
                starts.Add(i);
        }

        return starts;
    }

    /// <summary>The rows of a page, from the top: words on one line, or as near as raised type.</summary>
    public static IEnumerable<PdfRow> Of(PdfPageText page)
    {
        var row = new List<PdfWord>();
        foreach (var word in page.Words.OrderBy(w => w.Foot).ThenBy(w => w.X))
        {
            if (row.Count > 0 && word.Foot - row[0].Foot > Math.Max(2, row[0].Size * 0.3))
            {
                yield return Row(page, row);
                row.Clear();
            }

            row.Add(word);
        }

        if (row.Count > 0)
            yield return Row(page, row);
    }

    private static PdfRow Row(PdfPageText page, List<PdfWord> words)
    {
        var (line, isRightToLeft) = RightToLeft.Line([.. words.OrderBy(w => w.X)], page.Width);
        return new PdfRow(page.Number, words[0].Foot, line, isRightToLeft);
    }
}
