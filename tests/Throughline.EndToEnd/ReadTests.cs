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
