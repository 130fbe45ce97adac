using System.Text;
using Throughline.Screenplays.Layout;
using Throughline.Screenplays.Recognition;

namespace Throughline.Documents.Recovery;

/// <summary>Joins the lines of a paragraph again, over the end of a page too.</summary>
internal sealed class Paragraphs
{
    // A paragraph wrongly cut in two is found sooner than two that became one: so the doubt is not quite even.
    private const double Benefit = 0.3;
    private readonly IReadOnlyList<BodyLine> _lines;
    private readonly IReadOnlyList<(LineTag Tag, double Confidence)> _tags;
    private readonly Dictionary<int, double> _rightOf = [];
    private readonly double _widest;
    private readonly int _speechGap;
    private readonly LineJoin _join;
    private Dictionary<int, int>? _lengths;
    private bool? _breaksAtSentences;
    private readonly HashSet<int> _longer = [];
    private readonly double _foot;
    private readonly double _leading;

    public Paragraphs(IReadOnlyList<BodyLine> lines, IReadOnlyList<(LineTag Tag, double Confidence)> tags, double leading)
    {
        (_lines, _tags, _leading) = (lines, tags, leading);
        foreach (var edge in lines.GroupBy(l => l.Column))
            _rightOf[edge.Key] = edge.Max(l => l.Text.EndsWith('-') ? l.Row.Right - PdfRow.Column : l.Row.Right); // a hyphen may stand in the margin
        _widest = lines.Select(l => l.Row.Right - l.Row.X).DefaultIfEmpty().Max();
        // Double-spaced speeches, as in a sitcom.
        var inside = Enumerable.Range(1, Math.Max(0, lines.Count - 1)).Where(i => tags[i].Tag == LineTag.Dialogue && tags[i - 1].Tag == LineTag.Dialogue && !lines[i].OpensPage).ToList();
        _speechGap = inside.Count > 8 && inside.Count(i => lines[i].Gap == 1) > inside.Count * 0.8 ? 1 : 0;
        // The name above the rest of a speech makes its page a line longer.
        foreach (var page in lines.GroupBy(l => l.Row.Page))
        {
            if (page.First() is { ContinuesSpeech: true, Gap: 0 })
                _longer.Add(page.Key);
            _foot = Math.Max(_foot, page.Max(l => l.Row.Foot) - (_longer.Contains(page.Key) ? leading : 0));
        }

        _join = new LineJoin(lines);
    }

    /// <summary>Where paragraphs begin and end: <c>To</c> is not in it.</summary>
    public IEnumerable<(int From, int To)> All()
    {
        for (int from = 0, to; from < _lines.Count; from = to)
        {
            to = from + 1;
            while (to < _lines.Count && GoesOn(from, to))
                to++;
            yield return (from, to);
        }
    }

    /// <summary>The text of a paragraph: lines that had no room for the next word are joined by a space, others were ended by the writer.</summary>
    public string Text(int from, int to)
    {
        var text = new StringBuilder(_lines[from].Text);
        for (var i = from + 1; i < to; i++)
        {
            var (before, line) = (_lines[i - 1].Text, _lines[i].Text);
            var isBroken = _lines[i].OpensPage || _tags[from].Tag is LineTag.Heading or LineTag.Cue || LineJoin.IsInWord(before, line) || !HadRoom(i - 1);
            text.Append(!isBroken ? "\n" : _join.IsClosed(before, line) ? "" : " ").Append(line);
        }

        return text.ToString();
    }

    private bool GoesOn(int from, int at)
    {
        var (line, tag, first) = (_lines[at], _tags[at].Tag, _tags[from].Tag);
        if (tag != first || line.Dual != _lines[from].Dual || line.Number is not null)
            return false;
        if (tag == LineTag.Transition)
            return false;
        if (tag == LineTag.Cue)
            return line.Gap == 0 && !line.OpensPage && line.Column == _lines[at - 1].Column;
        if (tag == LineTag.Parenthetical)
            return !_lines[at - 1].Text.EndsWith(')') && (line.Gap <= _speechGap || line.OpensPage);
        if (line.OpensPage)
            return tag == LineTag.Dialogue ? line.ContinuesSpeech || IsRestOfSpeech(at) : tag == LineTag.Action && WasBroken(from, at);
        if (tag == LineTag.Action && IsCentredApart(at))
            return false;
        return line.Gap <= (tag == LineTag.Dialogue ? _speechGap : 0) && line.Column == _lines[at - 1].Column && !(tag == LineTag.Dialogue && IsSung(at - 1) && IsSung(at) && HadRoom(at - 1));
    }

    // Short lines under each other that begin and end together, where no long line begins, are centred; each was ended by the writer.
    private bool IsCentredApart(int at)
    {
        var (row, next) = (_lines[at - 1].Row, _lines[at].Row);
        return _rightOf[_lines[at].Column] - row.X < _widest * 0.6 && Math.Abs(row.X - next.X) + Math.Abs(row.Right - next.Right) < PdfRow.Column * 1.2;
    }

