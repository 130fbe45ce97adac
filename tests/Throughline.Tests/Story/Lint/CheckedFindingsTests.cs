using System.Globalization;
using System.Text;
using Throughline.Screenplays;
using Throughline.Story.Lint;

namespace Throughline.Tests.Story.Lint;

public sealed class CheckedFindingsTests
{
    [Fact]
    public void On_real_scripts_every_finding_is_one_that_a_person_has_looked_at()
    {
        var root = Path.GetDirectoryName(Corpus.File("scripts"))!;
        var found = new StringBuilder();
        foreach (var file in Corpus.Files("scripts", ".fountain").Concat(Corpus.Files("pagination", ".fountain")))
        {
            var reading = ScreenplayReader.Read(File.ReadAllBytes(file), file);
            foreach (var diagnostic in Linter.Run(reading.Screenplay, reading.Diagnostics, LintSettings.Default))
                found.Append(CultureInfo.InvariantCulture, $"{diagnostic.Code} {Path.GetRelativePath(root, file).Replace('\\', '/')}:{diagnostic.Span.Line}\n");
        }

        Golden.Matches(found.ToString(), "checked-findings.txt");
    }

    [Fact]
    public void The_accuracy_page_counts_the_checked_findings()
    {
        var checkedFindings = File.ReadAllLines(Path.Combine(Corpus.Repository, "tests/Throughline.Tests/Story/Lint/Golden/checked-findings.txt"));
        var page = File.ReadAllLines(Path.Combine(Corpus.Repository, "docs/accuracy-lint.md"));

        var rows = page.Where(line => line.StartsWith("| TL", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries));

        Assert.Equal(
            checkedFindings.GroupBy(line => line[..5]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {LintRules.Find(g.Key)!.Name} {g.Count()} {g.Count()} 0"),
            rows.Select(row => $"{row[1]} {row[2]} {row[3]} {row[4]}"));
    }

    [Fact]
    public void Our_own_samples_have_no_findings()
    {
        var samples = Directory.GetFiles(Path.Combine(Corpus.Repository, "samples"), "*.fountain", SearchOption.AllDirectories);

        Assert.NotEmpty(samples);
        Assert.All(samples, file =>
        {
            var reading = ScreenplayReader.Read(File.ReadAllBytes(file), file);
            Assert.Empty(Linter.Run(reading.Screenplay, reading.Diagnostics, LintSettings.Default));
        });
    }
}
