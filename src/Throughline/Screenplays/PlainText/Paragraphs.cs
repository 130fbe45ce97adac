using System.Collections.Immutable;
using System.Text;
using Throughline.Screenplays.Headings;
using Throughline.Screenplays.Recognition;
using Throughline.Text;

namespace Throughline.Screenplays.PlainText;

/// <summary>Makes elements of tagged lines: joins what was broken at the margin or at the end of a page.</summary>
internal sealed class Paragraphs
{
    private readonly SourceText _source;
    private readonly List<TaggedLine> _lines;
    private readonly int _width;
    private readonly bool _hasGaps;
    private readonly ImmutableArray<Element>.Builder _elements = ImmutableArray.CreateBuilder<Element>();

    public Paragraphs(SourceText source, List<TaggedLine> lines)
    {
        (_source, _lines) = (source, lines);
        var action = lines.Where(l => l.Tag == LineTag.Action).Select(l => l.Text.Length).Order().ToList();
        _width = action.Count == 0 ? 60 : action[action.Count * 9 / 10];
        _hasGaps = lines.Count(l => l.Gap > 0) > lines.Count * 0.05;
    }

    /// <summary>Lines of page furniture that were met.</summary>
    public int LeftOut { get; private set; }

    public ImmutableArray<Element> All()
    {
        for (var i = 0; i < _lines.Count;)
        {
            if (_lines[i].IsOut)
            {
                LeftOut++;
                i++;
                continue;
            }

            var tag = TagAt(i);
            var last = i;
            var text = new StringBuilder(_lines[i].Text);
            for (var next = Next(i, tag); next > 0; next = Next(last, tag))
            {
                LeftOut += next - last - 1;
                Append(text, _lines[next].Text);
                last = next;
            }

            _elements.Add(ElementOf(tag, text.ToString()) with { Span = Span(i, last) });
            i = last + 1;
        }

        return _elements.DrainToImmutable();
    }

    // What is said needs someone who says it.
    private LineTag TagAt(int at)
    {
        var tag = _lines[at].Tag;
        return tag is LineTag.Dialogue or LineTag.Parenthetical && !(_elements.LastOrDefault() is Cue or Dialogue or Parenthetical) ? LineTag.Action : tag == LineTag.Other ? LineTag.Action : tag;
    }

    /// <summary>The line with which the paragraph that holds line <paramref name="at"/> goes on, or -1.</summary>
    private int Next(int at, LineTag tag)
    {
        var next = at + 1;
        var isContinued = false;
        while (next < _lines.Count && (_lines[next].IsOut || (isContinued && IsSameSpeaker(next))))
        {
            isContinued |= tag == LineTag.Dialogue && _lines[next].IsOut && _lines[next].Text.Trim('(', ')', ' ', '.').StartsWith("MORE", StringComparison.OrdinalIgnoreCase);
            next++;
        }

        if (next == _lines.Count || !(_lines[next].Tag == tag || (tag == LineTag.Action && TagAtOf(next) == tag)))
            return -1;
        return (next == at + 1 ? IsJoined(at, next, tag) : IsJoinedOverPage(at, next, tag, isContinued)) ? next : -1;
    }

    private LineTag TagAtOf(int at) => _lines[at].Tag == LineTag.Other ? LineTag.Action : _lines[at].Tag;

    private bool IsJoined(int at, int next, LineTag tag) => tag switch
    {
        LineTag.Cue or LineTag.Transition => false,
        LineTag.Heading => _lines[next].Gap == 0 && !PlainTextReader.TryHeading(_lines[next].Text, out _, out var number) && number is null && _lines[at].Text.Length > _width / 2,
        LineTag.Parenthetical => !_lines[at].Text.EndsWith(')') && _lines[next].Gap == 0,
        LineTag.Dialogue => _lines[next].Gap == 0,
        _ => _hasGaps ? _lines[next].Gap == 0 && Math.Abs(_lines[next].Line.Indent - _lines[at].Line.Indent) <= 1 : IsFull(at, next),
    };

    private bool IsJoinedOverPage(int at, int next, LineTag tag, bool isContinued) => tag switch
    {
        LineTag.Dialogue => isContinued || !IsEnded(_lines[at].Text),
        LineTag.Action => !IsEnded(_lines[at].Text) && char.IsLower(_lines[next].Text[0]),
        _ => false,
    };

    // The next word had no room on the line.
    private bool IsFull(int at, int next)
    {
        var word = _lines[next].Text.IndexOf(' ', StringComparison.Ordinal);
        return _lines[at].Text.Length + 1 + (word < 0 ? _lines[next].Text.Length : word) > _width;
    }

    private bool IsSameSpeaker(int at)
    {
        if (_lines[at].Tag != LineTag.Cue || _elements.LastOrDefault(e => e is Cue) is not Cue speaker)
            return false;
        CueParser.Split(_lines[at].Text, out var name, out _);
        return name.Equals(speaker.Name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsEnded(string text) => text.TrimEnd('"', '\'', ')', '\u201D', '\u2019', '*') is not { Length: > 0 } bare || bare[^1] is '.' or '!' or '?' or ':' or '\u2026';

    // A word with a hyphen is broken after it; a dash is not one.
    private static void Append(StringBuilder text, string more)
    {
        if (!(text.Length > 1 && text[^1] == '-' && char.IsLetter(text[^2]) && char.IsLower(more[0])))
            text.Append(' ');
        text.Append(more);
    }

    private static Element ElementOf(LineTag tag, string text)
    {
        switch (tag)
        {
            case LineTag.Heading:
                PlainTextReader.TryHeading(text, out var heading, out var number);
                return new SceneHeading { Text = heading, Number = number, Slugline = SluglineParser.Parse(heading) };
            case LineTag.Cue:
                CueParser.Split(text, out var name, out var extensions);
                return new Cue { Text = text, Name = name, Extensions = extensions };
            case LineTag.Parenthetical:
                return new Parenthetical { Text = text };
            case LineTag.Dialogue:
                return new Dialogue { Text = text };
            case LineTag.Transition:
                return new Transition { Text = text };
            default:
                return new Action { Text = text };
        }
    }

    private SourceSpan Span(int first, int last) =>
        _source.SpanAt(_lines[first].Line.Start, _lines[last].Line.Start + _lines[last].Line.Text.Length - _lines[first].Line.Start);
}
