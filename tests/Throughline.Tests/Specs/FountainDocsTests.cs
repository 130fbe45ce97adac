using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Tests.Specs;

/// <summary>The tables in <c>docs/</c> are held to the examples they speak of.</summary>
public sealed partial class FountainDocsTests
{
    private static readonly ImmutableArray<SpecExample> Examples = SpecPage.ReadFolder("fountain");

    private static readonly ImmutableArray<SpecExample> CornerCases = [.. Examples.Where(e => e.Page is "corner-cases.md")];

    [Fact]
    public void The_coverage_table_names_every_example_of_the_rules_and_no_other()
    {
        var document = File.ReadAllText(InDocs("fountain.md"));

        var named = Reference().Matches(document).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(named.Except(Examples.Select(Name), StringComparer.Ordinal));
        Assert.Empty(Examples.Except(CornerCases).Select(Name).Except(named, StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_corner_cases_says_what_the_examples_say_and_how_they_are_read()
    {
        var path = InDocs("fountain-corner-cases.md");
        var document = File.ReadAllText(path);
        var start = document.IndexOf("| # |", StringComparison.Ordinal);

        var table = Table();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
            File.WriteAllText(path, document[..start] + table);

        Assert.Equal(File.ReadAllText(path)[start..], table);
    }

    [Fact]
    public void There_are_at_least_forty_five_corner_cases_and_each_gives_its_reason()
    {
        Assert.True(CornerCases.Length >= 45, $"Only {CornerCases.Length} corner cases.");
        Assert.All(CornerCases, e => Assert.False(string.IsNullOrWhiteSpace(e.Prose), e.ToString()));
    }

    private static string Table()
    {
        var table = new StringBuilder("| # | Case | Input | Elements | Why | Result |\n|---|---|---|---|---|---|\n");
        foreach (var example in CornerCases)
        {
            var read = ElementNotation.Of(FountainReader.Read(SourceText.Decode(example.Bytes, example.Page)));
            var result = read.Equals(example.Expected, StringComparison.Ordinal) ? "as expected" : "differs";
            table.Append(CultureInfo.InvariantCulture, $"| {example.Number} | {example.Heading} | {Code(example.Input)} | {Code(example.Expected)} | {example.Prose} | {result} |\n");
        }

        return table.ToString();
    }

    // HTML, because a Markdown table has no room for lines, and backticks drop spaces.
    private static string Code(string block)
    {
        var shown = block.TrimEnd('\n').Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        var plain = Markup().Replace(shown, m => string.Create(CultureInfo.InvariantCulture, $"&#{(int)m.Value[0]};"));
        return "<code>" + plain.Replace("\n ", "\n&nbsp;", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal) + "</code>";
    }

    private static string Name(SpecExample example) => $"{example.Page} #{example.Number}";

    private static string InDocs(string file) => Path.Combine(Corpus.Repository, "docs", file);

    [GeneratedRegex(@"\[(?<name>[a-z-]+\.md #\d+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    // What Markdown would take for its own.
    [GeneratedRegex(@"[*_~|\\`\[\]]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
