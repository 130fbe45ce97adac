using System.Diagnostics;

namespace Throughline.EndToEnd;

public sealed class ConventionsTests
{
    // Put together here, so that this file is not one that holds them.
    private static readonly string[] Sides = [.. "<|>".Select(side => new string(side, 7) + " ")];

    [Fact]
    public async Task A_missing_file_is_named_and_exits_3()
    {
        var outcome = await CommandLine.Run("convert", "no-such-script.fountain", "out.json");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("no-such-script.fountain", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Out);
    }

    [Theory]
    [InlineData]
    [InlineData("convert")]
    [InlineData("no-such-command")]
    [InlineData("convert", "in", "out", "--no-such-option")]
    public async Task Wrong_usage_exits_2_and_says_where_help_is(params string[] arguments)
    {
        var outcome = await CommandLine.Run(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--help", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_overwritten_without_force()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", "INT. ROOM - DAY\n\nRain.\n");
        var target = folder.Add("b.fountain", "precious");

        var refused = await CommandLine.Run("convert", script, target);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(target));

        var forced = await CommandLine.Run("convert", script, target, "--force");

        Assert.Equal(0, forced.ExitCode);
        Assert.Equal(File.ReadAllText(script), File.ReadAllText(target));
        Assert.Equal(["a.fountain", "b.fountain"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task An_empty_name_is_a_wrong_usage()
    {
        var outcome = await CommandLine.Run("read", "");

        Assert.Equal(2, outcome.ExitCode);
        Assert.DoesNotContain(" at ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_holds_two_sides_of_a_merge()
    {
        if (!Path.Exists(Path.Combine(CommandLine.Repository, ".git")))
            Assert.Skip("This is no clone, so that nobody says which files are its own.");
        var files = (await GitAsync("-c", "safe.directory=*", "ls-files", "-z")).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(file => Path.Combine(CommandLine.Repository, file)).Where(File.Exists);

        var torn = files.SelectMany(file => File.ReadLines(file).Select((line, i) => (file, line, i)).Where(it => Sides.Any(side => it.line.StartsWith(side, StringComparison.Ordinal))))
            .Select(it => $"{it.file}:{it.i + 1}: {it.line}");

        Assert.Empty(torn);
    }

    [Fact]
    public async Task A_link_is_written_through_and_stays_a_link()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", "INT. HOUSE - DAY\n\nHe\u00A0walks.\n");
        File.CreateSymbolicLink(folder["link.fountain"], "a.fountain");

        var outcome = await CommandLine.RunIn(folder.Path, null, "lint", "link.fountain", "--fix");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("INT. HOUSE - DAY\n\nHe walks.\n", File.ReadAllText(script));
        Assert.NotNull(new FileInfo(folder["link.fountain"]).LinkTarget);
    }

    private static async Task<string> GitAsync(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = CommandLine.Repository, UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await git.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
