namespace Throughline.Screenplays.Layout;

/// <summary>The page that is being filled, and where everything was put.</summary>
internal sealed class Sheet(int elements, int linesPerPage)
{
    private readonly ElementPlace?[] _last = new ElementPlace?[elements];
    private int _top;
    private int _repeated;

    /// <summary>Where each element was put.</summary>
    public ElementPlace[] Places { get; } = new ElementPlace[elements];

    /// <summary>The element that each page begins with, or its bitwise complement when a part of it, or of its speech, stands on the page before.</summary>
    public List<int> Starts { get; } = [0];

    /// <summary>Lines that are taken at the head of each page.</summary>
    public List<int> Tops { get; } = [0];

    /// <summary>The numbers of pages that are locked, by page.</summary>
    public Dictionary<int, string> Locked { get; } = [];

    /// <summary>The page, from 1.</summary>
    public int Page { get; private set; } = 1;

    /// <summary>Lines used on it.</summary>
    public int Line { get; private set; }

    /// <summary>True once anything was printed.</summary>
    public bool Used { get; private set; }

    /// <summary>True when nothing but what every page begins with stands on the page.</summary>
    public bool AtTop => Line == _top;

    /// <summary>Lines still free.</summary>
    public int LinesLeft => linesPerPage + _repeated - Line;

    /// <summary>Goes to the next page.</summary>
    /// <param name="start">What it begins with; see <see cref="Starts"/>.</param>
    /// <param name="top">Lines that are taken at its head.</param>
    public void TurnOver(int start, int top)
    {
        Starts.Add(start);
        Tops.Add(top);
        Page++;
        Line = _top = top;
        _repeated = 0;
    }

    /// <summary>Gives the page the number it was locked with; of pages that became one it has the first and the last.</summary>
    public void Lock(string label) =>
        Locked[Page] = Locked.TryGetValue(Page, out var before) ? $"{before.Split('-')[0]}-{label.Split('-')[^1]}" : label;

    /// <summary>Begins as another layout had come to, at the head of a page.</summary>
    /// <param name="before">That layout.</param>
    /// <param name="page">The page, from 0.</param>
    public void Resume(PageMap before, int page)
    {
        before.Elements.AsSpan(0, before.Starts[page]).CopyTo(Places);
        Starts.Clear();
        Starts.AddRange(before.Starts.AsSpan(0, page + 1));
        Tops.Clear();
        Tops.AddRange(before.Tops.AsSpan(0, page + 1));
        Page = page + 1;
        Line = _top = before.Tops[page];
        Used = page > 0;
    }

    /// <summary>Notes where something that is not printed would stand.</summary>
    public void Mark(int element) => Places[element] = new ElementPlace(Page, Math.Min(linesPerPage, Line + 1), 0);

    /// <summary>Leaves lines empty, at the top only when asked to.</summary>
    public void Skip(int lines, bool evenAtTop = false)
    {
        if (!AtTop || evenAtTop)
            Line += lines;
    }

    /// <summary>Takes a line for a name that is repeated. As Final Draft counts, the page is then a line longer.</summary>
    public void Repeat()
    {
        Line++;
        _repeated = 1;
    }

    /// <summary>Puts an element or a part of it on this page.</summary>
    public void Put(int element, int lines, int textStart = 0)
    {
        PutAt(element, Page, Line + 1, lines, textStart);
        Line += lines;
    }

    /// <summary>Puts an element or a part of it anywhere.</summary>
    public void PutAt(int element, int page, int line, int lines, int textStart)
    {
        Used = true;
        var place = new ElementPlace(page, line, lines, textStart);
        if (_last[element] is { } before)
            before.Rest = place;
        else
            Places[element] = place;
        _last[element] = place;
    }

    /// <summary>Goes to a line that was reached by hand.</summary>
    /// <param name="page">Its page, from 1.</param>
    /// <param name="line">Lines used on that page.</param>
    /// <param name="element">What stands on all pages up to it.</param>
    public void Advance(int page, int line, int element)
    {
        while (Page < page)
            TurnOver(~element, 0);
        Line = line;
    }
}
