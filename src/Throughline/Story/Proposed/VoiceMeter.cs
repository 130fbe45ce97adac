namespace Throughline.Story.Proposed;

/// <summary>
/// How near some words are to what a person says. Delta of a few words is mostly chance, so it is put beside the Delta of the
/// person's own passages of the same length, each against the rest of what they say.
/// </summary>
internal sealed class VoiceMeter
{
    private const int Common = 60;
    private const int FewestNew = 8;
    private const int FewestOwn = 150;
    private const int OwnTimesNew = 4;
    private const int FewestToName = 30;
    private const int Passages = 60;
    private const int Windows = 200;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<Word> _all;

    /// <param name="all">All words of the kind that is compared, in the order of the script.</param>
    public VoiceMeter(List<Word> all)
    {
        _all = all;
        foreach (var (word, i) in all.GroupBy(word => word.Text, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(Common).Select((group, i) => (group.Key, i)))
            _places[word] = i;
    }

    /// <summary>Delta of new words to a person's own, and the share of their own passages that lie nearer; null when there are too few words to tell.</summary>
    public (double Delta, double Farther)? Measure(List<Word> fresh, List<Word> own)
    {
        if (fresh.Count < FewestNew || own.Count < Math.Max(FewestOwn, OwnTimesNew * fresh.Count))
            return null;
        var length = fresh.Count;
        var spread = Spread(length);
        var total = Counts(own, 0, own.Count);
        var delta = Delta(Counts(fresh, 0, length), length, total, own.Count, spread);
        int nearer = 0, passages = 0;
        foreach (var from in Starts(own.Count - length, Passages))
        {
            var passage = Counts(own, from, length);
            var rest = new int[Common];
            for (var w = 0; w < Common; w++)
                rest[w] = total[w] - passage[w];
            nearer += Delta(passage, length, rest, own.Count - length, spread) < delta ? 1 : 0;
            passages++;
        }

        return (delta, (double)nearer / passages);
    }

    /// <summary>Whose words of several some words are nearest to; null when there are too few to tell.</summary>
    public string? Nearest(List<Word> fresh, IReadOnlyDictionary<string, List<Word>> people)
    {
        if (fresh.Count < FewestToName)
            return null;
        var spread = Spread(fresh.Count);
        var counts = Counts(fresh, 0, fresh.Count);
        return people.Where(person => person.Value.Count >= FewestOwn).OrderBy(person => Delta(counts, fresh.Count, Counts(person.Value, 0, person.Value.Count), person.Value.Count, spread)).ThenBy(person => person.Key, StringComparer.Ordinal).FirstOrDefault().Key;
    }

    // How much the share of each word varies from passage to passage of this length.
    private double[] Spread(int length)
    {
        var (sums, squares, windows) = (new double[Common], new double[Common], 0);
        foreach (var from in Starts(_all.Count - length, Windows))
        {
            var counts = Counts(_all, from, length);
            for (var w = 0; w < Common; w++)
            {
                var share = (double)counts[w] / length;
                sums[w] += share;
                squares[w] += share * share;
            }

            windows++;
        }

        var spread = new double[Common];
        for (var w = 0; w < Common; w++)
            spread[w] = Math.Sqrt(Math.Max(0, squares[w] / windows - sums[w] / windows * (sums[w] / windows)));
        return spread;
    }

    private static double Delta(int[] a, int wordsA, int[] b, int wordsB, double[] spread)
    {
        var (sum, used) = (0.0, 0);
        for (var w = 0; w < Common; w++)
        {
            if (spread[w] < 1e-9)
                continue;
            sum += Math.Abs((double)a[w] / wordsA - (double)b[w] / wordsB) / spread[w];
            used++;
        }

        return used == 0 ? 0 : sum / used;
    }

    private int[] Counts(List<Word> words, int from, int count)
    {
        var counts = new int[Common];
        for (var i = from; i < from + count; i++)
        {
            if (_places.TryGetValue(words[i].Text, out var place))
                counts[place]++;
        }

        return counts;
    }

    // At most so many starts from 0 to the last, evenly.
    private static IEnumerable<int> Starts(int last, int most)
    {
        last = Math.Max(0, last);
        var count = Math.Min(most, last + 1);
        for (var i = 0; i < count; i++)
            yield return count == 1 ? 0 : (int)((long)last * i / (count - 1));
    }
}
