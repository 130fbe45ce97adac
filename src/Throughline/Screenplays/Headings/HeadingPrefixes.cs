using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays.Headings;

/// <summary>
/// What opens a scene heading: INT, EXT, EST, I/E and their pairs in any case (Fountain 1.1, "Scene Heading"), and the
/// words of other languages in <c>heading-prefixes.tsv</c>.
/// </summary>
public static class HeadingPrefixes
{
    // By first letter, longest first.
    private static readonly FrozenDictionary<char, ImmutableArray<(string Prefix, Setting Setting)>> Foreign =
        DataTable.Read("heading-prefixes.tsv").Select(row => (Prefix: row[0], Setting: Enum.Parse<Setting>(row[1])))
            .GroupBy(p => p.Prefix[0]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Prefix.Length).ToImmutableArray());

    private static readonly SearchValues<char> FirstLetters = SearchValues.Create([.. Foreign.Keys, 'I', 'E', 'i', 'e']);

    /// <summary>Looks for a prefix at the start of a line that has no space before it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="length">Characters of the prefix with its dot, without the space after it; 0 if there is none.</param>
    /// <param name="setting">What it means.</param>
    public static bool TryMatch(ReadOnlySpan<char> line, out int length, out Setting setting)
    {
        length = 0;
        setting = Setting.Unstated;
        return !line.IsEmpty && FirstLetters.Contains(line[0]) && (English(line, out length, out setting) || Other(line, out length, out setting));
    }

    private static bool English(ReadOnlySpan<char> line, out int length, out Setting setting)
    {
        length = Word(line, out setting);
        if (length == 0 && !IsShortPair(line))
            return false;

        if (length == 0)
        {
            length = 3;
            setting = Setting.InteriorExterior;
        }
        else if (Pair(line, length) is var second and > 0)
        {
            length = second;
            setting = Setting.InteriorExterior;
        }

        if (length < line.Length && line[length] == '.')
        {
            length++;
            return true;
        }

        return length == line.Length || line[length] is ' ' or '\t';
    }

    private static bool IsShortPair(ReadOnlySpan<char> line) =>
        line.StartsWith("I/E", StringComparison.OrdinalIgnoreCase) || line.StartsWith("E/I", StringComparison.OrdinalIgnoreCase);

    private static int Pair(ReadOnlySpan<char> line, int first)
    {
        var at = first;
        if (at < line.Length && line[at] == '.')
            at++;
        while (at < line.Length && line[at] == ' ')
            at++;
        if (at >= line.Length || line[at] != '/')
            return 0;
        at++;
        while (at < line.Length && line[at] == ' ')
            at++;
        var second = Word(line[at..], out _);
        return second == 0 ? 0 : at + second;
    }

    private static int Word(ReadOnlySpan<char> line, out Setting setting)
    {
        setting = line.Length < 3 ? Setting.Unstated
            : line.StartsWith("INT", StringComparison.OrdinalIgnoreCase) ? Setting.Interior
            : line.StartsWith("EXT", StringComparison.OrdinalIgnoreCase) ? Setting.Exterior
            : line.StartsWith("EST", StringComparison.OrdinalIgnoreCase) ? Setting.Establishing
            : Setting.Unstated;
        return setting == Setting.Unstated ? 0 : 3;
    }

    private static bool Other(ReadOnlySpan<char> line, out int length, out Setting setting)
    {
        foreach (var (prefix, means) in Foreign.TryGetValue(line[0], out var prefixes) ? prefixes : [])
        {
            if (!line.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            length = prefix.Length;
            setting = means;
            if (length == line.Length || prefix[^1] == '.' || char.IsWhiteSpace(line[length]))
                return true;
            if (line[length] is '.' or '。' or '：' or ':')
            {
                length++;
                return true;
            }
        }

        length = 0;
        setting = Setting.Unstated;
        return false;
    }
}
