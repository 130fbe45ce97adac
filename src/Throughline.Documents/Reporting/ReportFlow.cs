using System.Globalization;
using SkiaSharp;
using Throughline.Documents.Printing;
using Throughline.Documents.Setting;
using Throughline.Screenplays.Layout;

namespace Throughline.Documents.Reporting;

/// <summary>Sets the parts of a report one below the other, and turns the page where they do not fit.</summary>
internal sealed class ReportFlow : IDisposable
{
    public const float Size = 9;
    public const float ChapterSize = 13;
    public const float TitleSize = 18;
    public const float VerdictSize = 16;
    public const float Margin = 40;
    private const float Foot = 16;
    private readonly SKDocument _document;
    private readonly Paper _paper;
    private readonly string _footer;
    private readonly Dictionary<float, TextSetter> _setters = [];
    private SKCanvas _page;
    private int _number;

    public ReportFlow(SKDocument document, Paper paper, string footer)
    {
        (_document, _paper, _footer) = (document, paper, footer);
        _page = Begin();
    }

    /// <summary>From one line to the next.</summary>
    public static float Leading => Size * 1.3f;

    /// <summary>Where the next part begins, in points from the top.</summary>
    public float Y { get; private set; }

    /// <summary>Between the margins.</summary>
    public float Width => (float)_paper.Width - 2 * Margin;

    /// <summary>Above the margin at the foot.</summary>
    public float Bottom => (float)_paper.Height - Margin - Foot;

    /// <summary>Letters that stand beside each other in a width.</summary>
    public static int Columns(float width) => Math.Max(1, (int)(width / (Size * 0.6f)));

    /// <summary>Turns the page when less than this is left of it.</summary>
    /// <returns>True when it was turned.</returns>
    public bool Need(float height)
    {
        if (Y + height <= Bottom || Y <= Margin)
            return false;
        NewPage();
        return true;
    }

    public void NewPage()
    {
        _document.EndPage();
        _page = Begin();
    }

    public void Down(float height) => Y += height;

    public void Name(string place)
    {
        using var canvas = At(Size);
        canvas.Name(0, Math.Max(0, Y - Size), place);
    }

    public void Heading(string words, float size, string? colour = null)
    {
        Need(size * 2.2f + Leading * 6.5f); // with the titles of a table and some of its rows
        Down(size * 0.7f);
        var lines = Wrap(words, (int)(Width / (size * 0.6f)));
        if (colour is not null)
            Fill(Margin - 10, 4, lines.Count * size * 1.25f, colour);
        foreach (var line in lines)
        {
            Words(line, Margin, size, isBold: true);
            Down(size * 1.25f);
        }

        Down(size * 0.25f);
    }

    public void Paragraph(string words)
    {
        foreach (var line in Wrap(words, Columns(Width)))
        {
            Need(Leading);
            Words(line, Margin, Size);
            Down(Leading);
        }

        Down(Leading * 0.4f);
    }

    /// <summary>Draws words on the row that begins at <see cref="Y"/>.</summary>
    public void Words(string words, float x, float size, bool isBold = false, SKColor? colour = null, float down = 0)
    {
        using var canvas = At(size);
        var isBackwards = Direction.IsRightToLeft(words);
        canvas.Draw(words, isBackwards ? x + canvas.WidthOf(words) : x, Y + down + size * 0.85f, new Look(colour ?? SKColors.Black, IsBold: isBold), isBackwards);
    }

    /// <summary>Fills an area from <see cref="Y"/> down; black when the colour cannot be read.</summary>
    public void Fill(float x, float width, float height, string colour)
    {
        using var canvas = At(Size);
        canvas.Fill(new SKRect(x, Y, x + width, Y + height), SKColor.TryParse(colour, out var parsed) ? parsed : SKColors.Black);
    }

    /// <summary>Draws a thin line over the whole width at <see cref="Y"/>.</summary>
    public void Line()
    {
        using var canvas = At(Size);
        canvas.Rule(Margin, Y, Margin + Width, Y, new SKColor(0xC8, 0xC8, 0xC8), 0.5f);
    }

    /// <summary>Draws a picture at <see cref="Y"/>.</summary>
    public void Picture(SKImage image, float x, float width, float height) =>
        _page.DrawImage(image, new SKRect(x, Y, x + width, Y + height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

    /// <summary>Breaks words into lines of so many columns.</summary>
    public static List<string> Wrap(string words, int columns)
    {
        var lines = new List<string>();
        foreach (var paragraph in words.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var rest = word;
                if (line.Length > 0 && LineCount.Columns(line) + 1 + LineCount.Columns(rest) <= columns)
                {
                    line += " " + rest;
                    continue;
                }

                if (line.Length > 0 && LineCount.Columns(rest) > columns && Joint(rest, columns - LineCount.Columns(line) - 1) is > 0 and var joint)
                {
                    line += " " + rest[..joint];
                    rest = rest[joint..];
                }

                if (line.Length > 0)
                    lines.Add(line);
                for (; LineCount.Columns(rest) > columns; rest = rest[Cut(rest, columns)..])
                    lines.Add(rest[..Cut(rest, columns)]);
                line = rest;
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <inheritdoc/>
    public void Dispose() => _document.EndPage();

    // Behind the last sign at which a long name may be broken, within so many columns; 0 when there is none.
    private static int Joint(string word, int columns)
    {
        for (var at = Math.Min(word.Length, columns); at > 3; at--)
        {
            // A date or a number is no name.
            if (word[at - 1] is '-' or '.' or '/' or '_' && !(at < word.Length && char.IsAsciiDigit(word[at])) && LineCount.Columns(word.AsSpan(0, at)) <= columns)
                return at;
        }

        return 0;
    }

    // As many letters as fit, at least one, and no half of a pair.
    private static int Cut(string word, int columns)
    {
        if (Joint(word, columns) is > 0 and var joint)
            return joint;
        var at = Math.Min(word.Length, columns);
        while (at > 1 && LineCount.Columns(word.AsSpan(0, at)) > columns)
            at--;
        return at > 1 && char.IsHighSurrogate(word[at - 1]) ? at - 1 : at == 1 && char.IsHighSurrogate(word[0]) && word.Length > 1 ? 2 : at;
    }

    private PageCanvas At(float size)
    {
        if (!_setters.TryGetValue(size, out var setter))
            _setters[size] = setter = new TextSetter(size);
        return new PageCanvas(_page, setter, size);
    }

    private SKCanvas Begin()
    {
        _page = _document.BeginPage((float)_paper.Width, (float)_paper.Height);
        _number++;
        Y = (float)_paper.Height - Margin - 4;
        var grey = new SKColor(0x60, 0x60, 0x60);
        var number = _number.ToString(CultureInfo.InvariantCulture);
        var room = Columns(Width) - number.Length - 2;
        Words(Wrap(_footer, room)[0], Margin, Size, colour: grey);
        Words(number, Margin + Width - number.Length * Size * 0.6f, Size, colour: grey);
        Y = Margin;
        return _page;
    }
}
