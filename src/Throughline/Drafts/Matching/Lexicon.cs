namespace Throughline.Drafts.Matching;

/// <summary>Gives every word a number, the same in both drafts. Words are compared in lower case with straight apostrophes.</summary>
internal sealed class Lexicon
{
    private int[] _slots = new int[1 << 14];
    private int[] _hashes = new int[1 << 12];
    private int[] _starts = new int[(1 << 12) + 1];
    private char[] _letters = new char[1 << 15];

    /// <summary>Numbers given so far; they run from 0.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a word, which is given one if it has none.</summary>
    public int Of(ReadOnlySpan<char> word)
    {
        var folded = word.Length <= 256 ? stackalloc char[word.Length] : new char[word.Length];
        Fold(word, folded);
        return OfFolded(folded);
    }

    /// <summary>The word behind a number, folded.</summary>
    public ReadOnlySpan<char> Word(int number) => _letters.AsSpan(_starts[number].._starts[number + 1]);

    private static void Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            folded[i] = c is >= 'a' and <= 'z' ? c : c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c == '’' ? '\'' : c < 0x80 ? c : char.ToLowerInvariant(c);
        }
    }

    private int OfFolded(ReadOnlySpan<char> word)
    {
        // The runtime's own hash is salted, so that no file can be made to collide.
        var hash = string.GetHashCode(word, StringComparison.Ordinal);
        var at = hash & (_slots.Length - 1);
        for (; _slots[at] != 0; at = (at + 1) & (_slots.Length - 1))
        {
            var number = _slots[at] - 1;
            if (_hashes[number] == hash && word.SequenceEqual(Word(number)))
                return number;
        }

        return Add(word, hash, at);
    }

    private int Add(ReadOnlySpan<char> word, int hash, int slot)
    {
        var number = Count++;
        if (Count >= _hashes.Length)
        {
            Array.Resize(ref _hashes, _hashes.Length * 2);
            Array.Resize(ref _starts, _hashes.Length + 1);
        }

        var start = _starts[number];
        if (start + word.Length > _letters.Length)
            Array.Resize(ref _letters, Math.Max(_letters.Length * 2, start + word.Length));
        word.CopyTo(_letters.AsSpan(start));
        _starts[number + 1] = start + word.Length;
        _hashes[number] = hash;
        _slots[slot] = Count;
        if (Count * 2 > _slots.Length)
            Grow();
        return number;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var number = 0; number < Count; number++)
        {
            var at = _hashes[number] & (_slots.Length - 1);
            while (_slots[at] != 0)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = number + 1;
        }
    }
}
