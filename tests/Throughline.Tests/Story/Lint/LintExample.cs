using System.Globalization;

namespace Throughline.Tests.Story.Lint;

/// <summary>An example on a rule's page: a script, and the lines where the rule must speak.</summary>
/// <param name="Page">File name of the page, which begins with the rule's code.</param>
/// <param name="Line">Line of the page where the example begins.</param>
/// <param name="Text">The script.</param>
/// <param name="Lines">Lines of the script that the rule must point to; none under "Leaves alone".</param>
/// <param name="Numbers">Parameters, by name.</param>
/// <param name="Fixed">The script after repair, or null when the page does not show it.</param>
internal sealed record LintExample(string Page, int Line, string Text, int[] Lines, IReadOnlyDictionary<string, int> Numbers, string? Fixed)
{
    public static string Folder { get; } = Path.Combine(Corpus.Repository, "specs", "lint");

    public static IReadOnlyList<LintExample> All { get; } = [.. Directory.GetFiles(Folder, "*.md").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static List<LintExample> Read(string path)
    {
        var examples = new List<LintExample>();
        var lines = File.ReadAllText(path).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```fountain", StringComparison.Ordinal))
                continue;
            var words = lines[i].Split(' ')[1..];
            var end = Array.IndexOf(lines, "```", i + 1);
            var text = string.Join('\n', lines[(i + 1)..end]) + "\n";
            if (words is ["fixed"])
            {
                examples[^1] = examples[^1] with { Fixed = text };
            }
            else
            {
                var numbers = words.Select(w => w.Split('=')).ToDictionary(w => w[0], w => w[1]);
                var found = numbers.Remove("line", out var at) ? at.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray() : [];
                examples.Add(new LintExample(Path.GetFileName(path), i + 1, text, found, numbers.ToDictionary(n => n.Key, n => int.Parse(n.Value, CultureInfo.InvariantCulture)), null));
            }

            i = end;
        }

        return examples;
    }
}
