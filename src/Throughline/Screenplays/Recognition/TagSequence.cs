namespace Throughline.Screenplays.Recognition;

/// <summary>
/// Finds the best reading of a whole text. A state is a tag; for page furniture it is also the tag before it, so that a speech
/// goes on over a page number.
/// </summary>
internal static class TagSequence
{
    public const int States = 13;

    // So many points of lead make a confidence of 0.73; set so that of the lines with a confidence about that share is right.
    private const double Unit = 60;

    public static LineTag TagOf(int state) => state < 6 ? (LineTag)state : LineTag.Other;

    /// <summary>The tag that goes on after a state; 6 when only furniture stood before.</summary>
    public static int Memory(int state) => state < 6 ? state : state - 6;

    /// <summary>The state after another when the line is <paramref name="tag"/>.</summary>
    public static int Next(int memory, LineTag tag) => tag == LineTag.Other ? 6 + memory : (int)tag;

    /// <summary>The feature of a step; its weights are by the tag stepped to.</summary>
    public static string Step(int state, string join) => state < 6 ? $"step={(LineTag)state}/{join}" : $"step=Other+{state - 6}/{join}";

    /// <param name="features">What is seen of each line.</param>
    /// <param name="weights">What that speaks for.</param>
    /// <param name="handicap">While learning: how far the truth, given here by line, has to lead; it starts that far behind.</param>
    /// <param name="truth">The tags of the lines, for the handicap.</param>
    public static RecognisedLine[] Decode(LineFeatures features, TagWeights weights, double handicap = 0, Func<int, LineTag>? truth = null)
    {
        var n = features.Count;
        var emit = new double[n][];
        var steps = new double[n][][];
        for (var i = 0; i < n; i++)
        {
            emit[i] = new double[TagWeights.Tags];
            foreach (var feature in features.Of(i))
                weights.Add(feature, emit[i]);
            if (truth is not null)
                emit[i][(int)truth(i)] -= handicap;
            steps[i] = new double[States][];
            for (var s = 0; s < States; s++)
                steps[i][s] = new double[TagWeights.Tags];
            foreach (var join in features.Joins(i))
                for (var s = 0; s < States; s++)
                    weights.Add(Step(s, join), steps[i][s]);
        }

        return Best(n, emit, steps);
    }

    private static RecognisedLine[] Best(int n, double[][] emit, double[][][] steps)
    {
        var forward = new double[n + 1][];
        var backward = new double[n + 1][];
        for (var i = 0; i <= n; i++)
            Array.Fill(forward[i] = new double[States], double.NegativeInfinity);
        forward[0][12] = 0;
        for (var i = 0; i < n; i++)
            for (var s = 0; s < States; s++)
                for (var t = 0; t < TagWeights.Tags && !double.IsNegativeInfinity(forward[i][s]); t++)
                {
                    var next = Next(Memory(s), (LineTag)t);
                    forward[i + 1][next] = Math.Max(forward[i + 1][next], forward[i][s] + emit[i][t] + steps[i][s][t]);
                }

        backward[n] = new double[States];
        for (var i = n - 1; i >= 0; i--)
        {
            Array.Fill(backward[i] = new double[States], double.NegativeInfinity);
            for (var s = 0; s < States; s++)
                for (var t = 0; t < TagWeights.Tags; t++)
                    backward[i][s] = Math.Max(backward[i][s], backward[i + 1][Next(Memory(s), (LineTag)t)] + emit[i][t] + steps[i][s][t]);
        }

        var best = new RecognisedLine[n];
        for (var i = 0; i < n; i++)
            best[i] = Line(forward[i + 1], backward[i + 1]);
        return best;
    }

    private static RecognisedLine Line(double[] forward, double[] backward)
    {
        Span<double> tags = stackalloc double[TagWeights.Tags];
        tags.Fill(double.NegativeInfinity);
        for (var s = 0; s < States; s++)
            tags[(int)TagOf(s)] = Math.Max(tags[(int)TagOf(s)], forward[s] + backward[s]);
        var (first, second) = (0, -1);
        for (var t = 1; t < TagWeights.Tags; t++)
        {
            if (tags[t] > tags[first])
                (first, second) = (t, first);
            else if (second < 0 || tags[t] > tags[second])
                second = t;
        }

        return new RecognisedLine((LineTag)first, 1 / (1 + Math.Exp((tags[second] - tags[first]) / Unit)), (LineTag)second);
    }
}
