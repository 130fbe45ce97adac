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
