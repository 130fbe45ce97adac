using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.TurningPoints;

/// <summary>
/// Lays a synopsis over the scenes of its script: a hidden Markov model whose states are scenes, whose steps go forward by the
/// length of the script over the number of sentences and a little either way, and which sees words, weighted by their rarity.
/// </summary>
internal static class SynopsisAlignment
{
    private const double Sharpness = 8;
    private const double Slack = 0.06;
    private const int ShortestWord = 3;

    /// <summary>For each sentence, the likelihood of each scene.</summary>
    public static double[][] Of(Screenplay screenplay, string[] sentences)
    {
        var scenes = Scene.Of(screenplay).Select(s => Words(string.Join(' ', s.Elements.Select(e => e.Text.Plain)))).ToArray();
        var count = scenes.Length;
        var rarity = scenes.SelectMany(s => s.Keys).GroupBy(w => w, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Math.Log((double)count / g.Count()), StringComparer.Ordinal);
        var seen = sentences.Select(sentence => Likeness(Words(sentence), scenes, rarity)).ToArray();
        var step = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < count; j++)
                sum += step[i, j] = Math.Exp(-Math.Abs(j - i - (double)count / sentences.Length) / (Slack * count) - (j < i ? 1 : 0));
            for (var j = 0; j < count; j++)
                step[i, j] /= sum;
        }

        var forward = new double[sentences.Length][];
        var backward = new double[sentences.Length][];
        for (var s = 0; s < sentences.Length; s++)
        {
            forward[s] = new double[count];
            for (var j = 0; j < count; j++)
            {
                var from = s == 0 ? Math.Exp(-j / (Slack * count)) : 0;
                for (var i = 0; s > 0 && i < count; i++)
                    from += forward[s - 1][i] * step[i, j];
                forward[s][j] = from * seen[s][j];
            }

            Scale(forward[s]);
        }

        for (var s = sentences.Length - 1; s >= 0; s--)
        {
            backward[s] = new double[count];
            for (var i = 0; i < count; i++)
            {
                if (s == sentences.Length - 1)
                    backward[s][i] = Math.Exp(-(count - 1 - i) / (Slack * count));
                for (var j = 0; s < sentences.Length - 1 && j < count; j++)
                    backward[s][i] += step[i, j] * seen[s + 1][j] * backward[s + 1][j];
            }

            Scale(backward[s]);
        }

        return [.. forward.Zip(backward, (f, b) => Scale([.. f.Zip(b, (x, y) => x * y)]))];
    }

    private static double[] Likeness(Dictionary<string, int> sentence, Dictionary<string, int>[] scenes, Dictionary<string, double> rarity)
    {
        var like = scenes.Select(scene =>
        {
            var (dot, size) = (0.0, 1.0);
            foreach (var (word, times) in scene)
            {
                var weight = (1 + Math.Log(times)) * rarity[word];
                size += weight * weight;
                if (sentence.ContainsKey(word))
                    dot += weight * rarity[word];
            }

            return dot / Math.Pow(size, 0.35);
        }).ToArray();
        var most = Math.Max(like.Max(), 1e-9);
        return Array.ConvertAll(like, l => Math.Exp(Sharpness * (l / most - 1)));
    }

    private static Dictionary<string, int> Words(string text)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var splitter = new WordSplitter(text);
        while (splitter.Next())
        {
            if (splitter.Word.Length < ShortestWord)
                continue;
            var word = splitter.Word.ToString().ToUpperInvariant();
            word = word.EndsWith("'S", StringComparison.Ordinal) ? word[..^2] : word.Length > 4 && word[^1] == 'S' ? word[..^1] : word;
            words[word] = words.GetValueOrDefault(word) + 1;
        }

        return words;
    }

    private static double[] Scale(double[] values)
    {
        var sum = values.Sum();
        for (var i = 0; i < values.Length; i++)
            values[i] = sum > 0 ? values[i] / sum : 1.0 / values.Length;
        return values;
    }
}
