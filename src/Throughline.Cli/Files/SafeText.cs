namespace Throughline.Cli.Files;

/// <summary>Text from a file, made safe to print: no character of it can command a terminal.</summary>
internal static class SafeText
{
    /// <summary>One line: control characters, line ends and direction overrides become visible marks.</summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsUnsafe(text, i))
                return Marked(text);
        }

        return text;
    }

    private static string Marked(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = from[i] is '\t' or '\n' or '\r' ? ' ' : IsUnsafe(from, i) ? '\uFFFD' : from[i];
    });

    /// <summary>The text with lone surrogates, which carry invalid bytes and which JSON cannot hold, made visible marks.</summary>
    public static string WellFormed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var well = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            well.Append(rune.ToString());
        return well.ToString();
    }

    // C0 and C1 controls, the overrides that make text run backwards, and lone surrogates that carry invalid bytes.
    private static bool IsUnsafe(char c) =>
        c < ' ' || c is (>= '\u007F' and <= '\u009F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or (>= '\uDC80' and <= '\uDCFF');

    private static bool IsUnsafe(string text, int at) =>
        IsUnsafe(text[at]) && !(char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]));
}
