using Throughline.Text;

namespace Throughline.Screenplays.Fountain;

/// <summary>
/// Finds notes <c>[[ ]]</c> and boneyard <c>/* */</c> from left to right. A note ends before an empty line; a line of
/// exactly two spaces keeps it open. Whatever is not closed is ordinary text. Positions found ahead are remembered, so
/// that the whole costs one pass however many brackets stay open.
/// </summary>
internal ref struct HiddenRanges(ReadOnlySpan<char> text, SourceText source, List<Diagnostic> diagnostics)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _note = -1;
    private int _boneyard = -1;
    private int _noteEnd = -1;
    private int _boneyardEnd = -1;
    private int _emptyLine = -1;

    /// <summary>The first closed range that starts at <paramref name="from"/> or later, or null.</summary>
    public HiddenRange? Next(int from)
    {
        while (from < _text.Length && Math.Min(Opener(ref _note, from, "[["), Opener(ref _boneyard, from, "/*")) is var start && start < _text.Length)
        {
            from = start + 2;
            if (IsEscaped(start))
            {
                from = start + 1;
                continue;
            }

            var boneyard = _text[start] == '/';
            var end = boneyard ? EndOfBoneyard(from) : EndOfNote(from);
            if (end <= _text.Length)
                return new HiddenRange(start, end, boneyard);
            diagnostics.Add(boneyard
                ? FountainDiagnostics.UnclosedBoneyard(source.SpanAt(start, 2))
                : FountainDiagnostics.UnclosedNote(source.SpanAt(start, 2)));
        }

        return null;
    }

    private readonly int Opener(ref int place, int from, string bracket)
    {
        if (place < from)
            place = _text[from..].IndexOf(bracket) is var found and >= 0 ? from + found : int.MaxValue;
        return place;
    }

    private readonly bool IsEscaped(int at)
    {
        var slashes = 0;
        while (at - slashes > 0 && _text[at - slashes - 1] == '\\')
            slashes++;
        return slashes % 2 == 1;
    }

    private int EndOfBoneyard(int from) => Closer(ref _boneyardEnd, from, "*/");

    private int EndOfNote(int from)
    {
        var end = Closer(ref _noteEnd, from, "]]");
        if (end > _text.Length)
            return end;
        if (_emptyLine < from)
            _emptyLine = NextEmptyLine(from);
        return end > _emptyLine ? int.MaxValue : end;
    }

    private readonly int Closer(ref int end, int from, string bracket)
    {
        if (end - 2 < from)
            end = _text[from..].IndexOf(bracket) is var found and >= 0 ? from + found + 2 : int.MaxValue;
        return end;
    }

    private readonly int NextEmptyLine(int from)
    {
        while (_text[from..].IndexOfAny('\n', '\r') is var found and >= 0)
        {
            from += found + 1;
            if (_text[from - 1] == '\r' && from < _text.Length && _text[from] == '\n')
                from++;
            var end = _text[from..].IndexOfAny('\n', '\r');
            if (end < 0)
                break;
            var line = _text.Slice(from, end);
            if (line.IsWhiteSpace() && !FountainLine.IsTwoSpaces(line))
                return from;
        }

        return int.MaxValue;
    }
}