    // Not every program says (MORE): speech at the head of a page has nobody else to be of.
    private bool IsRestOfSpeech(int at) => _lines[at].Column == _lines[at - 1].Column && _lines[at].Dual == 0 && !IsSung(at - 1) && !IsSung(at);

    // Action over the end of a page: whether the paragraph before it would otherwise have ended there.
    private bool WasBroken(int from, int at)
    {
        if (_lines[at].Column != _lines[at - 1].Column)
            return false;
        var after = 1;
        while (at + after < _lines.Count && _lines[at + after].Gap == 0 && !_lines[at + after].OpensPage && _tags[at + after].Tag == LineTag.Action)
            after++;
        var room = (int)Math.Round((_foot - _lines[at - 1].Row.Foot) / _leading) + (_longer.Contains(_lines[at - 1].Row.Page) ? 1 : 0);
        if (!EndsSentence(_lines[at - 1].Text))
            return room <= 3; // where more stays empty, somebody broke the page
        var length = at - from;
        if (length < 2 || after < 2)
            return false; // two lines at least stand on either side of a break
        if (PagesBreakAtSentences && Possible(from, at, after, room) is var (one, two) && one != two)
            return one;
        if (room > after || CouldBreak(at, Math.Min(room - 1, after - 2)))
            return true; // as a paragraph of its own it would have had room, or have been broken itself
        if (room >= after - 1)
            return false; // as one with what is before, it would have had room
        // Both can be: what is likelier by the lengths of the other paragraphs.
        return Share(length + after) > Benefit * Share(length) * Share(after);
    }

    // True when no action breaks over a page in the middle of a sentence: so does a program that looks for their ends.
    private bool PagesBreakAtSentences => _breaksAtSentences ??= !Enumerable.Range(1, Math.Max(0, _lines.Count - 1)).Any(i =>
        _lines[i].OpensPage && _tags[i].Tag == LineTag.Action && _tags[i - 1].Tag == LineTag.Action && _lines[i].Column == _lines[i - 1].Column && !EndsSentence(_lines[i - 1].Text) && char.IsLower(_lines[i].Text[0]));

    // Whether the page would have ended here by our own rules, had it been one paragraph, and had it been two; neither is said when the type is not of one width.
    private (bool One, bool Two) Possible(int from, int at, int after, int room)
    {
        var first = at - 1;
        while (first > from && !_lines[first].OpensPage)
            first--;
        var (above, below) = (Text(first, at), Text(at, at + after));
        if (above.Contains('\n', StringComparison.Ordinal) || below.Contains('\n', StringComparison.Ordinal))
            return default;
        for (var i = first; i < at + after; i++)
        {
            if (Math.Abs((_lines[i].Row.Right - _lines[i].Row.X) / PdfRow.Column - LineCount.Columns(_lines[i].Text)) > 0.3)
                return default;
        }

        var width = (int)Math.Round((_rightOf[_lines[at].Column] - _lines[at].Row.X) / PdfRow.Column);
        return (ParagraphBreak.Of($"{above} {below}", width, at - first + room) == above.Length, ParagraphBreak.Of(below, width, room - 1) == 0);
    }

    private static bool EndsSentence(string text) => text.TrimEnd('"', '”', '’', '\'', ')', '*') is [.., '.' or '!' or '?' or ':' or '…' or '-' or '—'];

    // A sentence ends in the second of these lines or below.
    private bool CouldBreak(int at, int lines)
    {
        for (var i = 1; i < lines; i++)
        {
            if (_lines[at + i].Row.Words.Any(w => w.Text.TrimEnd('"', '”', '’', ')') is [.., '.' or '!' or '?']))
                return true;
        }

        return false;
    }

    private double Share(int length)
    {
        _lengths ??= Lengths();
        return (_lengths.GetValueOrDefault(length) + 0.5) / (_lengths.Values.Sum() + 5);
    }

    private Dictionary<int, int> Lengths()
    {
        var lengths = new Dictionary<int, int>();
        for (int from = 0, to; from < _lines.Count; from = to)
        {
            to = from + 1;
            while (to < _lines.Count && _tags[to].Tag == _tags[from].Tag && _lines[to].Gap == 0 && !_lines[to].OpensPage)
                to++;
            if (_tags[from].Tag == LineTag.Action && (to == _lines.Count || !_lines[to].OpensPage) && !_lines[from].OpensPage)
                lengths[to - from] = lengths.GetValueOrDefault(to - from) + 1;
        }

        return lengths;
    }

    /// <summary>True for a line set apart as songs are: all of it slanted, underlined or in capitals.</summary>
    public bool IsSung(int at) =>
        _lines[at].Row.Words.All(w => w.IsItalic) || _lines[at].Row.Words.All(w => w.IsUnderlined) || (_lines[at].Text.Length > 8 && _lines[at].Text.Any(char.IsUpper) && !_lines[at].Text.Any(char.IsLower));

    private bool HadRoom(int at)
    {
        var (row, next) = (_lines[at].Row, _lines[at + 1].Row);
        return row.Right + PdfRow.Column + (next.Words[0].Right - next.X) < _rightOf[_lines[at].Column] - PdfRow.Column * 0.5;
    }
}
