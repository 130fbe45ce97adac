using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Story.Turns;

/// <summary>
/// Finds the five turns of a story without a model: where such turns usually stand, shifted by what the scenes there show.
/// <c>docs/turning-points.md</c> has the method.
/// </summary>
public static class StoryTurns
{
    private const int Most = 5;

    /// <summary>How far a scene's neighbours still speak for it, as a share of the scenes.</summary>
    internal const double Reach = 0.2;

    private static readonly TurnKind[] Kinds = Enum.GetValues<TurnKind>();

    /// <summary>
    /// The five turns in story order, always five. The first candidates never go back in the script, and are different
    /// scenes when there are five; in a shorter script several turns share a scene, in one without scenes none has a candidate.
    /// </summary>
    public static ImmutableArray<StoryTurn> Of(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var signs = SceneSigns.Of(TableRead.Of(screenplay, aliases: null));
        var played = signs.Read.Scenes.Where(s => !s.IsOmitted).Select(s => s.Index).ToArray();
        var scores = Array.ConvertAll(Kinds, kind => Smoothed(Likelihoods(kind, signs, played), Reach));
        var first = played.Length == 0 ? [] : Together(scores);
        return [.. Kinds.Select((kind, turn) => new StoryTurn(kind, played.Length == 0 ? [] : Candidates(kind, turn)))];

        // Between the first candidates of the turns before and after.
        ImmutableArray<TurnCandidate> Candidates(TurnKind kind, int turn)
        {
            var apart = played.Length >= Kinds.Length ? 1 : 0;
            var from = turn == 0 ? 0 : first[turn - 1] + apart;
            var to = turn == Kinds.Length - 1 ? played.Length - 1 : first[turn + 1] - apart;
            var order = Enumerable.Range(from, to - from + 1).OrderByDescending(i => scores[turn][i]).ThenBy(i => i).Take(Most);
            return [.. order.Select(i => Candidate(kind, signs, played[i], Position(i, played.Length), scores[turn][i]))];
        }
    }

    /// <summary>The five scenes, in order, whose scores multiply to the most; apart when there are five or more.</summary>
    internal static int[] Together(double[][] scores)
    {
        var (turns, count) = (scores.Length, scores[0].Length);
        var apart = count >= turns ? 1 : 0;
        var best = new double[turns][];
        var from = new int[turns][];
        for (var turn = 0; turn < turns; turn++)
        {
            (best[turn], from[turn]) = (new double[count], new int[count]);
            Array.Fill(best[turn], double.NegativeInfinity);
            var before = turn == 0 ? 0 : -1;
            for (var i = turn * apart; i < count; i++)
            {
                if (turn > 0 && i - apart >= 0 && (before < 0 || best[turn - 1][i - apart] > best[turn - 1][before]))
                    before = i - apart;
                if (turn > 0 && before < 0)
                    continue;
                best[turn][i] = Math.Log(scores[turn][i] + 1e-300) + (turn == 0 ? 0 : best[turn - 1][before]);
                from[turn][i] = before;
            }
        }

        var chosen = new int[turns];
        chosen[^1] = Array.IndexOf(best[^1], best[^1].Max());
        for (var turn = turns - 1; turn > 0; turn--)
            chosen[turn - 1] = from[turn][chosen[turn]];
        return chosen;
    }

    /// <summary>The likelihood of each scene and of its neighbours, falling with their distance.</summary>
    /// <param name="likelihoods">Of each scene.</param>
    /// <param name="reach">The share of the scenes over which it falls by the factor e.</param>
    internal static double[] Smoothed(double[] likelihoods, double reach)
    {
        var scores = new double[likelihoods.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            for (var j = 0; j < scores.Length; j++)
                scores[i] += likelihoods[j] * Math.Exp(-Math.Abs((double)(i - j) / scores.Length / reach));
        }

        return scores;
    }

    private static TurnCandidate Candidate(TurnKind kind, SceneSigns signs, int scene, double position, double score) =>
        new(scene, signs.Read.Scenes[scene].At.Line, Math.Round(score, 4, MidpointRounding.AwayFromZero), TurnReasons.Of(kind, signs, scene, position));

    private static double[] Likelihoods(TurnKind kind, SceneSigns signs, int[] played)
    {
        var (middle, spread) = TurnTables.PositionOf(kind);
        var likelihoods = new double[played.Length];
        for (var i = 0; i < played.Length; i++)
        {
            var away = (Position(i, played.Length) - middle) / spread;
            var evidence = 0.0;
            foreach (var row in TurnTables.Signs)
                evidence += row.Weights[(int)kind] * signs[row.Sign, played[i]];
            likelihoods[i] = Math.Exp(evidence - away * away / 2);
        }

        var sum = likelihoods.Sum();
        return Array.ConvertAll(likelihoods, l => sum > 0 ? l / sum : 1.0 / played.Length);
    }

    private static double Position(int index, int count) => (index + 0.5) / count;
}
