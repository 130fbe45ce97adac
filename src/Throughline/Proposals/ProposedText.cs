using System.Globalization;

namespace Throughline.Proposals;

/// <summary>What words must be like to be proposed: they may come to stand in a script, and are read before that, so nothing in them may hide or command a terminal.</summary>
public static class ProposedText
{
    /// <summary>The most characters that are proposed at one place.</summary>
    public const int Most = 20_000;

    /// <summary>Why words cannot be proposed, for people; null when they can.</summary>
    /// <param name="text">The words; LF ends a line.</param>
    /// <param name="most">The most UTF-16 units that they may have.</param>
    public static string? Fault(string text, int most = Most)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > most)
            return string.Create(CultureInfo.InvariantCulture, $"Words of more than {most} characters cannot be proposed at once.");
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune.Value))
                return string.Create(CultureInfo.InvariantCulture, $"Words that hold U+{rune.Value:X4}, which hides words or commands a terminal, cannot be proposed.");
        }

        return null;
    }

    /// <summary>The text with every such character made a visible mark, U+FFFD.</summary>
    public static string Shown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Fault(text, int.MaxValue) is null ? text : string.Concat(text.EnumerateRunes().Select(rune => IsHidden(rune.Value) ? "\uFFFD" : rune.ToString()));
    }

    // Controls, direction overrides and isolates, characters without width (those that join and part letters are the writer's), tags
    // of plane 14 in which whole sentences can be hidden.
    private static bool IsHidden(int rune) => rune is < 0x20 and not ('\n' or '\t')
        or >= 0x7F and <= 0x9F or 0x200B or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x2064 or >= 0x2066 and <= 0x2069
        or 0xFEFF or >= 0xFFF9 and <= 0xFFFB or >= 0xE0000 and <= 0xE007F;
}
