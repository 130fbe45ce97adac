using Throughline.Text;

namespace Throughline.Story.Turns;

/// <summary>The words of conflict and of feeling.</summary>
internal static class TurnWords
{
    private static readonly Dictionary<string, bool> IsConflict = Read();

    /// <summary>All words of a text, and those of each list.</summary>
    public static (int All, int Conflict, int Feeling) Count(ReadOnlySpan<char> text)
    {
        var lookup = IsConflict.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = new WordSplitter(text);
        int all = 0, conflict = 0, feeling = 0;
        while (words.Next())
        {
            all++;
            if (!lookup.TryGetValue(words.Word, out var isConflict))
                continue;
            conflict += isConflict ? 1 : 0;
            feeling += isConflict ? 0 : 1;
        }

        return (all, conflict, feeling);
    }

    private static Dictionary<string, bool> Read()
    {
        var words = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in DataTable.Read("turn-words.tsv"))
        {
            foreach (var word in row[1].Split(' '))
                words.Add(word, row[0] == "conflict");
        }

        return words;
    }
}
