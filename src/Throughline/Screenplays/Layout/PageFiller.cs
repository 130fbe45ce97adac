using System.Collections.Immutable;

namespace Throughline.Screenplays.Layout;

/// <summary>Fills pages with elements, block by block: a heading, a paragraph, a speech, two speeches said at once.</summary>
internal sealed class PageFiller
{
    private readonly ImmutableArray<Element> _elements;
    private readonly PageStyle _style;
    private readonly BreakFinder _breaks;
    private readonly int _lastText;
    private readonly ImmutableArray<PageLock> _locks;
    private int _nextLock;
    private bool _inScene;

    public PageFiller(Screenplay screenplay, PageStyle style)
    {
        (_elements, _style) = (screenplay.Elements, style);
        Measure = new Measure(screenplay, style);
        _breaks = new BreakFinder(Measure);
        for (_lastText = _elements.Length - 1; _lastText >= 0 && (!_elements[_lastText].IsPrinted || Measure.LengthOf(_lastText) == 0); _lastText--)
        {
        }

        Sheet = new Sheet(_elements.Length, style.LinesPerPage);
        _locks = PageLock.Of(screenplay);
    }

    public Measure Measure { get; }

    /// <summary>The last element with words.</summary>
    public int LastText => _lastText;

    /// <summary>True when pages are locked.</summary>
    public bool IsLocked => _locks.Length > 0;

    public Sheet Sheet { get; }

    /// <summary>Begins as another layout had come to, at the head of a page.</summary>
    /// <param name="before">That layout; up to the page, both are the same.</param>
    /// <param name="page">The page, from 0; a block begins it.</param>
    public void Resume(PageMap before, int page)
    {
        Sheet.Resume(before, page);
        for (var i = 0; i < before.Starts[page] && !_inScene; i++)
            _inScene = _elements[i] is SceneHeading;
    }

    /// <summary>Places the block that begins at an element.</summary>
    /// <returns>The element after it.</returns>
    public int Place(int at)
    {
        var element = _elements[at];
        if (!element.IsPrinted)
        {
            Sheet.Mark(at);
            return at + 1;
        }

        // An empty paragraph at the end makes no page of its own.
        if (at > _lastText && element is not PageBreak && Measure.BlankBefore(at) + 1 > Sheet.LinesLeft)
        {
            Sheet.Mark(at);
            return at + 1;
        }

        if (element is PageBreak)
        {
            Sheet.Mark(at);
            if (!Sheet.AtTop)
                TurnOver(at + 1);
            return at + 1;
        }

        var isLocked = BeginLocked(at);
        for (var n = isLocked ? 0 : Measure.EmptyAbove(at); n > 0; n--)
            PutEmpty(at);
        var paragraph = Measure.For(at);
        if (paragraph.StartsPage && !Sheet.AtTop)
            TurnOver(at);
        switch (paragraph.Role)
        {
            case PageRole.Heading:
                KeepHeading(at);
                return at + 1;
            case PageRole.Cue:
                var right = Speakers.Partner(_elements, at);
                return right > 0 ? PlaceDual(at, right) : PlaceTogether(at, Speakers.EndOfSpeech(_elements, at), hasCue: true);
            case PageRole.Transition:
                Keep(at, Measure.BlankBefore(at) + Measure.Lines(at));
                return PlaceTogether(at, at + 1, hasCue: false);
            default:
                return PlaceTogether(at, at + 1, hasCue: false);
        }
    }

    // Begins the locked pages that begin with an element, or should have begun before it.
    private bool BeginLocked(int at)
    {
        var begins = false;
        for (; _nextLock < _locks.Length && (_locks[_nextLock].Element < at || _locks[_nextLock] == new PageLock(at, 0, _locks[_nextLock].Label)); _nextLock++)
        {
            if (!Sheet.AtTop && !begins)
                TurnOver(at);
            begins = true;
            Sheet.Lock(_locks[_nextLock].Label);
        }

        return begins;
    }

