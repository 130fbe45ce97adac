using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Screenplays.Fountain;

/// <summary>
/// Reads the body of a Fountain text, block by block, in one pass. Between blocks its only state is whether an empty
/// line (or a line that counts as one) came before, which is why reading can begin and stop between any two blocks.
/// </summary>
internal ref struct FountainParser
{
    private readonly SourceText _source;
    private readonly ReadOnlySpan<char> _text;
    private readonly List<Diagnostic> _diagnostics;
    private readonly List<Element> _elements;
    private readonly StringBuilder _plain = new(256);
    private FountainLines _lines;
    private int _at;
    private bool _afterBlank = true;

    public FountainParser(SourceText source, int start, int line, List<Diagnostic> diagnostics, int capacity)
    {
        _source = source;
        _text = source.Text;
        _diagnostics = diagnostics;
        _elements = new List<Element>(capacity);
        _lines = new FountainLines(_text, new HiddenRanges(_text, source, diagnostics), start, line, capacity * 2);
    }

    /// <summary>Reads on until the end, or until a block begins where <paramref name="old"/> has one too.</summary>
    /// <param name="old">Stands on the old block that was met, if any.</param>
    /// <param name="met">True when reading stopped at an old block.</param>
    /// <param name="line">The line of that block in the new text.</param>
    /// <returns>What was read.</returns>
    public List<Element> Parse(ref Resynchronisation old, out bool met, out int line)
    {
        (met, line) = (false, 0);
        while (_lines.TryGet(_at, out var next))
        {
            if (next.Kind is LineKind.Hidden or LineKind.Cut)
            {
                AddStandingAlone(next);
                _afterBlank |= next.Kind == LineKind.Cut;
                _at++;
            }
            else if (next.IsBlank)
            {
                _afterBlank = true;
                _at++;
            }
            else
            {
                if (_afterBlank && old.Meets(next.Start))
                {
                    (met, line) = (true, next.Number);
                    break;
                }

                Block(next);
            }
        }

        _lines.Release();
        return _elements;
    }

    private void Block(scoped in FountainLine line)
    {
        var visible = _lines.Visible(line);
        var from = FountainRules.Indent(visible);
        var content = visible[from..].TrimEnd();
        if (FountainRules.StartsStructure(content))
            Structure(line, visible, from, content);
        else if (_afterBlank && FountainRules.IsForcedHeading(content))
            Heading(line, visible, from + 1, from + content.Length);
        else if (_afterBlank && content[0] == '@' && content.Length > 1)
            Speech(line, visible, from + 1, from + content.Length);
        else if (_afterBlank && HeadingPrefixes.TryMatch(content, out _, out _))
            Heading(line, visible, from, from + content.Length);
        else if (content is ['!', '!', ..])
            Single(ElementKind.Shot, line, visible, from + 2, from + content.Length);
        else if (_afterBlank && content[0] != '!' && FountainRules.IsInCapitals(content))
            Capitals(line, visible, from, content);
        else
            ActionParagraph();
    }

    private void Structure(scoped in FountainLine line, scoped ReadOnlySpan<char> visible, int from, scoped ReadOnlySpan<char> content)
    {
        var end = from + content.Length;
        switch (content[0])
        {
            case '~':
                Single(ElementKind.Lyrics, line, visible, from + 1, end);
                break;
            case '>' when content.Length > 1 && content[^1] == '<':
                Single(ElementKind.Centered, line, visible, from + 1, end - 1);
                break;
            case '>':
                Single(ElementKind.Transition, line, visible, from + 1, end);
                break;
            case '#':
                var depth = content.IndexOfAnyExcept('#');
                depth = Math.Min(6, depth < 0 ? content.Length : depth);
                _elements.Add(new Section { Span = Span(line, line), Text = LineText(line, visible, from + depth, end), Depth = depth });
                EndLine();
                break;
            default:
                var bar = !content.ContainsAnyExcept('=') && content.Length >= 3;
                Single(bar ? ElementKind.PageBreak : ElementKind.Synopsis, line, visible, bar ? end : from + 1, end);
                break;
        }
    }

    private void Single(ElementKind kind, scoped in FountainLine line, scoped ReadOnlySpan<char> visible, int from, int to)
    {
        var span = Span(line, line);
        var text = LineText(line, visible, from, to);
        _elements.Add(kind switch
        {
            ElementKind.Shot => new Shot { Span = span, Text = text },
            ElementKind.Lyrics => new Lyrics { Span = span, Text = text },
            ElementKind.Centered => new Centered { Span = span, Text = text },
            ElementKind.Transition => new Transition { Span = span, Text = text },
            ElementKind.Parenthetical => new Parenthetical { Span = span, Text = text },
            ElementKind.PageBreak => new PageBreak { Span = span },
            _ => new Synopsis { Span = span, Text = text },
        });
        EndLine();
    }

    // What follows an element of one line may begin as after an empty line.
    private void EndLine()
    {
        _at++;
        _afterBlank = true;
    }

    private void Heading(scoped in FountainLine line, scoped ReadOnlySpan<char> visible, int from, int to)
    {
        var content = visible[from..to];
        string? number = null;
        if (content[^1] == '#' && content[..^1].LastIndexOf('#') is var open and >= 0 && FountainRules.IsSceneNumber(content[(open + 1)..^1]))
        {
            number = content[(open + 1)..^1].ToString();
            to = from + open;
        }

        var text = LineText(line, visible, from, to);
        _elements.Add(new SceneHeading { Span = Span(line, line), Text = text, Number = number, Slugline = SluglineParser.Parse(text.Plain) });
        EndLine();
        if (_lines.TryGet(_at, out var next) && next.Kind == LineKind.Text && !FountainRules.StartsStructure(_lines.Visible(next).TrimStart()))
            _diagnostics.Add(FountainDiagnostics.HeadingWithoutBlankAfter(Span(line, line)));
    }

    // A line in capitals between paragraphs: a cue if something is said under it, else perhaps a transition.
    private void Capitals(scoped in FountainLine line, scoped ReadOnlySpan<char> visible, int from, scoped ReadOnlySpan<char> content)
    {
        var followed = IsFollowed(out var next);
        if (followed && FountainRules.IsHeadingInCapitals(_lines.Visible(next)))
            AboveHeading(line, visible, from, content);
        else if (followed && FountainRules.IsCue(content))
            Speech(line, visible, from, from + content.Length);
        else if (!followed && content.EndsWith("TO:", StringComparison.Ordinal))
            Single(ElementKind.Transition, line, visible, from, from + content.Length);
        else
            ActionParagraph();
    }

    // FADE IN: or CUT TO: right above a heading, which the letter of the rules takes for a name and what it says.
    private void AboveHeading(scoped in FountainLine line, scoped ReadOnlySpan<char> visible, int from, scoped ReadOnlySpan<char> content)
    {
        _diagnostics.Add(FountainDiagnostics.HeadingUnderCapitals(Span(line, line)));
        if (content.EndsWith("TO:", StringComparison.Ordinal))
        {
            Single(ElementKind.Transition, line, visible, from, from + content.Length);
            return;
        }

        _elements.Add(new Action { Span = Span(line, line), Text = LinesText(_at, _at, ParagraphKind.Action) });
        EndLine();
    }

    private bool IsFollowed(out FountainLine line)
    {
        for (var next = _at + 1; _lines.TryGet(next, out line); next++)
        {
            if (line.Kind != LineKind.Hidden)
                return line.Kind == LineKind.Text;
        }

        return false;
    }

    private void Speech(scoped in FountainLine line, scoped ReadOnlySpan<char> visible, int from, int to)
    {
        var dual = visible[to - 1] == '^';
        var text = LineText(line, visible, from, dual ? to - 1 : to);
        CueParser.Split(text.Plain, out var name, out var extensions);
        if (dual)
            PairWithSpeechBefore();
        _elements.Add(new Cue { Span = Span(line, line), Text = text, Name = name, Extensions = extensions, Dual = dual ? DualSide.Right : DualSide.None });
        _at++;
        SpeechParts();
        _afterBlank = false;
    }

    private readonly void PairWithSpeechBefore()
    {
        for (var i = _elements.Count - 1; i >= 0; i--)
        {
            if (_elements[i] is Cue partner)
            {
                if (partner.Dual == DualSide.None)
                    _elements[i] = partner with { Dual = DualSide.Left };
                return;
            }

            if (!_elements[i].IsSpeechPart && _elements[i] is not (Note or Boneyard))
                return;
        }
    }

    private void SpeechParts()
    {
        while (_lines.TryGet(_at, out var line) && !line.EndsSpeech)
        {
            if (line.Kind == LineKind.Hidden)
            {
                AddStandingAlone(line);
                _at++;
                continue;
            }

            if (line.Kind == LineKind.TwoSpaces && !SpeechGoesOn(_at + 1))
                return;
            var visible = _lines.Visible(line);
            var content = visible.Trim();
            var from = content.IsEmpty ? 0 : FountainRules.Indent(visible);
            if (content is ['~', ..])
                Single(ElementKind.Lyrics, line, visible, from + 1, from + content.Length);
            else if (content is ['(', .., ')'])
                Single(ElementKind.Parenthetical, line, visible, from, from + content.Length);
            else
                DialogueLines();
        }
    }

    private bool SpeechGoesOn(int index)
    {
        while (_lines.TryGet(index, out var line) && !line.EndsSpeech)
        {
            if (line.Kind == LineKind.Text)
                return true;
            index++;
        }

        return false;
    }

    private void DialogueLines()
    {
        var first = _at;
        var last = _at;
        while (_lines.TryGet(++_at, out var line) && !line.EndsSpeech)
        {
            if (line.Kind != LineKind.Text)
                continue;
            var content = _lines.Visible(line).Trim();
            if (content is ['~', ..] or ['(', .., ')'])
                break;
            last = _at;
        }

        _at = last + 1;
        _elements.Add(new Dialogue { Span = Span(first, last), Text = LinesText(first, last, ParagraphKind.Dialogue) });
    }

    private void ActionParagraph()
    {
        var first = _at;
        var last = _at;
        while (_lines.TryGet(++_at, out var line) && !line.IsBlank)
        {
            if (line.Kind == LineKind.Hidden)
                continue;
            var content = _lines.Visible(line).TrimStart();
            if (FountainRules.StartsStructure(content) || content is ['!', '!', ..])
                break;
            if (FountainRules.IsHeadingInCapitals(content))
                _diagnostics.Add(FountainDiagnostics.HeadingInsideParagraph(Span(line, line)));
            last = _at;
        }

        _at = last + 1;
        _elements.Add(new Action { Span = Span(first, last), Text = LinesText(first, last, ParagraphKind.Action) });
        _afterBlank = false;
    }

    // Each note or boneyard of a line that has nothing else is an element of its own.
    private readonly void AddStandingAlone(scoped in FountainLine line)
    {
        var number = line.Number;
        var at = line.Start;
        var lineStart = line.Start;
        foreach (var range in _lines.RangesOf(line))
        {
            var endNumber = number;
            for (var more = range.Start; _text[more..range.End].IndexOfAny('\n', '\r') is var found and >= 0;)
            {
                more += found + 1;
                if (_text[more - 1] == '\r' && more < range.End && _text[more] == '\n')
                    more++;
                endNumber++;
                at = more;
            }

            var span = new SourceSpan(range.Start, range.End - range.Start, number, range.Start - lineStart + 1, endNumber);
            var content = FountainText.Content(range, _text);
            _elements.Add(range.IsBoneyard ? new Boneyard { Span = span, Text = content } : new Note { Span = span, Text = content.Trim() });
            lineStart = endNumber == number ? lineStart : at;
            number = endNumber;
        }
    }

    private readonly StyledText LineText(scoped in FountainLine line, scoped ReadOnlySpan<char> visible, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(visible[from]))
            from++;
        while (to > from && char.IsWhiteSpace(visible[to - 1]))
            to--;
        if (line.Ranges == 0 && FountainText.IsPlain(visible[from..to]))
            return visible[from..to].ToString();
        var text = new FountainText(_text, _plain);
        text.AddLine(visible, from, to, line.Start, _lines.RangesOf(line), expandTabs: false);
        return text.Finish();
    }

    private StyledText LinesText(int first, int last, ParagraphKind kind)
    {
        if (first == last && _lines.TryGet(first, out var only) && only.Ranges == 0)
        {
            var content = Content(_lines.Visible(only), kind, out _);
            if (FountainText.IsPlain(content) && !content.Contains('\t'))
                return content.ToString();
        }

        var text = new FountainText(_text, _plain);
        for (var i = first; i <= last; i++)
        {
            _lines.TryGet(i, out var line);
            if (line.Kind == LineKind.Hidden)
            {
                text.AddHiddenLine(_lines.RangesOf(line));
                continue;
            }

            var visible = _lines.Visible(line);
            var content = Content(visible, kind, out var from);
            text.AddLine(visible, from, from + content.Length, line.Start, _lines.RangesOf(line), expandTabs: kind == ParagraphKind.Action);
        }

        return text.Finish();
    }

    // What a line adds to its paragraph: dialogue without its indentation, action with it but without its forcing mark.
    private static ReadOnlySpan<char> Content(ReadOnlySpan<char> visible, ParagraphKind kind, out int from)
    {
        var content = visible.TrimEnd();
        var indent = FountainRules.Indent(content);
        from = content.IsEmpty ? 0
            : content[indent] == '!' && kind == ParagraphKind.Action ? indent + 1
            : kind == ParagraphKind.Dialogue ? indent : 0;
        return content[from..];
    }

    private SourceSpan Span(int first, int last)
    {
        _lines.TryGet(first, out var from);
        _lines.TryGet(last, out var to);
        return Span(from, to);
    }

    private static SourceSpan Span(scoped in FountainLine first, scoped in FountainLine last) =>
        new(first.Start, last.End - first.Start, first.Number, 1, last.EndNumber);

    private enum ParagraphKind : byte
    {
        Action,
        Dialogue,
    }
}
