using System.Globalization;
using Throughline.Screenplays;
using Throughline.Story;
using Throughline.Story.Turns;

namespace Throughline.TurningPoints;

/// <summary>A film to learn from: what its scenes show, and for each turn how likely each scene is to be it.</summary>
internal sealed record TrainingFilm(string Name, double[][] Signs, double[][] Targets)
{
    public int Count => Signs.Length;

    public double Position(int scene) => (scene + 0.5) / Count;
}

/// <summary>Learns where turns stand and what signs are worth, and says how well that does on films it was not learned from.</summary>
internal static class TurnTraining
{
    private const int Folds = 6;
    private const int Steps = 400;
    private const double Rate = 0.1;
    private static readonly int Turns = Enum.GetValues<TurnKind>().Length;
    private static readonly SceneSign[] Kinds = Enum.GetValues<SceneSign>();

    public static List<TrainingFilm> Films(string folder, string table)
    {
        var films = new List<TrainingFilm>();
        foreach (var synopsis in MarkedSynopsis.All(table))
        {
            var path = Path.Combine(folder, synopsis.Film, synopsis.Film + "_script.txt");
            if (!File.Exists(path))
                continue;
            var screenplay = ScreenplayReader.Read(File.ReadAllBytes(path), path).Screenplay;
            var signs = SceneSigns.Of(TableRead.Of(screenplay, null));
            var count = signs.Read.Scenes.Length;
            if (count is < 40 or > 400)
                continue;
            var aligned = SynopsisAlignment.Of(screenplay, synopsis.Sentences);
            var targets = Enumerable.Range(0, Turns).Select(turn => Enumerable.Range(0, count).Select(scene => synopsis.Turns.Average(t => aligned[t[turn]][scene])).ToArray()).ToArray();
            films.Add(new TrainingFilm(synopsis.Film, [.. Enumerable.Range(0, count).Select(scene => Kinds.Select(k => signs[k, scene]).ToArray())], targets));
        }

        return films;
    }

    /// <summary>What was learned.</summary>
    public sealed record Model(double[] Middle, double[] Spread, double[][] Weights)
    {
        public double[] Likelihoods(TrainingFilm film, int turn)
        {
            var likelihoods = new double[film.Count];
            for (var scene = 0; scene < film.Count; scene++)
            {
                var away = (film.Position(scene) - Middle[turn]) / Spread[turn];
                var evidence = -away * away / 2;
                for (var sign = 0; sign < Kinds.Length; sign++)
                    evidence += Weights[turn][sign] * film.Signs[scene][sign];
                likelihoods[scene] = Math.Exp(evidence);
            }

            var sum = likelihoods.Sum();
            return Array.ConvertAll(likelihoods, l => l / sum);
        }
    }

    public static Model Learn(IReadOnlyList<TrainingFilm> films, double penalty)
    {
        var model = new Model(new double[Turns], new double[Turns], [.. Enumerable.Range(0, Turns).Select(_ => new double[Kinds.Length])]);
        for (var turn = 0; turn < Turns; turn++)
        {
            var middles = films.Select(f => f.Position(Median(f.Targets[turn]))).Order().ToArray();
            model.Middle[turn] = middles.Average();
            model.Spread[turn] = Math.Sqrt(middles.Average(m => (m - model.Middle[turn]) * (m - model.Middle[turn])));
            for (var step = 0; step < Steps && !double.IsInfinity(penalty); step++)
            {
                var gradient = new double[Kinds.Length];
                foreach (var film in films)
                {
                    var likelihoods = model.Likelihoods(film, turn);
                    for (var scene = 0; scene < film.Count; scene++)
                    {
                        for (var sign = 0; sign < Kinds.Length; sign++)
                            gradient[sign] += (film.Targets[turn][scene] - likelihoods[scene]) * film.Signs[scene][sign] / films.Count;
                    }
                }

                for (var sign = 0; sign < Kinds.Length; sign++)
                    model.Weights[turn][sign] += Rate / (1 + Rate * penalty) * (gradient[sign] - penalty * model.Weights[turn][sign]);
            }
        }

        return model;
    }

