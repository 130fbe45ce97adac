using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Screenplays.Headings;

/// <summary>Takes the place in a heading apart, at dashes and at full stops.</summary>
internal static class HeadingPlaces
{
    // A dictionary, whose lookup by characters is compiled ahead; a set's is not.
    private static readonly Dictionary<string, string> Abbreviations = Read();

    /// <summary>The parts, from the whole to the part as written; empty when there are none.</summary>
    public static ImmutableArray<string> Split(ReadOnlySpan<char> place)
    {
        place = WithoutEnd(place.Trim());
        if (place.IsEmpty)
            return [];
        if (LastDash(place) < 0 && place.IndexOf(". ") < 0)
            return [place.ToString()];
        var parts = new List<string>();
        while (!place.IsEmpty)
        {
            var dash = LastDash(place);
            AddBackwards(place[(dash + 1)..], parts);
            place = dash < 0 ? default : place[..dash].TrimEnd(" -–—");
        }

        parts.Reverse();
        return [.. parts];
    }

    /// <summary>Where the last dash stands that separates parts: between spaces, or a long one; -1 without any.</summary>
    public static int LastDash(ReadOnlySpan<char> text)
    {
        for (var end = text.Length; text[..end].LastIndexOfAny("-–—") is var dash and >= 0; end = dash)
        {
            var before = dash > 0 && text[dash - 1] is ' ' or '-' or '\t';
            var after = dash + 1 == text.Length || text[dash + 1] is ' ' or '\t';
            if ((before && after) || text[dash] == '—')
                return dash;
        }

        return -1;
    }

    /// <summary>Text without the separators it ends in. The dot of an abbreviation is none.</summary>
    public static ReadOnlySpan<char> WithoutEnd(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimEnd(" \t-–—,");
            if (text.IsEmpty || text[^1] != '.' || IsAbbreviation(text, text.Length - 1, isLast: true))
                return text;
            text = text[..^1];
        }
    }

    /// <summary>True when the dot at a place belongs to the word before it: MR., or the last of U.S.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> text, int dot, bool isLast)
    {
        var start = text[..dot].LastIndexOfAny(' ', '.', '/') + 1;
        var word = text[start..dot];
        // A lone letter is an initial before a name; at the end it is one only after another, as in U.S.
        if (word.Length == 1 && char.IsLetter(word[0]))
            return !isLast || (start > 0 && text[start - 1] == '.');
        return Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out _);
    }

    private static void AddBackwards(ReadOnlySpan<char> text, List<string> parts)
    {
        var end = text.Length;
        for (var dot = text.LastIndexOf('.'); dot > 0; dot = text[..dot].LastIndexOf('.'))
        {
            if (dot + 1 >= end || text[dot + 1] != ' ' || IsAbbreviation(text, dot, isLast: false))
                continue;
            Add(text[(dot + 1)..end]);
            end = dot;
        }

        Add(text[..end]);

        void Add(ReadOnlySpan<char> part)
        {
            part = WithoutEnd(part.Trim());
            if (!part.IsEmpty)
                parts.Add(part.ToString());
        }
    }

    private static Dictionary<string, string> Read()
    {
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in DataTable.Read("abbreviations.tsv"))
            words.Add(row[0], row[1]);
        return words;
    }
}
