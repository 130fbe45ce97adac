namespace Throughline.Cli.Files;

/// <summary>Text from a file, made safe to print: no character of it can command a terminal.</summary>
internal static class SafeText
{
    /// <summary>One line: control characters, line ends and direction overrides become visible marks.</summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var c in text)
        {
            if (IsUnsafe(c))
                return Marked(text);
        }

        return text;
    }

    private static string Marked(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = from[i] is '\t' or '\n' or '\r' ? ' ' : IsUnsafe(from[i]) ? '\uFFFD' : from[i];
    });

    // C0 and C1 controls, the overrides that make text run backwards, and lone surrogates that carry invalid bytes.
    private static bool IsUnsafe(char c) =>
        c < ' ' || c is >= '\u007F' and (<= '\u009F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or >= '\uDC80' and <= '\uDCFF');
}
