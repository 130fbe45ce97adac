namespace Throughline.Story;

/// <summary>The words of the dialogue with how often each group of speakers says them; commonest first.</summary>
internal sealed class Vocabulary
{
    private Vocabulary(VocabularyWord[] words, int[] totals)
    {
        Words = words;
        Totals = totals;
    }

    public VocabularyWord[] Words { get; }

    /// <summary>All words that each group says.</summary>
    public int[] Totals { get; }

    /// <param name="read">The script.</param>
    /// <param name="groupOf">The group of each speaker.</param>
    /// <param name="groups">How many groups there are; what several say together goes to the last.</param>
    public static Vocabulary Of(TableRead read, int[] groupOf, int groups)
    {
        var words = new Dictionary<string, VocabularyWord>(StringComparer.Ordinal);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var totals = new int[groups];
        Span<char> folded = stackalloc char[64];
        for (var s = 0; s < read.Speeches.Length; s++)
        {
            var group = read.Speeches[s].Alone is var speaker and >= 0 ? groupOf[speaker] : groups - 1;
            var splitter = new WordSplitter(read.Speeches[s].Text);
            while (splitter.Next())
            {
                totals[group]++;
                if (splitter.Word.Length > folded.Length)
                    continue;
                var key = folded[..splitter.Word.ToLowerInvariant(folded)];
                key.Replace('’', '\'');
                if (!lookup.TryGetValue(key, out var word))
                    lookup[key] = word = new VocabularyWord(key.ToString(), groups);
                word.Say(group, s);
            }
        }

        var sorted = new VocabularyWord[words.Count];
        words.Values.CopyTo(sorted, 0);
        Array.Sort(sorted, static (a, b) => a.Total != b.Total ? b.Total.CompareTo(a.Total) : string.CompareOrdinal(a.Text, b.Text));
        return new Vocabulary(sorted, totals);
    }
}

/// <summary>One word of the dialogue.</summary>
internal sealed class VocabularyWord(string text, int groups)
{
    public string Text { get; } = text;

    public int Total { get; private set; }

    /// <summary>Uses by each group.</summary>
    public int[] Uses { get; } = new int[groups];

    /// <summary>The speech in which each group first says it; meaningless for a group that does not.</summary>
    public int[] FirstSpeech { get; } = new int[groups];

    public void Say(int group, int speech)
    {
        Total++;
        if (Uses[group]++ == 0)
            FirstSpeech[group] = speech;
    }
}
