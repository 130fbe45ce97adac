namespace Throughline.Story.Proposed;

/// <summary>Finds runs of words of one text in others, by all their runs of a fixed length.</summary>
internal sealed class WordRuns(int length)
{
    private readonly Dictionary<string, List<(int Text, int At)>> _grams = new(StringComparer.Ordinal);
    private readonly List<List<Word>> _texts = [];

    // A run that stands everywhere is looked up only so often.
    private const int MostPlaces = 64;

    /// <summary>Adds a text to look in; texts are numbered from 0.</summary>
    public void Add(List<Word> words)
    {
        for (var i = 0; i + length <= words.Count; i++)
        {
            var key = Key(words, i);
            if (!_grams.TryGetValue(key, out var places))
                _grams[key] = places = [];
            if (places.Count < MostPlaces)
                places.Add((_texts.Count, i));
        }

        _texts.Add(words);
    }

    /// <summary>The longest runs of some words that stand in a text, none inside another.</summary>
    public IEnumerable<(int From, int Count, int Text, int At)> Find(List<Word> words, Func<int, bool>? isLookedIn = null)
    {
        for (var i = 0; i + length <= words.Count;)
        {
            (int Count, int Text, int At) best = default;
            foreach (var (text, at) in _grams.GetValueOrDefault(Key(words, i)) ?? [])
            {
                if (isLookedIn?.Invoke(text) == false)
                    continue;
                var count = length;
                while (i + count < words.Count && at + count < _texts[text].Count && words[i + count].Text == _texts[text][at + count].Text)
                    count++;
                if (count > best.Count)
                    best = (count, text, at);
            }

            if (best.Count > 0)
                yield return (i, best.Count, best.Text, best.At);
            i += Math.Max(1, best.Count);
        }
    }

    private string Key(List<Word> words, int at)
    {
        var key = words[at].Text;
        for (var i = 1; i < length; i++)
            key = key + " " + words[at + i].Text;
        return key;
    }
}
