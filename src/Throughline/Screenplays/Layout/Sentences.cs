namespace Throughline.Screenplays.Layout;

/// <summary>Where sentences end.</summary>
internal static class Sentences
{
    private const string Closing = "\"'\u2019\u201D)]\u00BB\u300D\u300F";

    /// <summary>Finds the next end of a sentence that is followed by another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin looking.</param>
    /// <param name="next">Where the next sentence begins.</param>
    /// <returns>Just past the sentence and the quotes that close it; -1 when the rest of the text is one sentence.</returns>
    public static int NextEnd(ReadOnlySpan<char> text, int from, out int next)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (!IsStop(text[i]))
                continue;
            var end = i + 1;
            while (end < text.Length && (IsStop(text[end]) || Closing.Contains(text[end], StringComparison.Ordinal)))
                end++;
            next = end;
            while (next < text.Length && text[next] is ' ' or '\n')
                next++;
            if (next < text.Length && (next > end || text[i] >= '\u3000'))
                return end;
            i = end - 1;
        }

        next = text.Length;
        return -1;
    }

    private static bool IsStop(char c) => c is '.' or '!' or '?' or '\u2026' or '\u3002' or '\uFF01' or '\uFF1F' or '\u0964' or '\u06D4' or '\u061F';
}
