using System.Collections.Immutable;
using System.Text;

namespace Throughline.Screenplays.Fountain;

/// <summary>Gathers the lines of one element into its text: marks out, styles and notes beside it.</summary>
/// <param name="text">The whole source.</param>
/// <param name="plain">A builder to work in; what it holds is discarded.</param>
internal ref struct FountainText(ReadOnlySpan<char> text, StringBuilder plain)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly StringBuilder _plain = plain.Clear();
    private ImmutableArray<TextRun>.Builder? _runs;
    private ImmutableArray<InlineNote>.Builder? _notes;
    private bool _any;

    /// <summary>True when the characters are the text: no emphasis, no escape.</summary>
    public static bool IsPlain(ReadOnlySpan<char> characters) => characters.IndexOfAny('*', '_', '\\') < 0;

    /// <summary>Adds a line, after a line end unless it is the first.</summary>
    /// <param name="visible">The line without what is hidden in it.</param>
    /// <param name="from">First visible character that belongs to the text.</param>
    /// <param name="to">Past the last one.</param>
    /// <param name="lineStart">Offset of the line in the source.</param>
    /// <param name="hidden">What is hidden in the line.</param>
    /// <param name="expandTabs">True to make four spaces of a tab.</param>
    public void AddLine(scoped ReadOnlySpan<char> visible, int from, int to, int lineStart, scoped ReadOnlySpan<HiddenRange> hidden, bool expandTabs)
    {
        if (_any)
            _plain.Append('\n');
        _any = true;
        var line = visible[from..to];
        var marks = IsPlain(line) ? [] : line.Length <= 128 ? stackalloc Emphasis.Mark[line.Length] : new Emphasis.Mark[line.Length];
        if (!marks.IsEmpty)
            Emphasis.Find(line, marks);
        var emphasis = default(Emphasis.Mark);
        var runStart = _plain.Length;
        for (int at = 0, range = 0, removed = 0; at <= line.Length; at++)
        {
            for (; range < hidden.Length && (at == line.Length || hidden[range].Start - lineStart - removed <= from + at); range++)
            {
                AddNote(hidden[range]);
                removed += hidden[range].End - hidden[range].Start;
            }

            if (at == line.Length)
                break;
            if (!marks.IsEmpty)
            {
                ref var mark = ref marks[at];
                if (mark.Bold != 0 || mark.Italic != 0 || mark.Underline != 0)
                {
                    EndRun(runStart, emphasis);
                    runStart = _plain.Length;
                    emphasis.Bold += mark.Bold;
                    emphasis.Italic += mark.Italic;
                    emphasis.Underline += mark.Underline;
                }

                if (mark.Drops)
                    continue;
            }

            if (expandTabs && line[at] == '\t')
                _plain.Append("    ");
            else
                _plain.Append(line[at]);
        }

        EndRun(runStart, emphasis);
    }

    /// <summary>Adds the notes of a line that has nothing else.</summary>
    public void AddHiddenLine(scoped ReadOnlySpan<HiddenRange> hidden)
    {
        foreach (var range in hidden)
            AddNote(range);
    }

    /// <summary>What was gathered.</summary>
    public readonly StyledText Finish() =>
        new(_plain.ToString(), _runs?.DrainToImmutable() ?? [], _notes?.DrainToImmutable() ?? []);

    /// <summary>The words of a note or boneyard, lines ended by LF.</summary>
    public static string Content(HiddenRange range, ReadOnlySpan<char> text)
    {
        var content = range.Content(text);
        return content.Contains('\r') ? content.ToString().ReplaceLineEndings("\n") : content.ToString();
    }

    private void AddNote(HiddenRange range) =>
        (_notes ??= ImmutableArray.CreateBuilder<InlineNote>()).Add(new InlineNote(_plain.Length, Content(range, _text), range.IsBoneyard));

    private void EndRun(int start, in Emphasis.Mark emphasis)
    {
        var style = (emphasis.Bold > 0 ? TextStyle.Bold : TextStyle.None) | (emphasis.Italic > 0 ? TextStyle.Italic : TextStyle.None) | (emphasis.Underline > 0 ? TextStyle.Underline : TextStyle.None);
        if (style == TextStyle.None || _plain.Length == start)
            return;
        _runs ??= ImmutableArray.CreateBuilder<TextRun>();
        if (_runs.Count > 0 && _runs[^1] is var last && last.Style == style && last.Start + last.Length == start)
            _runs[^1] = last with { Length = _plain.Length - last.Start };
        else
            _runs.Add(new TextRun(start, _plain.Length - start, style));
    }
}