    /// <summary>Each film judged by a model of the films outside its part.</summary>
    /// <returns>The penalty with the least distance at the reach that the program uses; infinite when position alone is nearer.</returns>
    public static double CrossValidate(IReadOnlyList<TrainingFilm> films, double[] penalties, double[] reaches)
    {
        var (best, least) = (double.PositiveInfinity, double.PositiveInfinity);
        Console.WriteLine("| | Likelihood of the first candidate | Distance |");
        Console.WriteLine("|---|---|---|");
        double[] guesses = [0.10, 0.25, 0.50, 0.75, 0.95];
        Row("Position alone", films.Select(f => (f, guesses.Select(g => (int)(g * f.Count)).ToArray())));
        foreach (var penalty in penalties)
        {
            var models = Enumerable.Range(0, Folds).Select(fold => Learn([.. films.Where((_, i) => i % Folds != fold)], penalty)).ToArray();
            if (penalty == penalties[0])
                least = Row("Middles alone", films.Select((f, i) => (f, models[i % Folds].Middle.Select(m => (int)(m * f.Count)).ToArray())));
            foreach (var reach in reaches)
            {
                var distance = Row(string.Create(CultureInfo.InvariantCulture, $"Signs, penalty {penalty}, reach {reach}"), films.Select((f, i) => (f, StoryTurns.Together(Scores(models[i % Folds], f, reach)))));
                if (reach == StoryTurns.Reach && distance < least)
                    (best, least) = (penalty, distance);
            }

            Row(string.Create(CultureInfo.InvariantCulture, $"Signs, penalty {penalty}, medians"), films.Select((f, i) => (f, Enumerable.Range(0, Turns).Select(t => Median(models[i % Folds].Likelihoods(f, t))).ToArray())));
        }

        return best;
    }

    private static double[][] Scores(Model model, TrainingFilm film, double reach) =>
        [.. Enumerable.Range(0, Turns).Select(turn => StoryTurns.Smoothed(model.Likelihoods(film, turn), reach))];

    private static double Row(string name, IEnumerable<(TrainingFilm Film, int[] Scenes)> answers)
    {
        var (likely, distance, count) = (0.0, 0.0, 0);
        var each = new double[Turns];
        foreach (var (film, scenes) in answers)
        {
            for (var turn = 0; turn < Turns; turn++)
            {
                count++;
                likely += film.Targets[turn][scenes[turn]];
                var away = (double)Math.Abs(Median(film.Targets[turn]) - scenes[turn]) / film.Count;
                distance += away;
                each[turn] += away;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {100 * likely / count:0.00} % | {100 * distance / count:0.00} % ({string.Join(", ", each.Select(e => (100 * e * Turns / count).ToString("0.0", CultureInfo.InvariantCulture)))}) |"));
        return distance / count;
    }

    public static int Median(double[] likelihoods)
    {
        var sum = 0.0;
        for (var i = 0; i < likelihoods.Length; i++)
        {
            sum += likelihoods[i];
            if (sum >= 0.5)
                return i;
        }

        return likelihoods.Length - 1;
    }

    /// <summary>Writes the tables anew, with the words that they have.</summary>
    public static void Write(Model model, string folder)
    {
        static string Number(double value, int digits) => (Math.Round(value, digits, MidpointRounding.AwayFromZero) + 0.0).ToString(CultureInfo.InvariantCulture);
        var positions = Path.Combine(folder, "turn-positions.tsv");
        File.WriteAllLines(positions, File.ReadLines(positions).TakeWhile(l => l.StartsWith('#')).ToList()
            .Concat(Enum.GetValues<TurnKind>().Select(k => string.Join('\t', k, Number(model.Middle[(int)k], 3), Number(model.Spread[(int)k], 3)))));
        var signs = Path.Combine(folder, "turn-signs.tsv");
        File.WriteAllLines(signs, File.ReadAllLines(signs).Select(line => line.StartsWith('#') ? line
            : string.Join('\t', [line.Split('\t')[0], .. Enumerable.Range(0, Turns).Select(t => Number(model.Weights[t][(int)Enum.Parse<SceneSign>(line.Split('\t')[0])], 2)), .. line.Split('\t')[6..]])));
    }
}
