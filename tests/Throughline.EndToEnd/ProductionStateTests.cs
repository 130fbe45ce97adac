namespace Throughline.EndToEnd;

public sealed class ProductionStateTests
{
    private const string Script = "INT. A - DAY #1#\n\nRain.\n\nINT. B - DAY\n\nSun.\n\nINT. C - DAY #2#\n\nWind.\n";

    [Fact]
    public async Task A_new_scene_of_a_numbered_script_gets_a_letter()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", Script);

        var outcome = await CommandLine.Run("number", script, "-o", folder["b.fountain"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(Script.Replace("INT. B - DAY", "INT. B - DAY #1A#", StringComparison.Ordinal), File.ReadAllText(folder["b.fountain"]));
    }

    [Fact]
    public async Task A_script_goes_through_a_round_of_revision()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", Script);

        Assert.Equal(0, (await CommandLine.Run("lock", script, "-o", folder["white.fountain"])).ExitCode);
        // Fountain has no omitted scenes, which is said and counts as a finding.
        Assert.Equal(1, (await CommandLine.Run("omit", folder["white.fountain"], "--scene", "1A", "-o", folder["cut.fountain"])).ExitCode);
        var outcome = await CommandLine.Run("revise", folder["cut.fountain"], "-o", folder["blue.fountain"], "--date", "2026-11-23", "--since", folder["white.fountain"]);

        Assert.Equal(0, outcome.ExitCode);
        var blue = File.ReadAllText(folder["blue.fountain"]);
        Assert.Contains("Blue Rev. (11/23/26)", blue, StringComparison.Ordinal);
        Assert.Contains("[[page: 1]]", blue, StringComparison.Ordinal);
        Assert.Contains("OMITTED", blue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_are_locked_with_room_for_continued_keep_their_numbers_when_it_is_printed()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", Script + string.Concat(Enumerable.Repeat("\n\nRope and tar, and the smell of both.", 80)) + "\n");

        await CommandLine.Run("lock", script, "-o", folder["locked.fountain"], "--continued");
        var printed = await CommandLine.Run("print", folder["locked.fountain"], "-o", folder["a.pdf"], "--continued");

        Assert.Equal(0, printed.ExitCode);
        var locked = File.ReadAllText(folder["locked.fountain"]).Split("[[page: ").Length - 1;
        var pdf = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(folder["a.pdf"]));
        Assert.InRange(locked, 3, 6);
        Assert.Equal(locked, System.Text.RegularExpressions.Regex.Count(pdf, "/Type /Page[^s]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", Script);

        var outcome = await CommandLine.Run("number", script, "-o", script);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(Script, File.ReadAllText(script));
    }

    [Theory]
    [InlineData("omit", "--scene", "9")]
    [InlineData("revise", "--colour", "mauve")]
    [InlineData("revise", "--date", "tomorrow")]
    public async Task What_makes_no_sense_writes_nothing(params string[] words)
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", Script);

        var outcome = await CommandLine.Run([words[0], script, "-o", folder["b.fountain"], .. words[1..]]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.False(File.Exists(folder["b.fountain"]));
    }
}
