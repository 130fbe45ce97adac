using System.Buffers;
using System.Runtime.InteropServices;

namespace Throughline.Screenplays.Fountain;

/// <summary>Cuts text into lines as they are asked for, left to right.</summary>
internal ref struct FountainLines
{
    private readonly ReadOnlySpan<char> _text;
    private readonly List<HiddenRange> _ranges = [];
    private FountainLine[] _lines;
    private int _count;
    private HiddenRanges _hidden;
    private HiddenRange? _nextRange;
    private int _at;
    private int _number;
    private bool _ended;

    public FountainLines(ReadOnlySpan<char> text, HiddenRanges hidden, int start, int number, int capacity)
    {
        _text = text;
        _hidden = hidden;
        _at = start;
        _number = number;
        _lines = ArrayPool<FountainLine>.Shared.Rent(capacity);
        _nextRange = _hidden.Next(start);
    }

    /// <summary>The ranges found so far, in order.</summary>
    public readonly List<HiddenRange> Ranges => _ranges;

    /// <summary>Looks at a line; false past the end of the text.</summary>
    public bool TryGet(int index, out FountainLine line)
    {
        while (_count <= index)
        {
            if (_ended)
            {
                line = default;
                return false;
            }

            Scan();
        }

        line = _lines[index];
        return true;
    }

    /// <summary>Gives back what was borrowed; nothing may be asked after.</summary>
    public readonly void Release() => ArrayPool<FountainLine>.Shared.Return(_lines);

    /// <summary>The visible characters of a line.</summary>
    public readonly ReadOnlySpan<char> Visible(scoped in FountainLine line)
    {
        if (line.Ranges == 0)
            return _text[line.Start..line.End];
        var visible = new System.Text.StringBuilder(line.End - line.Start);
        var at = line.Start;
        foreach (var range in RangesOf(line))
        {
            visible.Append(_text[at..range.Start]);
            at = range.End;
        }

        return visible.Append(_text[at..line.End]).ToString();
    }

    /// <summary>The notes and boneyard in a line.</summary>
    public readonly ReadOnlySpan<HiddenRange> RangesOf(scoped in FountainLine line) =>
        CollectionsMarshal.AsSpan(_ranges).Slice(line.FirstRange, line.Ranges);

    private void Scan()
    {
        var start = _at;
        var number = _number;
        var firstRange = _ranges.Count;
        var from = start;
        int end;
        while (true)
        {
            var found = _text[from..].IndexOfAny('\n', '\r');
            end = found < 0 ? _text.Length : from + found;
            if (_nextRange is null || _nextRange.Start >= end)
                break;
            _number += CountLineEnds(_text[_nextRange.Start.._nextRange.End]);
            from = _nextRange.End;
            _ranges.Add(_nextRange);
            _nextRange = _hidden.Next(from);
        }

        _at = end;
        if (end == _text.Length)
            _ended = true;
        else
            _at += _text[end] == '\r' && end + 1 < _text.Length && _text[end + 1] == '\n' ? 2 : 1;
        if (_count == _lines.Length)
            Grow();
        var ranges = _ranges.Count - firstRange;
        _lines[_count++] = new FountainLine(start, end, number, _number, firstRange, ranges, KindOf(start, end, firstRange, ranges));
        _number++;
    }

    private readonly LineKind KindOf(int start, int end, int firstRange, int ranges)
    {
        if (ranges == 0)
        {
            var line = _text[start..end];
            return !line.IsEmpty && !char.IsWhiteSpace(line[0]) ? LineKind.Text
                : !line.IsWhiteSpace() ? LineKind.Text
                : FountainLine.IsTwoSpaces(line) ? LineKind.TwoSpaces : LineKind.Blank;
        }

        var at = start;
        var cut = false;
        foreach (var range in CollectionsMarshal.AsSpan(_ranges).Slice(firstRange, ranges))
        {
            if (!_text[at..range.Start].IsWhiteSpace())
                return LineKind.Text;
            at = range.End;
            cut |= range.IsBoneyard && HasEmptyLine(range.Content(_text));
        }

        return !_text[at..end].IsWhiteSpace() ? LineKind.Text : cut ? LineKind.Cut : LineKind.Hidden;
    }

    // A line between two line ends; what shares a line with a bracket is none.
    private static bool HasEmptyLine(ReadOnlySpan<char> content)
    {
        for (var rest = content; rest.IndexOfAny('\n', '\r') is var end and >= 0;)
        {
            rest = rest[(end + (rest[end..].StartsWith("\r\n") ? 2 : 1))..];
            if (rest.IndexOfAny('\n', '\r') is var next and >= 0 && rest[..next].IsWhiteSpace())
                return true;
        }

        return false;
    }

    private void Grow()
    {
        var more = ArrayPool<FountainLine>.Shared.Rent(_lines.Length * 2);
        _lines.AsSpan(0, _count).CopyTo(more);
        ArrayPool<FountainLine>.Shared.Return(_lines);
        _lines = more;
    }

    private static int CountLineEnds(ReadOnlySpan<char> text)
    {
        var count = text.Count('\n');
        for (var cr = text.IndexOf('\r'); cr >= 0;)
        {
            if (cr + 1 == text.Length || text[cr + 1] != '\n')
                count++;
            var more = text[(cr + 1)..].IndexOf('\r');
            cr = more < 0 ? -1 : cr + 1 + more;
        }

        return count;
    }
}
