using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Proposals;

/// <summary>What is suggested for characters of a line.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Line">On which line.</param>
/// <param name="Start">Offset in the line as it was read, UTF-16 units; 0 for <see cref="SpanKind.NewLines"/>.</param>
/// <param name="Length">Number of units; 0 where nothing goes.</param>
/// <param name="Was">The whole line as it was read when the proposal was made: how a later change is noticed.</param>
/// <param name="Text">The new words; for <see cref="SpanKind.NewLines"/> Fountain; for a comment or a question what it says; empty for a deletion.</param>
public sealed record ProposedSpan(SpanKind Kind, LineId Line, int Start, int Length, string Was, string Text)
{
    /// <summary>False for a comment or a question.</summary>
    public bool ChangesText => Kind is not (SpanKind.Comment or SpanKind.Question);

    /// <summary>The words that would go, or that are spoken of.</summary>
    public string Words => Was.Substring(Start, Length);

    /// <summary>What it does within its line; of a span that changes words there.</summary>
    internal TextEdit Edit => new(Start, Length, Text);

    /// <summary>Puts words in.</summary>
    public static ProposedSpan Insert(Element line, int at, string text) => Of(SpanKind.Insert, line, at, 0, text);

    /// <summary>Puts words in place of others.</summary>
    public static ProposedSpan Replace(Element line, int start, int length, string text) => Of(SpanKind.Replace, line, start, length, text);

    /// <summary>Takes words out; all of them takes the line out.</summary>
    public static ProposedSpan Delete(Element line, int start, int length) => Of(SpanKind.Delete, line, start, length, "");

    /// <summary>Puts new lines, written in Fountain, after a line.</summary>
    public static ProposedSpan After(Element line, string fountain) => Of(SpanKind.NewLines, line, 0, 0, fountain);

    /// <summary>Says something about words.</summary>
    public static ProposedSpan Comment(Element line, int start, int length, string text) => Of(SpanKind.Comment, line, start, length, text);

    /// <summary>Asks something about words.</summary>
    public static ProposedSpan Question(Element line, int start, int length, string text) => Of(SpanKind.Question, line, start, length, text);

    private static ProposedSpan Of(SpanKind kind, Element line, int start, int length, string text)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(text);
        if (!line.Id.IsKnown)
            throw new ArgumentException("The line has no identity yet; a proposal needs one to hold on to.", nameof(line));
        if (start < 0 || length < 0 || start + length > line.Text.Plain.Length)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"The line has {line.Text.Plain.Length} characters; {length} from {start} are not in it.");
        return new ProposedSpan(kind, line.Id, start, length, line.Text.Plain, text);
    }
}

/// <summary>What a proposed span does.</summary>
public enum SpanKind
{
    /// <summary>Puts words in.</summary>
    Insert,

    /// <summary>Puts words in place of others.</summary>
    Replace,

    /// <summary>Takes words out.</summary>
    Delete,

    /// <summary>Puts new lines after a line.</summary>
    NewLines,

    /// <summary>Says something.</summary>
    Comment,

    /// <summary>Asks something.</summary>
    Question,
}
