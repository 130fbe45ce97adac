namespace Throughline.Story;

/// <summary>
/// Burrows's Delta: how differently two people use the commonest words, which nobody chooses on purpose. Each word's share
/// is measured in standard deviations over the people compared; Delta is the mean difference.
/// J. Burrows, "Delta: a measure of stylistic difference", Literary and Linguistic Computing 17 (2002).
/// </summary>
internal static class Delta
{
    /// <param name="vocabulary">Words, commonest first.</param>
    /// <param name="people">How many of its groups are people, from the first; at least 3.</param>
    /// <param name="common">How many words to use.</param>
    /// <returns>A symmetric table; 0 on the diagonal.</returns>
    public static double[][] Distances(Vocabulary vocabulary, int people, int common)
    {
        var distances = new double[people][];
        for (var i = 0; i < people; i++)
            distances[i] = new double[people];
        var z = new double[people];
        var used = 0;
        for (var w = 0; w < common; w++)
        {
            if (!Standardise(vocabulary, vocabulary.Words[w], z))
                continue;
            used++;
            for (var i = 0; i < people; i++)
            {
                for (var j = 0; j < people; j++)
                    distances[i][j] += Math.Abs(z[i] - z[j]);
            }
        }

        foreach (var row in distances)
        {
            for (var j = 0; j < people; j++)
                row[j] /= Math.Max(1, used);
        }

        return distances;
    }

    // False when all use the word alike, so that it tells nothing.
    private static bool Standardise(Vocabulary vocabulary, VocabularyWord word, double[] z)
    {
        double mean = 0, squares = 0;
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = (double)word.Uses[i] / Math.Max(1, vocabulary.Totals[i]);
            mean += z[i] / z.Length;
        }

        foreach (var share in z)
            squares += (share - mean) * (share - mean);
        var deviation = Math.Sqrt(squares / (z.Length - 1));
        if (deviation < 1e-12)
            return false;
        for (var i = 0; i < z.Length; i++)
            z[i] = (z[i] - mean) / deviation;
        return true;
    }
}
