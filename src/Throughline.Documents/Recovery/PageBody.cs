using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Documents.Recovery;

/// <summary>Frees the text of a page of what stands around it.</summary>
internal sealed class PageBody(Margins margins, Furniture furniture)
{
    private bool _speechGoesOn;

    /// <summary>The lines of a page, from the top. Call it for one page after the other.</summary>
    public IEnumerable<BodyLine> Lines(List<PdfRow> page)
    {
        var above = double.NaN;
        var first = true;
        var cut = false;
        var goesOn = false;
        foreach (var whole in page)
        {
            if (furniture.IsRunning(whole, page))
                continue;
            var row = Strip(whole, out var number, out var isRevised);
            if (row is null)
                continue;
            var parts = Parts(row);
            if (parts.TrueForAll(p => Furniture.IsContinued(p) || Furniture.IsMore(p)))
            {
                cut |= parts.Exists(Furniture.IsMore);
                continue;
            }

            var gap = first || double.IsNaN(above) ? 1 : Math.Max(0, (int)Math.Round((row.Foot - above) / margins.Leading) - 1);
            above = row.Foot;
            if (first && !goesOn && IsRepeatedCue(row.Text))
            {
                goesOn = true; // the name above the rest of a speech is no text
                continue;
            }

            yield return new BodyLine(row, goesOn && first ? 0 : gap, number, isRevised, first, first && (goesOn || _speechGoesOn));
            first = false;
        }

        _speechGoesOn = cut;
    }

    // (MORE) and (CONTINUED) may stand on one line.
    private static List<string> Parts(PdfRow row)
    {
        var starts = row.Stretches();
        starts.Add(row.Words.Length);
        return [.. starts.Zip(starts.Skip(1), (from, to) => row.Part(from, to).Text)];
    }

    private bool IsRepeatedCue(string text)
    {
        CueParser.Split(text, out _, out var extensions);
        return _speechGoesOn && extensions.Any(e => e.Replace('’', '\'').ToUpperInvariant() is "CONT'D" or "CONT" or "CONTINUED" or "CONT.");
    }

    // Scene numbers and revision marks in the margins.
    private PdfRow? Strip(PdfRow row, out string? number, out bool isRevised)
    {
        (number, isRevised) = (null, false);
        var starts = row.Stretches();
        if (row.Words.Length - starts[^1] == 1 && row.Words[^1] is var mark && mark.Text.All(c => c == '*') && mark.X > margins.Right - PdfRow.Column)
        {
            isRevised = true;
            if (starts.Count == 1)
                return null;
            row = row.Part(0, starts[^1]);
            starts.RemoveAt(starts.Count - 1);
        }

        var left = starts.Count > 1 && starts[1] == 1 && row.Words[0] is var word && word.Right < margins.Left + 1 && Furniture.IsSceneNumber(word.Text) ? word.Text.TrimEnd('.') : null;
        var right = starts.Count > 1 && starts[^1] == row.Words.Length - 1 && row.Words[^1] is var last && Furniture.IsSceneNumber(last.Text) && (last.Text.TrimEnd('.') == left || last.X > margins.Right - PdfRow.Column * 4) ? last.Text.TrimEnd('.') : null;
        number = left ?? right;
        return row.Part(left is null ? 0 : 1, row.Words.Length - (right is null ? 0 : 1));
    }
}
