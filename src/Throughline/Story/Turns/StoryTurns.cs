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
    private const double Reach = 0.02;

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
        var turns = ImmutableArray.CreateBuilder<StoryTurn>(Kinds.Length);
        var first = 0;
        foreach (var kind in Kinds)
        {
            var scores = Scores(kind, signs, played);
            var spare = played.Length >= Kinds.Length ? Kinds.Length - 1 - (int)kind : 0;
            var order = Enumerable.Range(0, played.Length).Where(i => i >= first && i < played.Length - spare)
                .OrderByDescending(i => scores[i]).ThenBy(i => i).Take(Most).ToArray();
            turns.Add(new StoryTurn(kind, [.. order.Select(i => Candidate(kind, signs, played[i], Position(i, played.Length), scores[i]))]));
            if (order.Length > 0)
                first = Math.Min(order[0] + (played.Length >= Kinds.Length ? 1 : 0), played.Length - 1);
        }

        return turns.MoveToImmutable();
    }

    private static TurnCandidate Candidate(TurnKind kind, SceneSigns signs, int scene, double position, double score) =>
        new(scene, signs.Read.Scenes[scene].At.Line, Math.Round(score, 4, MidpointRounding.AwayFromZero), TurnReasons.Of(kind, signs, scene, position));

    // The likelihood of each scene and of its neighbours, falling with their distance.
    private static double[] Scores(TurnKind kind, SceneSigns signs, int[] played)
    {
        var likelihoods = Likelihoods(kind, signs, played);
        var scores = new double[played.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            for (var j = 0; j < scores.Length; j++)
            {
                var away = (double)(i - j) / scores.Length / Reach;
                scores[i] += likelihoods[j] * Math.Exp(-Math.Abs(away));
            }
        }

        return scores;
    }

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