    private void PutEmpty(int at)
    {
        Keep(at, 2);
        Sheet.Skip(1);
        Sheet.Skip(1, evenAtTop: true);
    }

    private void KeepHeading(int at)
    {
        Keep(at, Measure.BlankBefore(at) + Measure.Lines(at) + FirstPiece(at + 1));
        _inScene |= _elements[at] is SceneHeading;
        PlaceTogether(at, at + 1, hasCue: false);
    }

    // What must stand below a heading with the blank lines above it: headings, and the first piece of what follows.
    private int FirstPiece(int at)
    {
        var lines = 0;
        for (; at < _elements.Length && lines < _style.LinesPerPage; at++)
        {
            if (!_elements[at].IsPrinted)
                continue;
            if (_elements[at] is PageBreak || Measure.For(at).StartsPage)
                return lines;
            lines += 2 * Measure.EmptyAbove(at) + Measure.BlankBefore(at);
            switch (Measure.For(at).Role)
            {
                case PageRole.Heading:
                    lines += Measure.Lines(at);
                    continue;
                case PageRole.Cue when Speakers.Partner(_elements, at) is var right and > 0:
                    return lines + Math.Max(Sum(at, right, isDual: true), Sum(right, Speakers.EndOfSpeech(_elements, right), isDual: true));
                case PageRole.Cue:
                    var end = Speakers.EndOfSpeech(_elements, at);
                    return lines + Measure.Lines(at) + (_breaks.Find(at + 1, 0, end, _style.LinesPerPage, earliest: true) ? _breaks.Lines : Sum(at + 1, end));
                case PageRole.Transition:
                    return lines + Measure.Lines(at);
                default:
                    return lines + (_breaks.Find(at, 0, at + 1, _style.LinesPerPage, earliest: true) ? _breaks.Lines : Measure.Lines(at));
            }
        }

        return lines;
    }

    // Elements that stand together: they go over whole, or at a break that may be, or where a locked page begins.
    private int PlaceTogether(int at, int end, bool hasCue)
    {
        var blank = Sheet.AtTop ? 0 : Measure.BlankBefore(at);
        var cueLines = hasCue ? Measure.Lines(at) : 0;
        var first = hasCue ? at + 1 : at;
        var left = Sheet.LinesLeft - blank - cueLines;
        var goal = Goal(first, 0, end);
        if (!Sheet.AtTop && (Fits(first, 0, goal, left) ? goal.IsEnd && !Fits(first, 0, goal, left - TransitionBelow(end)) : !_breaks.Find(first, 0, end, left)))
        {
            TurnOver(at);
            blank = 0;
        }

        Sheet.Skip(blank);
        if (hasCue)
            Sheet.Put(at, cueLines);
        for (var start = 0; ;)
        {
            if (Fits(first, start, goal, Sheet.LinesLeft))
            {
                PutUntil(first, start, goal.Element, goal.Stop, int.MaxValue);
                if (goal.IsEnd)
                    return end;
                (first, start) = (goal.Element, goal.Stop);
            }
            else
            {
                if (!_breaks.Find(first, start, end, Sheet.LinesLeft))
                    _breaks.Force(first, start, end, Sheet.LinesLeft);
                PutUntil(first, start, _breaks.Element, _breaks.End, Sheet.LinesLeft);
                (first, start) = (_breaks.Element, _breaks.Next);
                if (first >= end)
                    return end;
            }

            TurnOver(~at);
            for (; _nextLock < _locks.Length && IsReached(_locks[_nextLock], first, start); _nextLock++)
                Sheet.Lock(_locks[_nextLock].Label);
            if (hasCue)
                Sheet.Repeat();
            goal = Goal(first, start, end);
        }
    }

    private static bool IsReached(PageLock page, int element, int start) => page.Element < element || (page.Element == element && page.Offset <= start);

    // How far a page may be filled: to where the next locked page begins, or to the end of what stands together.
    private (int Element, int Stop, bool IsEnd) Goal(int first, int start, int end)
    {
        for (var i = _nextLock; i < _locks.Length && _locks[i].Element < end; i++)
        {
            if (!IsReached(_locks[i], first, start))
                return (_locks[i].Element, _locks[i].Offset, false);
        }

        return (end, 0, true);
    }

