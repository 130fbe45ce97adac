using System.Collections.Immutable;
using Throughline.Screenplays.Fountain;
using Throughline.Story.Lint;
using Throughline.Text;

namespace Throughline.Tests.Story.Lint;

public sealed class LintSpecTests
{
    public static TheoryData<string, int> Examples => [.. LintExample.All.Select(e => (e.Page, e.Line))];

    public static TheoryData<string> Codes => [.. LintRules.All.Select(r => r.Code)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_rule_finds_what_its_page_says_and_nothing_else(string page, int line)
    {
        var example = LintExample.All.Single(e => e.Page == page && e.Line == line);

        var found = Lint(example, new SourceText(example.Text, page));

        Assert.Equal(example.Lines, found.Select(d => d.Span.Line));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_repair_gives_what_the_page_shows(string page, int line)
    {
        var example = LintExample.All.Single(e => e.Page == page && e.Line == line);

        var repaired = Repair.Apply(new SourceText(example.Text, page), source => Lint(example, source));

        Assert.Equal(example.Fixed ?? example.Text, repaired.Source.Text);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_has_a_page_that_shows_it_finding_and_leaving_alone(string code)
    {
        var rule = LintRules.Find(code)!;

        var examples = LintExample.All.Where(e => e.Page == $"{code}-{rule.Name}.md").ToList();

        Assert.Contains(examples, e => e.Lines.Length > 0);
        Assert.Contains(examples, e => e.Lines.Length == 0);
        Assert.Equal(rule.CanFix, examples.Exists(e => e.Fixed is not null));
    }

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        var pages = Directory.GetFiles(LintExample.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(LintRules.All.Select(r => $"{r.Code}-{r.Name}.md").Order(StringComparer.Ordinal), pages);
    }

    private static ImmutableArray<Diagnostic> Lint(LintExample example, SourceText source)
    {
        var code = example.Page[..5];
        var reading = FountainReader.Read(source);
        return Linter.Run(reading.Screenplay, reading.Diagnostics, new LintSettings
        {
            Select = [code],
            Numbers = [.. example.Numbers.Select(n => new RuleNumber(code, n.Key, n.Value))],
        });
    }
}
