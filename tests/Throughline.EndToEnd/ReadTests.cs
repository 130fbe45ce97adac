using Throughline.Cli.Read;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Layout;
using Throughline.Story;
using Throughline.Text;
using Throughline.Tests;

namespace Throughline.EndToEnd;

public sealed class ReadTests
{
    private const string Script = """
        Title: The Lamp
        Author: A. Keeper

        INT. LIGHTHOUSE - LAMP ROOM - NIGHT

        ADA (60) trims the wick. CAPTAIN ROE, 50s, waits in the door.

        ADA
        The lamp is low.

        ROE
        Then fill it.

        EXT. QUAY - DAY

        Roe walks down to the boats.

        TOM
        No boats tonight, sir.

        EXT. QUAY - MORNING

        Gulls.

        """;

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_report_on_a_terminal_is_as_it_was_looked_at(int width) =>
        Golden.Matches(string.Concat(Lines(Script, width).Select(l => l + "\n")), $"read-{width}.txt");

    [Theory]
    [InlineData("samples/a-bit-for-the-tide/a-bit-for-the-tide.fountain", "read-tide.txt")]
    [InlineData("samples/the-importance-of-being-earnest/the-importance-of-being-earnest.fountain", "read-earnest.txt")]
    public async Task The_report_on_a_sample_is_as_it_was_looked_at(string sample, string golden) =>
        Golden.Matches((await CommandLine.Run("read", sample)).Out, golden);

    [Fact]
    public async Task A_pipe_is_as_wide_as_COLUMNS_says()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", Script);

        var outcome = await CommandLine.RunWith("COLUMNS", "64", "read", script);

        Assert.Equal(62, outcome.Out.Split('\n').Max(l => LineCount.Columns(l)));
        Assert.DoesNotContain("…", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        var script = string.Concat(Enumerable.Range(1, 40).Select(i => $"# Step {i}\n\nINT. PLACE {i}\n\nMAN {i}\nYes.\n\n"));

        var report = string.Join('\n', Lines(script, 80));

        Assert.Contains("and 10 more sections", report, StringComparison.Ordinal);
        Assert.Contains("and 30 more places", report, StringComparison.Ordinal);
        Assert.Contains("and 26 more", report, StringComparison.Ordinal);
        Assert.Contains("40 scenes have a light that the headings do not tell.", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rain falls.\n", "No scene heading was found")]
    [InlineData("INT. A - DAY\n\nRain falls.\n", "Nobody speaks.")]
    [InlineData("@ADA\n(waits)\n", "ADA alone speaks.")]
    public void A_script_without_scenes_or_words_has_a_report_of_what_there_is(string script, string said)
    {
        var report = string.Join(' ', Lines(script, 120));

        Assert.Contains(said, report, StringComparison.Ordinal);
        Assert.DoesNotContain("0/8", report, StringComparison.Ordinal);
        Assert.DoesNotContain("VOICES", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Words in a speech", report, StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_is_wider_than_the_terminal()
    {
        var hostile = Script.Replace("QUAY", new string('字', 90), StringComparison.Ordinal).Replace("TOM", "A VERY LONG NAME THAT GOES ON AND ON AND ON AND WILL NOT END", StringComparison.Ordinal);

        Assert.All(Lines(hostile, 60), line => Assert.InRange(LineCount.Columns(line), 0, 60));
    }

    [Fact]
    public async Task A_pipe_gets_plain_text_and_nothing_of_the_script_commands_it()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", Script.Replace("The Lamp", "[bold]The\u001b[31m Lamp[/] [[", StringComparison.Ordinal).Replace("QUAY", "[red]QUAY\u009b1m", StringComparison.Ordinal));

        var outcome = await CommandLine.Run("read", script);

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain('\u001b', outcome.Out);
        Assert.DoesNotContain('\u009b', outcome.Out);
        Assert.Contains("[red]QUAY", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_written_and_not_replaced_unasked()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", Script);

        var first = await CommandLine.Run("read", script, "--html", folder["a.html"]);
        var second = await CommandLine.Run("read", script, "--html", folder["a.html"]);

        Assert.Equal((0, ""), (first.ExitCode, first.Out));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(folder["a.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(2, second.ExitCode);
    }

    private static IEnumerable<string> Lines(string script, int width) =>
        TerminalReport.Of(ScriptReport.Of(FountainReader.Read(new SourceText(script, "a.fountain")).Screenplay), width).Select(l => l.ToString());
}