    // A transition never begins a page: what it follows goes over with it. Lines that it takes, with those above it.
    private int TransitionBelow(int at)
    {
        while (at < _elements.Length && !_elements[at].IsPrinted)
            at++;
        return at < _elements.Length && _elements[at] is Transition ? Measure.BlankBefore(at) + Measure.Lines(at) : 0;
    }

    private void PutUntil(int first, int start, int element, int stop, int left)
    {
        for (var i = first; i < element; i++, start = 0)
        {
            if (_elements[i].IsPrinted)
                Sheet.Put(i, Measure.Lines(i, start), start);
            else
                Sheet.Mark(i);
        }

        if (stop > start || (stop > 0 && element > first))
            Sheet.Put(element, Math.Min(left, Measure.Lines(element, element > first ? 0 : start, stop)), element > first ? 0 : start);
    }

    private bool Fits(int first, int start, (int Element, int Stop, bool IsEnd) goal, int left)
    {
        var i = first;
        for (; i < goal.Element && left >= 0; i++, start = 0)
            left -= Measure.Lines(i, start);
        return left >= 0 && (goal.Stop <= start || Measure.Lines(i, start, goal.Stop) <= left);
    }

    private void Keep(int at, int lines)
    {
        if (!Sheet.AtTop && lines > Sheet.LinesLeft)
            TurnOver(at);
    }

    // Two columns, each from the same line on, each going over where its page ends.
    private int PlaceDual(int left, int right)
    {
        var end = Speakers.EndOfSpeech(_elements, right);
        var height = Math.Max(Sum(left, right, isDual: true), Sum(right, end, isDual: true));
        Keep(left, Measure.BlankBefore(left) + Math.Min(height, _style.LinesPerPage - 1));
        Sheet.Skip(Measure.BlankBefore(left));
        var one = PlaceColumn(left, right);
        var other = PlaceColumn(right, end);
        var last = one.Page > other.Page || one.Page == other.Page && one.Line > other.Line ? one : other;
        Sheet.Advance(last.Page, last.Line, left);
        return end;
    }

    private (int Page, int Line) PlaceColumn(int from, int to)
    {
        var (page, line) = (Sheet.Page, Sheet.Line);
        for (var i = from; i < to; i++)
        {
            var lines = Measure.Lines(i, isDual: true);
            if (lines == 0)
            {
                Sheet.Places[i] = new ElementPlace(page, Math.Min(_style.LinesPerPage, line + 1), 0);
                continue;
            }

            var text = _elements[i].Text.Plain.AsSpan(0, Measure.LengthOf(i));
            for (var start = 0; lines > 0;)
            {
                if (line >= _style.LinesPerPage)
                    (page, line) = (page + 1, 0);
                var here = Math.Min(lines, _style.LinesPerPage - line);
                Sheet.PutAt(i, page, line + 1, here, start);
                (line, lines) = (line + here, lines - here);
                for (var n = 0; n < here && lines > 0; n++)
                    LineBreak.Next(text, start, Measure.Widths(i, isDual: true).Other, out start);
            }
        }

        return (page, line);
    }

    private int Sum(int from, int to, bool isDual = false)
    {
        var lines = 0;
        for (var i = from; i < to; i++)
            lines += Measure.Lines(i, isDual: isDual);
        return lines;
    }

    private void TurnOver(int start)
    {
        var next = start < 0 ? ~start : start;
        Sheet.TurnOver(start, _style.MarksContinuedScenes && _inScene && ContinuesScene(next, start < 0) ? 2 : 0);
    }

    private bool ContinuesScene(int at, bool isSplit)
    {
        for (; at < _elements.Length; at++)
        {
            if (_elements[at].IsPrinted && _elements[at] is not PageBreak)
                return isSplit || _elements[at] is not SceneHeading;
        }

        return false;
    }
}
