using System.Text;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Story.Continuity;

namespace Throughline.ContinuityGold;

/// <summary>A clean script and the errors to put into it.</summary>
internal sealed record GoldScript(string Name, string Clean, GoldError[] Errors)
{
    public int Pages => PageLayout.Of(Read(Clean)).Pages;

    public static GoldScript[] All(string folder) => [.. Directory.GetFiles(folder, "*.fountain").Order(StringComparer.Ordinal).Select(Load)];

    /// <summary>What is found in a text, with the lines of the file.</summary>
    public static List<FoundNote> Find(string text) =>
        [.. ContinuityCheck.Of(Read(text)).Select(f => new FoundNote(ContinuityKinds.Name(f.Kind), f.Reason, f.Confidence, [.. f.Lines.Select(l => l.Line)], [.. f.Lines.Select(l => l.Quote)]))];

    private static Screenplay Read(string text) => ScreenplayReader.Read(Encoding.UTF8.GetBytes(text), "gold.fountain").Screenplay;

    private static GoldScript Load(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var clean = File.ReadAllText(path);
        var rows = File.ReadLines(Path.ChangeExtension(path, ".errors.tsv")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToArray();
        var errors = rows.Select((row, i) => new GoldError(name, i + 1, row[0] == "dead" ? "dead-or-absent" : row[0], Text(row[1]), Text(row[2]), Text(row[3]))).ToArray();
        foreach (var error in errors)
        {
            if (Count(clean, error.Was) != 1 || Count(error.Damaged(clean), error.Against) != 1)
                throw new InvalidDataException($"{path}: error {error.Number}: its text must stand in the script once, and the line it contradicts once in the damaged one.");
        }

        return new GoldScript(name, clean, errors);
    }

    private static string Text(string cell) => cell.Replace("\\n", "\n", StringComparison.Ordinal);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}

/// <summary>Something found.</summary>
internal sealed record FoundNote(string Kind, string Reason, double Confidence, int[] Lines, string[] Quotes)
{
    /// <summary>What tells it from others, whatever line it has moved to.</summary>
    public string Key => $"{Kind}|{string.Join('|', Quotes)}";
}
