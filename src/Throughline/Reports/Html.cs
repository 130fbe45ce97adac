using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Throughline.Reports;

/// <summary>A page being written. What stands between the braces of an added string is encoded; the string itself is markup.</summary>
internal sealed class Html
{
    private readonly StringBuilder _page = new(128 * 1024);

    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);

    /// <summary>Where the lines of the script are, for the number of a line to follow; null when they are on this page.</summary>
    public string? ScriptAddress { get; init; }

    /// <summary>Adds markup with values in it.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] ref Interpolation markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Adds a constant.</summary>
    public Html Raw(string markup)
    {
        _page.Append(markup);
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    public Html Number(int number)
    {
        _page.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>Adds a coordinate with one decimal.</summary>
    public Html Coordinate(double value) => Raw(Point(value));

    /// <summary>Adds text that is not ours; a line end becomes a break where <paramref name="breaks"/> says so, else a space.</summary>
    public Html Text(ReadOnlySpan<char> text, bool breaks = false)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '<': _page.Append("&lt;"); break;
                case '>': _page.Append("&gt;"); break;
                case '&': _page.Append("&amp;"); break;
                case '"': _page.Append("&quot;"); break;
                case '\'': _page.Append("&#39;"); break;
                case '\n': _page.Append(breaks ? "<br>" : " "); break;
                case '\t': _page.Append(' '); break;
                case < 0x20 or (>= 0x7F and < 0xA0) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069): _page.Append('\uFFFD'); break;
                default: _page.Append(rune.ToString()); break;
            }
        }

        return this;
    }

    /// <summary>The class of elements that are styled by declarations of this page alone, which must be ours.</summary>
    public string Styled(string declarations)
    {
        if (!_classes.TryGetValue(declarations, out var name))
            _classes.Add(declarations, name = string.Create(CultureInfo.InvariantCulture, $"y{_classes.Count}"));
        return name;
    }

    /// <summary>The rules for the classes that <see cref="Styled"/> gave, each named twice so that it wins over the sheet, as a style of the element would.</summary>
    public string Rules => string.Concat(_classes.Select(one => $".{one.Value}.{one.Value}{{{one.Key}}}\n"));

    public override string ToString() => _page.ToString();

    /// <summary>A number with one decimal, for coordinates.</summary>
    public static string Point(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A whole number with thin spaces between thousands.</summary>
    public static string Count(int value) => value < 10_000 ? value.ToString(CultureInfo.InvariantCulture) : value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u2009');

    [InterpolatedStringHandler]
    internal readonly ref struct Interpolation(int literalLength, int formattedCount, Html html)
    {
        public void AppendLiteral(string literal)
        {
            _ = (literalLength, formattedCount);
            html.Raw(literal);
        }

        public void AppendFormatted(string? text) => html.Text(text);

        public void AppendFormatted(int number) => html._page.Append(number);

        public void AppendFormatted(double coordinate) => html._page.Append(Point(coordinate));
    }
}
