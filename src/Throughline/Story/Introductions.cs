using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Throughline.Screenplays.Cues;

namespace Throughline.Story;

/// <summary>Collects capitals in the action that may be people.</summary>
internal sealed class Introductions(TableRead read)
{
    private const int LongestName = 4;
    private readonly Dictionary<string, Capitals> _capitals = new(StringComparer.Ordinal);
    private readonly List<Capitals> _order = [];
    private readonly HashSet<string> _usedInside = new(StringComparer.Ordinal);

    /// <summary>Reads one paragraph of action.</summary>
    public void Add(ReadOnlySpan<char> text, int element)
    {
        var words = new WordSplitter(text);
        int start = -1, end = -1, count = 0, all = 0, capitals = 0;
        bool isSentenceStart = true, opens = true, isPerson = false;
        while (words.Next())
        {
            all++;
            var word = words.Word;
            var isCapitals = IsCapitals(word);
            capitals += isCapitals ? 1 : 0;
            var touches = count > 0 && words.Start - end <= 2 && text[end..words.Start].IndexOfAnyExcept(' ', '.') < 0;
            if (isCapitals && touches)
                (end, count) = (words.Start + word.Length, count + 1);
            else
            {
                Note(text, start, end, count, element, isPerson);
                isPerson = isCapitals && (isSentenceStart || opens);
                (start, end, count) = isCapitals ? (words.Start, words.Start + word.Length, 1) : (-1, -1, 0);
            }

            opens = (PeopleWords.RoleOf(word) & PeopleWordRole.Article) != PeopleWordRole.None;
            if (!isCapitals && !isSentenceStart && char.IsUpper(word[0]))
                _usedInside.Add(Bare(word).ToString().ToUpperInvariant());
            var after = words.Start + word.Length;
            isSentenceStart = after < text.Length && text[after] is '.' or '!' or '?' or ':' or '"' or '\n' or '—';
        }

        if (capitals < all || all <= 2)
            Note(text, start, end, count, element, isPerson);
    }

    /// <summary>Those that look like people and are not among the names of cues; in order of introduction.</summary>
    public ImmutableArray<Uncued> Found(TableRead read)
    {
        var spoken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var speech in read.Speeches)
        {
            if (!spoken.Add(speech.Name))
                continue;
            var words = new WordSplitter(speech.Name);
            while (words.Next())
                spoken.Add(words.Word.ToString());
        }

        var result = new List<Uncued>();
        foreach (var found in _order)
        {
            if (spoken.Contains(found.Name) || AnySpoken(found.Name, spoken))
                continue;
            if (found.HasAge)
                result.Add(new Uncued(found.Name, [.. found.At], UncuedReason.Age));
            else if (_usedInside.Contains(found.Name) || _usedInside.Contains(LastWord(found.Name)))
                result.Add(new Uncued(found.Name, [.. found.At], UncuedReason.UsedAgain));
            else if (found.IsPerson)
                result.Add(new Uncued(found.Name, [.. found.At], UncuedReason.PersonWord));
        }

        return [.. result];
    }

    private static bool AnySpoken(string name, HashSet<string> spoken)
    {
        var words = new WordSplitter(name);
        while (words.Next())
        {
            if (spoken.Contains(words.Word.ToString()))
                return true;
        }

        return false;
    }

    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’' ? word[..^2] : word;

    private static bool IsCapitals(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var c in word)
        {
            if (char.IsLower(c))
                return false;
            letters += char.IsUpper(c) ? 1 : 0;
        }

        return letters >= 2;
    }

    private void Note(ReadOnlySpan<char> text, int start, int end, int count, int element, bool opens)
    {
        if (count is 0 or > LongestName)
            return;
        var name = Bare(text[start..end]).ToString();
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(_capitals, name, out _);
        if (found is null)
            _order.Add(found = new Capitals(name));
        found.At.Add(read.At(element));
        found.HasAge |= IsAge(text[end..]);
        found.IsPerson |= opens && PeopleWords.IsPerson(LastWord(name));
    }

    // ", 60s", ", a woman of 30", " (61)", " (late 30s)", ", sixty-four": a number of two digits, or the word for one, soon after.
    private static bool IsAge(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart('.').TrimStart(' ');
        if (rest.IsEmpty || rest[0] is not (',' or '('))
            return false;
        rest = rest[1..];
        var first = new WordSplitter(rest);
        if (first.Next() && (PeopleWords.RoleOf(first.Word) & PeopleWordRole.Age) != PeopleWordRole.None)
            return true;
        var end = rest.IndexOfAny(",).;");
        var digit = (end < 0 ? rest : rest[..end]).IndexOfAnyInRange('0', '9');
        return digit is >= 0 and < 24 && digit + 1 < rest.Length && char.IsAsciiDigit(rest[digit + 1]) && (digit + 2 == rest.Length || !char.IsAsciiDigit(rest[digit + 2]) && rest[digit + 2] != ':');
    }

    private sealed class Capitals(string name)
    {
        public string Name { get; } = name;

        public List<Where> At { get; } = [];

        public bool HasAge { get; set; }

        public bool IsPerson { get; set; }
    }
}
