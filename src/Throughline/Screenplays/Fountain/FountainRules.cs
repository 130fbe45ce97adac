using Throughline.Screenplays.Headings;

namespace Throughline.Screenplays.Fountain;

/// <summary>The tests on a single line, without the white space around it, on which reader and writer must agree.</summary>
internal static class FountainRules
{
    /// <summary>How many characters of white space of any script stand before the text of a line.</summary>
    public static int Indent(ReadOnlySpan<char> line)
    {
        var indent = 0;
        while (indent < line.Length && char.IsWhiteSpace(line[indent]))
            indent++;
        return indent;
    }

    /// <summary>True for lines that end a paragraph wherever they stand.</summary>
    public static bool StartsStructure(ReadOnlySpan<char> content) => content is ['>' or '#' or '=' or '~', ..];

    /// <summary>True for a dot before a letter or digit of any script; an ellipsis forces no heading.</summary>
    public static bool IsForcedHeading(ReadOnlySpan<char> content) => content is ['.', _, ..] && IsLetterOrDigit(content[1..]);

    /// <summary>True when no letter outside parentheses is a small one. Most paragraphs have one near their start.</summary>
    public static bool IsInCapitals(ReadOnlySpan<char> content)
    {
        var depth = 0;
        foreach (var c in content)
        {
            if (c is '(')
                depth++;
            else if (c is ')')
                depth--;
            else if (depth <= 0 && (char.IsAscii(c) ? char.IsAsciiLetterLower(c) : char.IsLower(c)))
                return false;
        }

        return true;
    }

    /// <summary>True when a line in capitals has a capital outside parentheses: <c>R2D2</c>, not <c>23</c>.</summary>
    public static bool IsCue(ReadOnlySpan<char> content)
    {
        var depth = 0;
        foreach (var c in content)
        {
            if (c is '(')
                depth++;
            else if (c is ')')
                depth--;
            else if (depth <= 0 && char.IsUpper(c))
                return true;
        }

        return false;
    }

    /// <summary>True for a line that is so clearly a heading that one in capitals above it is none of its own.</summary>
    public static bool IsHeadingInCapitals(ReadOnlySpan<char> line)
    {
        var content = line.TrimStart();
        return HeadingPrefixes.TryMatch(content, out _, out _) && IsInCapitals(content);
    }

    /// <summary>True for letters, digits, dashes and dots.</summary>
    public static bool IsSceneNumber(ReadOnlySpan<char> number)
    {
        foreach (var c in number)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('-' or '.'))
                return false;
        }

        return !number.IsEmpty;
    }

    private static bool IsLetterOrDigit(ReadOnlySpan<char> text) =>
        System.Text.Rune.DecodeFromUtf16(text, out var rune, out _) == System.Buffers.OperationStatus.Done && System.Text.Rune.IsLetterOrDigit(rune);
}
