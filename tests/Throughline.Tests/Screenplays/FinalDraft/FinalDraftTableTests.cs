namespace Throughline.Tests.Screenplays.FinalDraft;

public sealed class FinalDraftTableTests
{
    private static readonly string[] Words = ["editable", "preserved", "regenerated", "warned", "blocked"];

    private static readonly List<string[]> Rows =
    [
        .. File.ReadLines(Path.Combine(Corpus.Repository, "docs", "final-draft.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && Words.Contains(cells[2])),
    ];

    [Fact]
    public void Every_row_of_the_published_table_names_a_test_that_exists()
    {
        var tests = typeof(FinalDraftTableTests).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Throughline.Tests.Screenplays", StringComparison.Ordinal) == true).SelectMany(t => t.GetMethods()).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);

        Assert.True(Rows.Count > 40);
        Assert.All(Rows, row => Assert.Contains(row[4].Trim('`'), tests));
    }

    [Fact]
    public void Every_one_of_the_five_words_is_used()
    {
        Assert.Equal(Words.Order(StringComparer.Ordinal), Rows.Select(row => row[2]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
