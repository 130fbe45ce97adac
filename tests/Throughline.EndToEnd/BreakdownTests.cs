using System.Text.Json;
using Throughline.Tests;

namespace Throughline.EndToEnd;

public sealed class BreakdownTests
{
    private const string Script = "INT. CAR - NIGHT\n\nANNA, 40, drives. A pistol on the seat. [[prop: road map]]\n\nANNA\nNot far now.\n\nEXT. FIELD - DAY\n\nRain. Her phone reads: COME HOME\n";

    [Fact]
    public async Task The_breakdown_on_a_terminal_is_as_it_was_looked_at() =>
        Golden.Matches((await CommandLine.Run("breakdown", "samples/a-bit-for-the-tide/a-bit-for-the-tide.fountain")).Out, "breakdown-tide.txt");

    [Fact]
    public async Task Every_file_is_written_and_none_is_overwritten()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", Script);
        var days = folder.Add("days.csv", "scene,day\n1,2\n2,1\n");
        string[] arguments = ["breakdown", script, "--schedule", days, "--html", folder["b.html"], "--csv", folder["b.csv"], "--uss", folder["b.uss"], "--fdx", folder["b.fdx"]];

        var first = await CommandLine.Run(arguments);
        var second = await CommandLine.Run(arguments);

        Assert.Equal((0, ""), (first.ExitCode, first.Out));
        Assert.All(["b.html", "b.csv", "b.uss", "b.fdx"], name => Assert.True(new FileInfo(folder[name]).Length > 500, name));
        Assert.Equal(2, second.ExitCode);
        Assert.Contains("--force", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_goes_to_standard_output_alone()
    {
        var outcome = await CommandLine.RunIn(CommandLine.Repository, Script, "breakdown", "-", "--json");

        using var json = JsonDocument.Parse(outcome.Out);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["ANNA"], json.RootElement.GetProperty("cast").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("[breakdown.colours]\nprops = \"purple\"\n", "#7d4fa3")]
    [InlineData("[breakdown.colours]\ngizmos = \"#ffffff\"\n", "gizmos")]
    [InlineData("[breakdown.board]\nANNA = 0\n", "board number")]
    public async Task Settings_that_are_not_understood_are_named(string settings, string said)
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", Script);
        folder.Add("throughline.toml", settings);

        var outcome = await CommandLine.Run("breakdown", script);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_belongs_nowhere_is_said()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", Script);
        var tags = folder.Add("tags.csv", "7,props,rope\n1,gizmos,x\n");

        var outcome = await CommandLine.Run("breakdown", script, "--tags", tags);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("BRK005", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("BRK006", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_script_says_commands_no_terminal()
    {
        var outcome = await CommandLine.RunIn(CommandLine.Repository, "INT. \u001b[31mROOM - DAY\n\nA \u001b]0;x\u0007gun. [[prop: \u001b[2Jrope]]\n", "breakdown", "-");

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain('\u001b', outcome.Out);
    }
}
