using System.Text.Json;
using Throughline.Cli;
using Throughline.Cli.Diff;
using Throughline.Drafts;
using Throughline.Drafts.Changes;
using Throughline.Screenplays.Fountain;
using Throughline.Tests;
using Throughline.Text;

namespace Throughline.EndToEnd.Diff;

public sealed class DiffCommandTests
{
    private const string White = """
        Title: The Lamp
        Draft date: White

        INT. LIGHTHOUSE - LAMP ROOM - DAY #1#

        Ada trims the wick of the great lamp.

        ADA
        The lamp is low, and there is no more oil in the store.

        ROE
        Then send the boy across for some.

        EXT. QUAY - DAY #2#

        Roe walks down to the boats with an empty can.

        TOM
        No boats tonight, sir, not in this weather.

        INT. INN - NIGHT #3#

        Everybody drinks to the dead, and to the drowned.

        BESS
        To those who never came home again.

        """;

    private static readonly string Blue = White
        .Replace("Draft date: White", "Draft date: Blue", StringComparison.Ordinal)
        .Replace("EXT. QUAY - DAY", "EXT. QUAY - NIGHT", StringComparison.Ordinal)
        .Replace("not in this weather", "not in that weather, not for the Queen herself", StringComparison.Ordinal)
        .Replace("Everybody drinks to the dead, and to the drowned.\n\n", "", StringComparison.Ordinal)
        + "\nEXT. CLIFF - DAWN #4#\n\nAda waits at the edge with a lantern.\n";

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_two_drafts_stand_side_by_side(int width)
    {
        var match = Match();

        var lines = SideBySide.Of(match, Report(match), width, isPlain: true).Select(l => l.ToString()).ToList();

        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Golden.Matches(string.Join('\n', lines), $"diff-{width}.txt");
    }

    [Fact]
    public void The_departments_have_a_chapter_each()
    {
        var lines = DepartmentScreen.Of(Report(Match()), Enum.GetValues<Department>(), 90).Select(l => l.ToString());

        Golden.Matches(string.Join('\n', lines), "diff-for-all.txt");
    }

    [Fact]
    public async Task Changes_are_findings_and_no_changes_are_none()
    {
        using var folder = new TemporaryFolder();
        string white = folder.Add("white.fountain", White), blue = folder.Add("blue.fountain", Blue);

        Assert.Equal(1, (await CommandLine.Run("diff", white, blue)).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("diff", white, white)).ExitCode);
        Assert.Equal(3, (await CommandLine.Run("diff", white, folder["none.fountain"])).ExitCode);
    }

    [Theory]
    [InlineData("--for", "nobody")]
    [InlineData("--json", "--for", "cast")]
    public async Task Wrong_usage_exits_2(params string[] options)
    {
        using var folder = new TemporaryFolder();
        var white = folder.Add("white.fountain", White);

        Assert.Equal(2, (await CommandLine.Run(["diff", white, white, .. options])).ExitCode);
    }

    [Fact]
    public async Task Json_is_an_array_and_the_page_is_not_replaced_unasked()
    {
        using var folder = new TemporaryFolder();
        string white = folder.Add("white.fountain", White), blue = folder.Add("blue.fountain", Blue);

        var json = await CommandLine.Run("diff", white, blue, "--json");
        var page = await CommandLine.Run("diff", white, blue, "--html", folder["d.html"]);
        var again = await CommandLine.Run("diff", white, blue, "--html", folder["d.html"]);

        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(json.Out).RootElement.ValueKind);
        Assert.Equal((1, "", 2), (page.ExitCode, page.Out, again.ExitCode));
    }

    [Fact]
    public async Task One_department_hears_only_of_itself()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("diff", folder.Add("white.fountain", White), folder.Add("blue.fountain", Blue), "--for", "locations");

        Assert.Contains("CLIFF is a new location.", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CAST", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_cannot_command_the_terminal()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("diff", folder.Add("a.fountain", "Rain.\n"), folder.Add("b.fountain", "Rain.\n\n\e]0;owned\a\e[31mred\n"));

        Assert.DoesNotContain('\e', outcome.Out);
        Assert.DoesNotContain('\a', outcome.Out);
    }

    [Fact]
    public async Task Authorship_says_whose_letters_are_left_and_that_it_is_inferred()
    {
        using var folder = new TemporaryFolder();
        string white = folder.Add("white.fountain", White), blue = folder.Add("blue.fountain", Blue);

        var outcome = await CommandLine.Run("authorship", "--draft", $"{white}=Ana", "--draft", $"{blue}=Ben Okri", "--html", folder["a.html"]);
        var text = await CommandLine.Run("authorship", "--draft", $"{white}=Ana", "--draft", $"{blue}=Ben Okri");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Out));
        Assert.Contains("Ben Okri", text.Out, StringComparison.Ordinal);
        Assert.Contains("not proof of authorship", string.Join(' ', text.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("Inferred from the drafts", text.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandLine.Run("authorship", "--draft", white)).ExitCode);
    }

    private static ChangeReport Report(DraftMatch match) => new ComparedDrafts(match, null, [], [], ExitCode.Done).Report(isSuggesting: true);

    private static DraftMatch Match() =>
        DraftMatch.Between(FountainReader.Read(new SourceText(White, "white.fountain")).Screenplay, FountainReader.Read(new SourceText(Blue, "blue.fountain")).Screenplay);
}
