using System.Globalization;
using System.Text;
using Throughline.Story.Lint;

namespace Throughline.Tests.Story.Lint;

public sealed class LintDocsTests
{
    private const string Begin = "<!-- rules: written by LintDocsTests, UPDATE_GOLDEN=1 -->\n";
    private const string End = "<!-- end of rules -->\n";

    [Fact]
    public void The_table_in_the_docs_lists_every_rule_as_it_is()
    {
        var path = Path.Combine(Corpus.Repository, "docs", "lint.md");
        var page = File.ReadAllText(path);
        var from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, page[..from] + Table() + page[to..]);
        else
            Assert.Equal(Table(), page[from..to]);
    }

    private static string Table()
    {
        var table = new StringBuilder("| Code | Name | What it finds | Severity | On by default | Fix | Numbers |\n|---|---|---|---|---|---|---|\n");
        foreach (var family in LintRules.All.GroupBy(r => r.Family))
        {
            table.Append(CultureInfo.InvariantCulture, $"| | **{family.Key.ToString().ToLowerInvariant()}** | | | | | |\n");
            foreach (var rule in family)
            {
                var numbers = string.Join(", ", rule.Parameters.Select(p => $"`{p.Name}` = {p.Default}: {p.Meaning}"));
                table.Append(CultureInfo.InvariantCulture, $"| [{rule.Code}](../specs/lint/{rule.Code}-{rule.Name}.md) | {rule.Name} | {rule.Summary} | {rule.Severity.ToString().ToLowerInvariant()} | {(rule.OnByDefault ? "yes" : "no")} | {(rule.CanFix ? "yes" : "")} | {numbers} |\n");
            }
        }

        return table.ToString();
    }
}
