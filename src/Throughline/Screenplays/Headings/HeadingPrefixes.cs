using Throughline.Text;

namespace Throughline.Screenplays.Headings;

/// <summary>
/// What opens a scene heading: INT, EXT, EST, I/E and their pairs in any case (Fountain 1.1, "Scene Heading"), and the
/// words of other languages in <c>heading-prefixes.tsv</c>.
/// </summary>
public static class HeadingPrefixes
{
    // Longest first. Classes and arrays only, here and in what every command starts with: generic code over small value
    // types would have to be compiled at start (docs/adr/0004).
    private static readonly ForeignPrefix[] Foreign = ReadForeign();

    // Asked of every paragraph: a table for ASCII, a search for the rest.
    private static readonly string FirstLetters = "IEie" + string.Concat(Array.ConvertAll(Foreign, p => p.Text[..1]));
    private static readonly bool[] IsFirstLetter = Table();

    /// <summary>Looks for a prefix at the start of a line that has no space before it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="length">Characters of the prefix with its dot, without the space after it; 0 if there is none.</param>
    /// <param name="setting">What it means.</param>
    public static bool TryMatch(ReadOnlySpan<char> line, out int length, out Setting setting)
    {
        length = 0;
        setting = Setting.Unstated;
        return !line.IsEmpty && MayBegin(line[0]) && (English(line, out length, out setting) || Other(line, out length, out setting));
    }

    private static bool MayBegin(char c) => c < IsFirstLetter.Length ? IsFirstLetter[c] : FirstLetters.Contains(c, StringComparison.Ordinal);

    private static bool[] Table()
    {
        var table = new bool[128];
        foreach (var c in FirstLetters)
        {
            if (c < table.Length)
                table[c] = true;
        }

        return table;
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
        foreach (var foreign in Foreign)
        {
            var prefix = foreign.Text;
            if (prefix[0] != line[0] || !line.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            length = prefix.Length;
            setting = foreign.Setting;
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

    private static ForeignPrefix[] ReadForeign()
    {
        var prefixes = new List<ForeignPrefix>();
        foreach (var row in DataTable.Read("heading-prefixes.tsv"))
        {
            prefixes.Add(new ForeignPrefix(row[0], row[1] switch
            {
                "Interior" => Setting.Interior,
                "Exterior" => Setting.Exterior,
                "InteriorExterior" => Setting.InteriorExterior,
                _ => throw new InvalidDataException($"heading-prefixes.tsv: {row[1]} is no setting."),
            }));
        }

        prefixes.Sort(static (a, b) => b.Text.Length - a.Text.Length);
        return prefixes.ToArray();
    }

    private sealed record ForeignPrefix(string Text, Setting Setting);
}
