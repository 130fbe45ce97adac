using Throughline.Text;

namespace Throughline.Story.Proposed;

/// <summary>Phrases that have been used too often; <c>worn-phrases.tsv</c> says where its rows come from.</summary>
internal sealed class WornPhrases
{
    private readonly Dictionary<string, List<(string[] Words, string Phrase, string Where)>> _byFirst = new(StringComparer.Ordinal);

    public static WornPhrases Read()
    {
        var phrases = new WornPhrases();
        foreach (var row in DataTable.Read("worn-phrases.tsv"))
        {
            string[] words = [.. SpokenWords.Of(row[1]).Select(word => word.Text)];
            if (!phrases._byFirst.TryGetValue(words[0], out var same))
                phrases._byFirst[words[0]] = same = [];
            same.Add((words, row[1], row[0]));
        }

        return phrases;
    }

    /// <summary>Those that stand in some words, in order; of two that begin at one word the longer.</summary>
    public IEnumerable<(string Phrase, string Where)> In(List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var found = (_byFirst.GetValueOrDefault(words[i].Text) ?? []).Where(it => Stands(it.Words, words, i)).OrderByDescending(it => it.Words.Length).FirstOrDefault();
            if (found.Words is null)
                continue;
            yield return (found.Phrase, found.Where);
            i += found.Words.Length - 1;
        }
    }

    private static bool Stands(string[] phrase, List<Word> words, int at)
    {
        if (at + phrase.Length > words.Count)
            return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (words[at + i].Text != phrase[i])
                return false;
        }

        return true;
    }
}

/// <summary>A list of single words, by its file name; words of a row are parted by spaces.</summary>
internal sealed class FrozenWords(string file)
{
    private readonly HashSet<string> _words = [.. DataTable.Read(file).SelectMany(row => row[0].Split(' '))];

    public bool Contains(string word) => _words.Contains(word);
}
