namespace Throughline.Story;

/// <summary>Finds the names of people where they stand in a text, the longest first: <c>YOUNG JAKE</c> is not JAKE.</summary>
internal sealed class PersonNames
{
    private const int LongestKey = 96;
    private const int MostWords = 6;
    private readonly Dictionary<string, Found> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Found> _mostWords = new(StringComparer.Ordinal);

    /// <param name="names">In capitals. The place of a name is its person.</param>
    public PersonNames(string[] names)
    {
        for (var person = 0; person < names.Length; person++)
        {
            var words = new WordSplitter(names[person]);
            string? first = null;
            string key = "";
            var count = 0;
            while (words.Next())
            {
                first ??= words.Word.ToString();
                key += (count == 0 ? "" : " ") + words.Word.ToString();
                count++;
            }

            if (first is null || count > MostWords || key.Length > LongestKey)
                continue;
            _people.TryAdd(key, new Found(person));
            if (!_mostWords.TryGetValue(first, out var most) || most.Number < count)
                _mostWords[first] = new Found(count);
        }
    }

    /// <summary>The person named at the start of a text.</summary>
    /// <param name="text">Begins with a word.</param>
    /// <param name="person">Who.</param>
    /// <param name="length">Length of the name there, with an <c>'s</c> at its end.</param>
    public bool TryMatch(ReadOnlySpan<char> text, out int person, out int length)
    {
        (person, length) = (-1, 0);
        Span<char> key = stackalloc char[LongestKey];
        var words = new WordSplitter(text);
        int used = 0, end = 0, most = 1;
        for (var count = 0; count < most && words.Next(); count++)
        {
            if (count > 0 && (words.Start - end > 2 || text[end..words.Start].IndexOfAnyExcept(' ', '.') >= 0) || used + words.Word.Length + 1 > LongestKey)
                break;
            if (count > 0)
                key[used++] = ' ';
            used += words.Word.ToUpperInvariant(key[used..]);
            end = words.Start + words.Word.Length;
            var bare = used > 2 && key[used - 1] == 'S' && key[used - 2] is '\'' or '’' ? key[..(used - 2)] : key[..used];
            if (count == 0)
                most = _mostWords.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(bare, out var longest) ? longest.Number : 0;
            if (_people.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(bare, out var found))
                (person, length) = (found.Number, end);
            if (bare.Length < used)
                break;
        }

        return person >= 0;
    }

    private sealed record Found(int Number);
}
