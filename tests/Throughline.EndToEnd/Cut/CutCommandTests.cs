using Throughline.Tests;

namespace Throughline.EndToEnd.Cut;

public sealed class CutCommandTests
{
    private static readonly string Harbour = Path.Combine(CommandLine.Repository, "samples", "harbour", "harbour.edl");

    private static readonly string HarbourAgain = Path.Combine(CommandLine.Repository, "samples", "harbour", "harbour-r2.edl");

    [Fact]
    public async Task Show_has_the_facts_the_tracks_and_every_event()
    {
        var outcome = await CommandLine.Run("cut", "show", Harbour);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        foreach (var said in (string[])["Harbour R1", "01:00:00:00 to 01:00:15:00", "360 frames", "dissolve 24", "200%", "freeze", "black", "HB_012_0010"])
            Assert.Contains(said, outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Out.Split('\n'), line => line.Length > 100);
    }

    [Fact]
    public async Task Show_prints_JSON_in_whole_frames()
    {
        var outcome = await CommandLine.Run("cut", "show", Harbour, "--json");

        using var json = System.Text.Json.JsonDocument.Parse(outcome.Out);
        Assert.Equal(86_400, json.RootElement.GetProperty("start").GetInt32());
        Assert.Equal("2", json.RootElement.GetProperty("tracks")[0].GetProperty("events")[5].GetProperty("speed").GetString());
    }

    [Fact]
    public async Task Convert_says_what_is_lost_and_writes_nothing_over()
    {
        using var folder = new TemporaryFolder();

        var lossy = await CommandLine.Run("cut", "convert", Harbour, folder["a.ale"]);
        var again = await CommandLine.Run("cut", "convert", Harbour, folder["a.ale"]);
        var whole = await CommandLine.Run("cut", "convert", Harbour, folder["a.otio"]);

        Assert.Equal((1, 2, 0), (lossy.ExitCode, again.ExitCode, whole.ExitCode));
        Assert.Contains("speeds", lossy.Error, StringComparison.Ordinal);
        Assert.Contains("--force", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_comes_back_from_convert_byte_for_byte()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("cut", "convert", Harbour, folder["same.edl"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(Harbour, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder["same.edl"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Trim_keeps_a_speed_true_to_the_frame()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("cut", "trim", Harbour, "--in", "01:00:13:00", "--out", "01:00:14:00", "-o", folder["part.edl"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("11:10:02:00 11:10:04:00 01:00:13:00 01:00:14:00", await File.ReadAllTextAsync(folder["part.edl"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ends_with_1_when_something_is_doubtful()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Add("bad.edl", "001  A  V  C  00:00:00:00 00:00:02:00 00:00:00:00 00:00:01:00\n");

        var doubtful = await CommandLine.Run("cut", "check", list, "--rate", "25");
        var clean = await CommandLine.Run("cut", "check", Harbour);

        Assert.Equal((1, 0), (doubtful.ExitCode, clean.ExitCode));
        Assert.Contains("EDL006", doubtful.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut", "show", "HARBOUR", "--rate", "fast")]
    [InlineData("cut", "convert", "HARBOUR", "out.docx")]
    [InlineData("cut", "convert", "HARBOUR", "out.edl", "--for", "nobody")]
    [InlineData("cut", "trim", "HARBOUR", "--in", "01:00:99:00", "-o", "out.edl")]
    public async Task Wrong_usage_exits_2_in_one_line(params string[] arguments)
    {
        var outcome = await CommandLine.Run([.. arguments.Select(a => a == "HARBOUR" ? Harbour : a)]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Single(outcome.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task An_AAF_exits_3_and_says_what_to_export()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["r1.aaf"], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], TestContext.Current.CancellationToken);

        var outcome = await CommandLine.Run("cut", "show", folder["r1.aaf"]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("EDL", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_tells_what_became_of_every_clip_in_the_documented_shape()
    {
        using var folder = new TemporaryFolder();

        var told = await CommandLine.Run("cut", "diff", Harbour, HarbourAgain);
        var json = await CommandLine.Run("cut", "diff", Harbour, HarbourAgain, "--json");
        var same = await CommandLine.Run("cut", "diff", Harbour, Harbour);

        Golden.Matches(told.Out, "cut-diff.txt");
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(CommandLine.Repository, "docs", "json", "cut-diff.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(json.Out));
        Assert.Equal((1, 1, 0), (told.ExitCode, json.ExitCode, same.ExitCode));
        Assert.Contains("Nothing changed", same.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_writes_a_page_paper_and_a_list_of_only_what_changed()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("cut", "diff", Harbour, HarbourAgain, "--html", folder["d.html"], "--pdf", folder["d.pdf"], "--edl", folder["d.edl"]);
        var list = await CommandLine.Run("cut", "show", folder["d.edl"], "--json");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Out));
        Assert.Contains("<svg", await File.ReadAllTextAsync(folder["d.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("13A-1", list.Out, StringComparison.Ordinal);
        Assert.StartsWith("%PDF-", await File.ReadAllTextAsync(folder["d.pdf"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sound", "THE PICTURE, STRETCH BY STRETCH")]
    [InlineData("music", "6 frames earlier")]
    [InlineData("vfx", "HB_012_0010")]
    [InlineData("colour", "13A-1")]
    public async Task Diff_tells_each_department_its_part(string department, string said)
    {
        var outcome = await CommandLine.Run("cut", "diff", Harbour, HarbourAgain, "--for", department);

        Assert.Contains(said, outcome.Out, StringComparison.Ordinal);
    }
}
