namespace Throughline.Cli.Files;

/// <summary>Text from a file, made safe to print: no character of it can command a terminal.</summary>
internal static class SafeText
{
    /// <summary>One line: control characters, line ends and direction overrides become visible marks.</summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = text.AsSpan().IndexOfAny(Unsafe);
        return first < 0 ? text : string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = from[i] is '\t' or '\n' or '\r' ? ' ' : Unsafe.Contains(from[i]) ? '\uFFFD' : from[i];
        });
    }

    // C0 and C1 controls, the overrides that make text run backwards, and lone surrogates that carry invalid bytes.
    private static readonly System.Buffers.SearchValues<char> Unsafe = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Concat(Enumerable.Range(0x202A, 5)).Concat(Enumerable.Range(0x2066, 4)).Concat(Enumerable.Range(0xDC80, 0x80)).Select(c => (char)c)]);
}
