using SkiaSharp;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Documents.Printing;

/// <summary>Draws a page that was laid out.</summary>
internal sealed class PagePainter(Screenplay screenplay, PageStyle style, PrintSettings settings, PageChoice choice)
{
    private const float Column = 7.2f;
    private const float Row = 12;

    // Where letters stand in a row of 12 points, in Courier's proportions.
    private const float Foot = 9;
    private static readonly SKColor Faint = new(0xB8, 0xB8, 0xB8);
    private static readonly SKColor Water = new(0xE4, 0xE4, 0xE4);

    public void Paint(PageCanvas canvas, PrintedPage page)
    {
        if (settings.Watermark is { Length: > 0 } words)
            Watermark(canvas, words);
        foreach (var line in page.Lines)
        {
            if (line.Part != PrintedPart.RevisionMark || settings.Revisions != RevisionLook.None)
                Paint(canvas, page, line);
        }

        if (settings.Scenes is not null)
            CrossOut(canvas, page);
        if (settings.Character is not null)
            MarkSpeeches(canvas, page);
    }

    private void Paint(PageCanvas canvas, PrintedPage page, PrintedLine line)
    {
        var (top, x) = (Top(line.Row), (line.IsRightToLeft ? line.Column + line.Columns : line.Column) * Column);
        if (page.Page > 0 && line.Part == PrintedPart.Text && line.Element >= 0 && screenplay.Elements[line.Element] is SceneHeading && choice.IsWanted(line.Element) && line.Runs is [{ Start: 0 }, ..])
            canvas.Name(0, Math.Max(0, top - Row), ScriptPdf.PlaceOf(choice.SceneOf(line.Element)));
        foreach (var run in line.Runs)
        {
            var look = Look.Of(run.Style, choice.IsWanted(line.Element) ? ColourOf(run) : Faint);
            var width = canvas.Draw(run.Text, x, top + Foot, look, line.IsRightToLeft);
            x += line.IsRightToLeft ? -width : width;
        }

        if (page.Page == 0 && line.Element >= 0)
            canvas.Link(new SKRect(line.Column * Column, top, (line.Column + line.Columns) * Column, top + Row), ScriptPdf.PlaceOf(choice.SceneOf(line.Element)));
    }

    private float Top(int row) => (float)(row == 0 ? style.HeaderMargin : style.TopMargin + (row - 1) * Row);

    private SKColor ColourOf(PrintedRun run) =>
        settings.Revisions == RevisionLook.Colours && run.Revision > 0 ? RevisionInk.Of(screenplay, run.Revision) : SKColors.Black;

    // Behind the text, from the lower left to the upper right.
    private void Watermark(PageCanvas canvas, string words)
    {
        var (width, height) = ((float)style.Paper.Width, (float)style.Paper.Height);
        var length = MathF.Sqrt(width * width + height * height) * 0.78f;
        canvas.DrawTurned(words, width / 2, height / 2, -MathF.Atan2(height, width) * 180 / MathF.PI, length, new Look(Water, IsBold: true));
    }

    // A stroke through every stretch of the page that is not asked for, as sides are marked by hand.
    private void CrossOut(PageCanvas canvas, PrintedPage page)
    {
        var rows = page.Lines.Where(l => l.Part == PrintedPart.Text).GroupBy(l => l.Row).OrderBy(g => g.Key).Select(g => (Row: g.Key, IsWanted: choice.IsWanted(g.First().Element))).ToArray();
        for (int from = 0, to; from < rows.Length; from = to)
        {
            to = from + 1;
            while (to < rows.Length && rows[to].IsWanted == rows[from].IsWanted)
                to++;
            if (rows[from].IsWanted)
                continue;
            var (left, right) = (style.Paragraphs[(int)ElementKind.Action].Left * Column, (style.Paragraphs[(int)ElementKind.Action].Left + style.Paragraphs[(int)ElementKind.Action].Width) * Column);
            canvas.Rule(left, Top(rows[to - 1].Row) + Row, right, Top(rows[from].Row), new SKColor(0x70, 0x70, 0x70), 1);
        }
    }

    // A bar beside what the character says.
    private void MarkSpeeches(PageCanvas canvas, PrintedPage page)
    {
        foreach (var speech in page.Lines.Where(l => l.Part is PrintedPart.Text or PrintedPart.RepeatedCue && l.Element >= 0 && choice.IsWanted(l.Element)).GroupBy(l => CueOf(l.Element)))
        {
            if (screenplay.Elements[speech.Key] is not Cue cue || CharacterIndex.Fold(cue.Name) != CharacterIndex.Fold(settings.Character!))
                continue;
            var x = (speech.Min(l => l.Column) - 1.5f) * Column;
            canvas.Rule(x, Top(speech.Min(l => l.Row)), x, Top(speech.Max(l => l.Row)) + Row, SKColors.Black, 1.6f);
        }
    }

    // The name above what is said; of anything else itself.
    private int CueOf(int element)
    {
        while (element > 0 && (screenplay.Elements[element].IsSpeechPart || !screenplay.Elements[element].IsPrinted))
            element--;
        return element;
    }
}
