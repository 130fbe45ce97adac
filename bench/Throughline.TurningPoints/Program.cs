using System.Globalization;
using Throughline.Story.Turns;
using Throughline.TurningPoints;

// Usage: Throughline.TurningPoints FOLDER GOLD.csv   how near we come, and how near a guess by position alone does
//        Throughline.TurningPoints --learn FOLDER SYNOPSES.csv MARKED.csv [TABLES]
//                                                     where turns stand, from the marked scenes of other films; what signs are worth, from films with marked
//                                                     synopses, judged on films left out; writes the tables of a folder anew
if (args is ["--learn", var scripts, var synopses, var marked, .. var tables])
{
    double[] penalties = [0.03, 0.3, 3];
    double[] reaches = [0.02, StoryTurns.Reach];
    var (middle, spread, count) = MarkedScenes.Positions(marked);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} films with marked scenes: {string.Join(", ", middle.Zip(spread, (m, s) => $"{100 * m:0.0} ± {100 * s:0.0} %"))}"));
    var learned = TurnTraining.Films(scripts, synopses);
    Console.WriteLine($"{learned.Count} films with marked synopses, {learned.Sum(f => f.Count)} scenes");
    var penalty = TurnTraining.CrossValidate(learned, penalties, reaches);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Penalty: {penalty}"));
    if (tables.Length > 0)
        TurnTraining.Write(TurnTraining.Learn(learned, penalty) with { Middle = middle, Spread = spread }, tables[0]);
    return 0;
}

if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: FOLDER GOLD.csv, or --learn FOLDER SYNOPSES.csv MARKED.csv [TABLES]");
    return 2;
}

double[] guesses = [0.10, 0.25, 0.50, 0.75, 0.95];
var films = MarkedFilm.All(args[0], args[1]).ToList();
Console.WriteLine($"{films.Count} films, {films.Sum(f => f.Count)} scenes");
Console.WriteLine("| | Total agreement | Mean distance |");
Console.WriteLine("|---|---|---|");
Row("Position alone", films.Select(f => (f, guesses.Select(g => (int)(g * f.Count)).ToArray())));
var found = films.Select(f => (f, f.Found())).ToList();
Row("Throughline", found);
foreach (var kind in Enum.GetValues<TurnKind>())
    Row(kind.ToString(), found, (int)kind);
return 0;

static void Row(string name, IEnumerable<(MarkedFilm Film, int[] Scenes)> answers, int? only = null)
{
    var (agreement, distance, count) = (0.0, 0.0, 0);
    foreach (var (film, scenes) in answers)
    {
        for (var turn = 0; turn < 5; turn++)
        {
            if (film.Gold[turn].Length == 0 || (only is not null && only != turn))
                continue;
            count++;
            agreement += film.Gold[turn].Contains(scenes[turn]) ? 1.0 / film.Gold[turn].Length : 0;
            distance += (double)film.Gold[turn].Min(g => Math.Abs(g - scenes[turn])) / film.Count;
        }
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {100 * agreement / count:0.00} % | {100 * distance / count:0.00} % |"));
}
