using SkiaSharp;
using Throughline.Documents.Setting;

namespace Throughline.Documents.Printing;

/// <summary>Draws text and rules on a page of a PDF. Places are in points from the upper left corner.</summary>
internal sealed class PageCanvas(SKCanvas canvas, TextSetter setter, float size) : IDisposable
{
    private const float Largest = 100;
    private readonly SKPaint _ink = new() { Color = SKColors.Black, IsAntialias = true };

    /// <summary>Draws words.</summary>
    /// <param name="words">What to draw.</param>
    /// <param name="x">The left end; of words from right to left the right one.</param>
    /// <param name="foot">The line on which letters stand.</param>
    /// <param name="look">How.</param>
    /// <param name="isRightToLeft">True when the line runs from right to left.</param>
    /// <returns>The width, in points.</returns>
    public float Draw(string words, float x, float foot, Look look, bool isRightToLeft = false)
    {
        var set = setter.Set(words, look.IsBold, look.IsItalic, isRightToLeft);
        var left = isRightToLeft ? x - set.Width : x;
        _ink.Color = look.Colour;
        foreach (var run in set.Runs)
            Draw(run, left, foot);
        if (look.IsUnderlined)
            Rule(left, foot + size * 0.14f, left + Trimmed(words, set.Width), foot + size * 0.14f, look.Colour, size * 0.05f);
        if (look.IsStruck)
            Rule(left, foot - size * 0.28f, left + set.Width, foot - size * 0.28f, look.Colour, size * 0.05f);
        return set.Width;
    }

    /// <summary>The width of words in points, as drawn from left to right.</summary>
    public float WidthOf(string words) => setter.Set(words).Width;

    /// <summary>Draws a straight line.</summary>
    public void Rule(float x, float y, float toX, float toY, SKColor colour, float width)
    {
        using var pen = new SKPaint { Color = colour, IsStroke = true, StrokeWidth = width, IsAntialias = true };
        canvas.DrawLine(x, y, toX, toY, pen);
    }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(SKRect area, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(area, paint);
    }

    /// <summary>Draws words turned about their middle, as large as a length allows, at most 100 points.</summary>
    /// <param name="degrees">Clockwise.</param>
    /// <param name="length">In points.</param>
    public void DrawTurned(string words, float x, float y, float degrees, float length, Look look)
    {
        var scale = Math.Min(Largest, size * length / Math.Max(1, setter.Set(words, look.IsBold, look.IsItalic).Width)) / size;
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(degrees);
        canvas.Scale(scale);
        Draw(words, -setter.Set(words, look.IsBold, look.IsItalic).Width / 2, size * 0.3f, look);
        canvas.Restore();
    }

    /// <summary>Gives a place a name that links and bookmarks go to.</summary>
    public void Name(float x, float y, string name) => canvas.DrawNamedDestinationAnnotation(new SKPoint(x, y), name).Dispose();

    /// <summary>Makes an area a link to a named place.</summary>
    public void Link(SKRect area, string name) => canvas.DrawLinkDestinationAnnotation(area, name).Dispose();

    /// <inheritdoc/>
    public void Dispose() => _ink.Dispose();

    // No line under the space at the end of a run.
    private static float Trimmed(string words, float width) => words.Length == 0 ? 0 : width * words.TrimEnd().Length / words.Length;

    private void Draw(GlyphRun run, float left, float foot)
    {
        using var font = new SKFont(run.Face.Typeface, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, ScaleX = run.Stretch };
        using var builder = new SKTextBlobBuilder();
        if (run.Text is null)
        {
            builder.AddPositionedRun(run.Glyphs, font, run.Places);
        }
        else
        {
            var buffer = builder.AllocateRawPositionedTextRun(font, run.Glyphs.Length, run.Text.Length);
            run.Glyphs.CopyTo(buffer.Glyphs);
            run.Places.CopyTo(buffer.Positions);
            run.Text.CopyTo(buffer.Text);
            run.Clusters!.CopyTo(buffer.Clusters);
        }

        using var blob = builder.Build();
        if (blob is not null)
            canvas.DrawText(blob, left, foot, _ink);
    }
}
