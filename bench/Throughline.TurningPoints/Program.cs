using System.Globalization;
using Throughline.Screenplays;
using Throughline.Story;
using Throughline.Story.Turns;
using Throughline.TurningPoints;

// Usage: Throughline.TurningPoints FOLDER GOLD.csv   how near we come, and how near a guess by position alone does
//        Throughline.TurningPoints --signs SCRIPT...  what each scene shows, as a table to learn weights from
if (args is ["--signs", ..])
{
    foreach (var path in args[1..])
        Signs(path);
    return 0;
}

if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: FOLDER GOLD.csv, or --signs SCRIPT...");
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

static void Signs(string path)
{
    var signs = SceneSigns.Of(TableRead.Of(ScreenplayReader.Read(File.ReadAllBytes(path), path).Screenplay, null));
    foreach (var scene in signs.Read.Scenes)
    {
        var values = Enum.GetValues<SceneSign>().Select(s => signs[s, scene.Index].ToString("0.000", CultureInfo.InvariantCulture));
        Console.WriteLine(string.Join('\t', [Path.GetFileNameWithoutExtension(path), scene.At.Line.ToString(CultureInfo.InvariantCulture), .. values]));
    }
}
