using System.Globalization;
using System.Text.RegularExpressions;
using Throughline.Screenplays;
using Throughline.Story.Turns;

namespace Throughline.TurningPoints;

/// <summary>A script, and for each turn the scenes in which people saw it, counted as those who marked it counted: a scene begins with every line that has INT. or EXT. as a word.</summary>
internal sealed partial class MarkedFilm
{
    private static readonly string[] Marks = ["INT.", "EXT.", "INT/EXT.", "EXT./INT.", "INT./EXT."];
    private readonly List<int> _headings = [];

    private MarkedFilm(string name, string path, int[][] gold)
    {
        (Name, Gold) = (name, gold);
        var bytes = File.ReadAllBytes(path);
        Screenplay = ScreenplayReader.Read(bytes, path).Screenplay;
        var lines = Screenplay.Source.Text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(w => Marks.Contains(w, StringComparer.Ordinal)))
                _headings.Add(i + 1);
        }
    }

    public string Name { get; }

    public Screenplay Screenplay { get; }

    /// <summary>For each turn, the scenes that were marked.</summary>
    public int[][] Gold { get; }

    /// <summary>How many scenes the film has as they were counted.</summary>
    public int Count => Math.Max(1, _headings.Count);

    /// <summary>Every film of a table whose script is somewhere below a folder.</summary>
    public static IEnumerable<MarkedFilm> All(string folder, string table)
    {
        var scripts = Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories)
            .GroupBy(f => ScriptEnding().Replace(Path.GetFileName(f), ""), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var row in File.ReadLines(table).Skip(1))
        {
            var cells = Cell().Matches(row).Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Groups["plain"].Value).ToArray();
            if (cells.Length < 6)
                continue;
            if (!scripts.TryGetValue(cells[0], out var path))
                Console.Error.WriteLine($"{cells[0]}: no script below {folder}");
            else
                yield return new MarkedFilm(cells[0], path, [.. cells[1..6].Select(Numbers)]);
        }
    }

    /// <summary>The first candidate of each turn, in the scenes as they were counted.</summary>
    public int[] Found() => [.. StoryTurns.Of(Screenplay).Select(t => t.Candidates.IsEmpty ? 0 : SceneAt(t.Candidates[0].Line))];

    /// <summary>The scene that a line of the file is in.</summary>
    public int SceneAt(int line) => Math.Max(0, _headings.FindLastIndex(h => h <= line));

    private static int[] Numbers(string cell) => [.. Digits().Matches(cell).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"(?:_script)?\.txt$", RegexOptions.None, 1000)]
    private static partial Regex ScriptEnding();

    [GeneratedRegex("(?:^|,)(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^,]*))", RegexOptions.None, 1000)]
    private static partial Regex Cell();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
