namespace Throughline.Story.Turns;

/// <summary>The words of each scene, weighted by how few scenes have them; words of one scene alone tell nothing of others and are left out.</summary>
internal sealed class SceneWords
{
    private const int ShortestWord = 4;
    private readonly Dictionary<int, double>[] _scenes;

    private SceneWords(Dictionary<int, double>[] scenes) => _scenes = scenes;

    public int Count => _scenes.Length;

    public static SceneWords Of(TableRead read)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        var scenes = Array.ConvertAll(new int[read.Scenes.Length], _ => new Dictionary<int, double>());
        for (var i = 0; i < read.Screenplay.Elements.Length; i++)
        {
            if (read.SceneOf[i] < 0 || read.Screenplay.Elements[i] is not (Screenplays.Action or Screenplays.Dialogue or Screenplays.Lyrics or Screenplays.General))
                continue;
            var scene = scenes[read.SceneOf[i]];
            var words = new WordSplitter(read.Screenplay.Elements[i].Text.Plain);
            while (words.Next())
            {
                if (words.Word.Length < ShortestWord)
                    continue;
                if (!lookup.TryGetValue(words.Word, out var number))
                    lookup[words.Word] = number = numbers.Count;
                scene[number] = scene.GetValueOrDefault(number) + 1;
            }
        }

        var spread = new int[numbers.Count];
        foreach (var number in scenes.SelectMany(s => s.Keys))
            spread[number]++;
        return new SceneWords(Array.ConvertAll(scenes, scene => scene.Where(w => spread[w.Key] > 1).ToDictionary(w => w.Key, w => (1 + Math.Log(w.Value)) * Math.Log((double)scenes.Length / spread[w.Key]))));
    }

    /// <summary>Cosine of the words of some scenes and of others, 0 to 1; both ends are exclusive.</summary>
    public double Likeness(int from, int to, int otherFrom, int otherTo)
    {
        var (a, b) = (Sum(from, to), Sum(otherFrom, otherTo));
        var (dot, x, y) = (0.0, 0.0, 0.0);
        foreach (var (word, weight) in a)
        {
            x += weight * weight;
            dot += b.TryGetValue(word, out var other) ? weight * other : 0;
        }

        foreach (var weight in b.Values)
            y += weight * weight;
        return x * y > 0 ? dot / Math.Sqrt(x * y) : 0;
    }

    private Dictionary<int, double> Sum(int from, int to)
    {
        if (from == 0 && to == Count && _all is not null)
            return _all;
        var sum = new Dictionary<int, double>();
        for (var scene = from; scene < to; scene++)
        {
            foreach (var (word, weight) in _scenes[scene])
                sum[word] = sum.GetValueOrDefault(word) + weight;
        }

        return from == 0 && to == Count ? _all = sum : sum;
    }

    private Dictionary<int, double>? _all;
}
