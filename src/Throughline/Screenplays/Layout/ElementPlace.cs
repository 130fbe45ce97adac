namespace Throughline.Screenplays.Layout;

/// <summary>Where an element stands on paper, or the part of it that stands on one page.</summary>
/// <param name="Page">Page of its first line, from 1, the title page not counted. For what is not printed, the page where it would stand.</param>
/// <param name="Line">Its first line on that page, from 1.</param>
/// <param name="Lines">Its height on that page without the blank lines before it; 0 for what is not printed.</param>
/// <param name="TextStart">Offset in its text of the first character that stands here.</param>
public sealed record ElementPlace(int Page, int Line, int Lines, int TextStart = 0)
{
    /// <summary>The part on the next page; null when it ends here.</summary>
    public ElementPlace? Rest { get; internal set; }

    /// <summary>The same, some pages further on.</summary>
    internal ElementPlace Shift(int pages) => pages == 0 ? this : new ElementPlace(Page + pages, Line, Lines, TextStart) { Rest = Rest?.Shift(pages) };

    /// <summary>Its height over all pages.</summary>
    public int TotalLines
    {
        get
        {
            var lines = 0;
            for (var part = this; part is not null; part = part.Rest)
                lines += part.Lines;
            return lines;
        }
    }
}
