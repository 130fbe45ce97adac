using System.Globalization;

namespace Throughline.Screenplays.Layout;

/// <summary>A length in eighths of a page, as schedules count it.</summary>
/// <param name="Eighths">Zero or more.</param>
public readonly record struct PageLength(int Eighths)
{
    /// <summary>Whole pages in it.</summary>
    public int Pages => Eighths / 8;

    /// <summary>The length of something that is <paramref name="lines"/> lines high: rounded up, and at least one eighth.</summary>
    /// <param name="lines">Its lines.</param>
    /// <param name="linesPerPage">Lines of a whole page: eighths are eighths of the page that the script is printed on.</param>
    public static PageLength FromLines(int lines, int linesPerPage = PageMap.LinesPerPage)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lines);
        ArgumentOutOfRangeException.ThrowIfLessThan(linesPerPage, 1);
        return new PageLength(Math.Max(1, (lines * 8 + linesPerPage - 1) / linesPerPage));
    }

    /// <summary>Adds lengths.</summary>
    public static PageLength operator +(PageLength left, PageLength right) => left.Add(right);

    /// <summary>Adds a length.</summary>
    public PageLength Add(PageLength other) => new(Eighths + other.Eighths);

    /// <returns><c>1 4/8</c>, <c>3/8</c>, <c>2</c>, <c>0</c>: eighths are never reduced to halves or quarters.</returns>
    public override string ToString() => (Pages, Eighths % 8) switch
    {
        (var pages, 0) => pages.ToString(CultureInfo.InvariantCulture),
        (0, var part) => string.Create(CultureInfo.InvariantCulture, $"{part}/8"),
        var (pages, part) => string.Create(CultureInfo.InvariantCulture, $"{pages} {part}/8"),
    };
}
