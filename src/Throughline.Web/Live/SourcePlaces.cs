using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Web.Live;

/// <summary>Places in an element's text, which is without marks, and in the source that it was read from.</summary>
internal static class SourcePlaces
{
    /// <summary>The place in the source of a character of an element's text.</summary>
    public static int Of(SourceText source, Element element, int character)
    {
        var written = source.Slice(element.Span);
        var (plain, at) = (element.Text.Plain, 0);
        for (var i = 0; i < character && i < plain.Length; i++, at++)
        {
            if (Next(written, at, plain[i]) is not { } next)
                break;
            at = next;
        }

        return element.Span.Start + Math.Min(at, written.Length);
    }

    /// <summary>Where characters of an element's text begin and end in the source; marks before and behind them are left out.</summary>
    public static (int From, int To) Of(SourceText source, Element element, int start, int length) =>
        length == 0 ? (Of(source, element, start), Of(source, element, start)) : (Of(source, element, start + 1) - 1, Of(source, element, start + length));

    /// <summary>Where words of an element's text stand in the source, in whatever case; the whole element when they do not.</summary>
    public static (int From, int To) Of(SourceText source, Element element, string words) =>
        words.Length > 0 && element.Text.Plain.IndexOf(words, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? Of(source, element, at, words.Length) : (element.Span.Start, element.Span.End);

    /// <summary>The character of an element's text that stands at a place of the source, or the first behind it.</summary>
    public static int In(SourceText source, Element element, int place)
    {
        var written = source.Slice(element.Span);
        var (plain, at) = (element.Text.Plain, 0);
        for (var i = 0; i < plain.Length; i++, at++)
        {
            if (Next(written, at, plain[i]) is not { } next || element.Span.Start + next >= place)
                return i;
            at = next;
        }

        return plain.Length;
    }

    private static int? Next(ReadOnlySpan<char> written, int at, char c) =>
        at <= written.Length && written[at..].IndexOf(c) is >= 0 and var next ? at + next : null;
}
