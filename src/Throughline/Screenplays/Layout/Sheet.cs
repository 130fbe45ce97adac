namespace Throughline.Screenplays.Layout;

/// <summary>The page that is being filled.</summary>
internal sealed class Sheet(int elements)
{
    private int _reserved;

    /// <summary>Where each element was put.</summary>
    public ElementPlace[] Places { get; } = new ElementPlace[elements];

    /// <summary>The page, from 1.</summary>
    public int Page { get; private set; } = 1;

    /// <summary>Lines used on it.</summary>
    public int Line { get; private set; }

    /// <summary>True once anything was printed.</summary>
    public bool Used { get; private set; }

    /// <summary>True when nothing stands on the page yet.</summary>
    public bool AtTop => Line == 0;

    /// <summary>Lines still free.</summary>
    public int LinesLeft => PageMap.LinesPerPage - Line;

    /// <summary>Goes to the next page unless this one is empty.</summary>
    public void TurnOver()
    {
        _reserved = 0;
        if (AtTop)
            return;
        Page++;
        Line = 0;
    }

    /// <summary>Goes to the next page when fewer lines are left than must stay together.</summary>
    public void Keep(int lines)
    {
        if (lines > LinesLeft)
            TurnOver();
    }

    /// <summary>Leaves lines at the end of this page empty, so that more go to the next.</summary>
    public void Reserve(int lines) => _reserved = lines;

    /// <summary>Notes where something that is not printed would stand.</summary>
    public void Mark(int element) => Places[element] = new ElementPlace(Page, Math.Min(PageMap.LinesPerPage, Line + 1), 0);

    /// <summary>Puts lines down, over as many pages as they need.</summary>
    public void Put(int element, int before, int lines, bool repeatCue = false)
    {
        if (lines == 0)
        {
            Mark(element);
            return;
        }

        if (AtTop)
            before = 0;
        if (Line + before >= PageMap.LinesPerPage - _reserved)
        {
            TurnOver();
            before = 0;
            Line = repeatCue ? 1 : 0;
        }

        Places[element] = new ElementPlace(Page, Line + before + 1, lines);
        Line += before;
        Used = true;
        for (var rest = lines; rest > 0;)
        {
            var here = Math.Min(rest, PageMap.LinesPerPage - _reserved - Line);
            Line += here;
            rest -= here;
            if (rest > 0)
            {
                TurnOver();
                Line = repeatCue ? 1 : 0;
            }
        }
    }

    /// <summary>Uses up lines that were placed by hand.</summary>
    public void Advance(int before, int lines)
    {
        Used = true;
        Line += (AtTop ? 0 : before) + lines;
        while (Line > PageMap.LinesPerPage)
        {
            Page++;
            Line -= PageMap.LinesPerPage;
        }
    }
}
