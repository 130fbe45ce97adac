using System.Collections.Immutable;
using System.Text;

namespace Throughline.Tests.Specs;

/// <summary>Takes the examples out of a page: a block fenced with three backticks and named <c>fountain</c>, then one named <c>elements</c>.</summary>
internal static class SpecPage
{
    /// <summary>Every example under a folder of <c>specs/</c>, page by page.</summary>
    public static ImmutableArray<SpecExample> ReadFolder(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Corpus.Repository, "specs", folder), "*.md").Order(StringComparer.Ordinal)
            .Where(path => Path.GetFileName(path) is not "README.md")
            .SelectMany(path => Read(File.ReadAllText(path), Path.GetFileName(path))),
    ];

    /// <exception cref="FormatException">A block is not closed, or has no partner.</exception>
    public static ImmutableArray<SpecExample> Read(string markdown, string page)
    {
        var examples = ImmutableArray.CreateBuilder<SpecExample>();
        var heading = page;
        var prose = new List<string>();
        string? input = null;
        var encoding = "utf-8";
        var lines = markdown.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line.StartsWith('#'))
            {
                heading = line.TrimStart('#').Trim();
                prose.Clear();
            }
            else if (line.StartsWith("```fountain", StringComparison.Ordinal))
            {
                if (input is not null)
                    throw new FormatException($"{page}: the input before line {at + 1} has no elements.");
                encoding = line["```fountain".Length..].Trim() is { Length: > 0 } named ? named : "utf-8";
                input = Block(lines, ref at, page);
            }
            else if (line is "```elements")
            {
                if (input is null)
                    throw new FormatException($"{page}: the elements on line {at + 1} have no input.");
                var expected = Block(lines, ref at, page);
                examples.Add(new SpecExample(page, examples.Count + 1, heading, string.Join(' ', prose), encoding, input, expected));
                input = null;
                prose.Clear();
            }
            else if (line.Length > 0)
            {
                prose.Add(line);
            }
        }

        return input is null ? examples.DrainToImmutable() : throw new FormatException($"{page}: the last input has no elements.");
    }

    // The lines after a fence; leaves at on the closing fence.
    private static string Block(string[] lines, ref int at, string page)
    {
        var opened = at + 1;
        var block = new StringBuilder();
        while (++at < lines.Length)
        {
            if (lines[at] is "```")
                return block.ToString();
            block.Append(lines[at]).Append('\n');
        }

        throw new FormatException($"{page}: the block opened on line {opened} is not closed.");
    }
}
