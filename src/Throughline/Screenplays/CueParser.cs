using System.Collections.Immutable;

namespace Throughline.Screenplays;

/// <summary>Takes a cue apart: the name, and what stands in parentheses after it.</summary>
public static class CueParser
{
    /// <summary>Splits a cue; one without parentheses is its own name.</summary>
    public static void Split(string line, out string name, out ImmutableArray<string> extensions)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Length > 0 && line[^1] != ')' && !char.IsWhiteSpace(line[0]) && !char.IsWhiteSpace(line[^1]))
            (name, extensions) = (line, []);
        else
            Split(line.AsSpan(), out name, out extensions);
    }

    /// <summary>Splits a cue. Name and extensions together lose nothing but the spaces around them and the parentheses.</summary>
    /// <param name="line">The cue without forcing mark and dual mark.</param>
    /// <param name="name">What comes before the parentheses that close the line, trimmed. A line that is all parentheses is all name.</param>
    /// <param name="extensions">
    /// What those parentheses hold, trimmed and in order; parentheses inside parentheses stay in the text. Empty when the
    /// line does not end in a closed parenthesis.
    /// </param>
    public static void Split(ReadOnlySpan<char> line, out string name, out ImmutableArray<string> extensions)
    {
        var rest = line.Trim();
        extensions = [];
        while (OpeningOfLast(rest) is var open and > 0)
        {
            extensions = extensions.Insert(0, rest[(open + 1)..^1].Trim().ToString());
            rest = rest[..open].TrimEnd();
        }

        name = rest.ToString();
    }

    // Where the group that ends the text opens; 0 if before it there is nothing, -1 if no closed group ends the text.
    private static int OpeningOfLast(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[^1] != ')')
            return -1;
        var depth = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            depth += text[i] switch { ')' => 1, '(' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }

        return -1;
    }
}
