using System.Globalization;
using System.Text;

namespace Throughline.Drafts.Web;

/// <summary>A page being written: markup is ours, text is a script's and is encoded.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _page = new(256 * 1024);

    /// <summary>Adds markup.</summary>
    public Markup Raw(string markup)
    {
        _page.Append(markup);
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    public Markup Number(int number)
    {
        _page.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>Adds a coordinate with one decimal.</summary>
    public Markup Point(double value)
    {
        _page.Append(Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds text from a script; a line end becomes a break where <paramref name="breaks"/> says so, else a space.</summary>
    public Markup Text(ReadOnlySpan<char> text, bool breaks = false)
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

    /// <returns>The page.</returns>
    public override string ToString() => _page.ToString();
}
