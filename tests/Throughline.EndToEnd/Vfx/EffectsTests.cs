using System.Text.Json;
using NJsonSchema;
using Throughline.Studio.Tests.Kitsu;
using Throughline.Tests.Effects;

namespace Throughline.EndToEnd.Vfx;

/// <summary>The sample production from the bid to what comes back, with the real command.</summary>
public sealed class EffectsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_worked_example_holds_and_the_second_turnover_asks_only_for_what_is_missing()
    {
        var first = await CommandLine.Run("vfx", "turnover", Sample("cut-1.edl"), "--log", Sample("dailies.ale"), "--list", Sample("shots.csv"), "-o", _folder["1"]);
        var second = await CommandLine.Run("vfx", "turnover", Sample("cut-2.edl"), "--log", Sample("dailies.ale"), "--after", _folder["1"], "-o", _folder["2"]);

        // Source 01:00:10:00 to 01:00:12:00 at 24, handles of 8: 64 frames from 01:00:09:16, files 1001 to 1064, cut in 1009, cut out 1056.
        Assert.Contains("TIDE_004_0010,TIDE_004_0010_PL01_v001,pull,TIDE_004_0010_PL01_v001.####.exr,1001,1064,64,1009,1056,8,8,0,0,A002C005,4-2,A002C005_261103_R4TD,01:00:09:16,01:00:12:08,24,100%", await ReadAsync("1/pull-list.csv"), StringComparison.Ordinal);
        Assert.Contains("002C005_261103_R4TD", await ReadAsync("1/pull.edl"), StringComparison.Ordinal);
        Assert.Contains("Turnover 1 of TIDE: 6 shots, 6 plates to pull", first.Error, StringComparison.Ordinal);
        Assert.Contains("only 3 of 8 frames at the tail", first.Error, StringComparison.Ordinal);
        Assert.Contains("Turnover 2 of TIDE: 6 shots, 3 plates to pull (1 of them longer than before), 260 frames; 1 no longer in the cut.", second.Error, StringComparison.Ordinal);
        var asked = (await ReadAsync("2/pull.edl")).Split('\n').Where(l => l.StartsWith("* PLATE:", StringComparison.Ordinal));
        Assert.Equal(["* PLATE: TIDE_004_0010_PL01_v002.####.exr 981-1064", "* PLATE: TIDE_010_0010_PL02_v001.####.exr 1001-1076", "* PLATE: TIDE_012_0005_PL01_v001.####.exr 1001-1100"], asked);
    }

    [Fact]
    public async Task Every_shot_of_the_second_cut_stands_as_was_reckoned_by_hand()
    {
        await CommandLine.Run("vfx", "turnover", Sample("cut-1.edl"), "--log", Sample("dailies.ale"), "-o", _folder["1"]);

        var shots = await CommandLine.Run("vfx", "shots", Sample("cut-2.edl"), "--after", _folder["1"]);
        var diff = await CommandLine.Run("cut", "diff", Sample("cut-1.edl"), Sample("cut-2.edl"), "--for", "vfx", "--after", _folder["1"]);
        var json = await CommandLine.Run("vfx", "shots", Sample("cut-2.edl"), "--after", _folder["1"], "--json");

        string[] expected =
        [
            "TIDE_004_0010 01:00:03:08      EXTENDED        12 frames at the head were not delivered",
            "TIDE_008_0010 01:00:06:04      CUT_CHANGE      head handle trimmed 6 frames, 2 left",
            "TIDE_008_0020 01:00:11:10      RETIMED         speed 100%, was 200%",
            "TIDE_010_0010 01:00:14:10      REPLACED        B001C004 instead of B001C003",
            "TIDE_012_0005 01:00:16:22      NEW",
            "TIDE_012_0010 01:00:20:10      NO_CHANGE",
            "-             01:00:23:04      NO_LINK         asks for lamp in the window and names no shot",
            "TIDE_012_0010 01:00:25:04      NEW_IN_CUT",
            "TIDE_004_0030 was 01:00:06:00  OMITTED",
        ];
        Assert.Equal(1, shots.ExitCode);
        Assert.Equal(expected, shots.Out.Split('\n').Take(expected.Length));
        Assert.EndsWith(string.Join('\n', expected) + "\n", diff.Out, StringComparison.Ordinal);
        await IsAsync("vfx-shots", json.Out);
    }

    [Fact]
    public async Task A_bid_is_compared_with_two_vendors_and_written_in_every_form()
    {
        string[] bid = ["vfx", "bid", Sample("tide-white.fountain"), "--vendor", "Mill Lane=" + Sample("mill-lane.csv"), "--vendor", "Foreshore=" + Sample("foreshore.csv")];

        var terminal = await CommandLine.Run(bid);
        var json = await CommandLine.Run([.. bid, "--json", "--name-shots", "--show", "TIDE"]);
        var files = await CommandLine.Run([.. bid, "--html", _folder["bid.html"], "--pdf", _folder["bid.pdf"], "--csv", _folder["bid.csv"]]);

        Assert.Equal((1, 1, 1), (terminal.ExitCode, json.ExitCode, files.ExitCode));
        Assert.Contains("Foreshore: 6 shots, more than the most of 4.", terminal.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(terminal.Out.Split('\n'), line => line.Length > 100);
        Assert.Contains("TIDE_004_0010", json.Out, StringComparison.Ordinal);
        Assert.All((string[])["bid.html", "bid.pdf", "bid.csv"], f => Assert.True(new FileInfo(_folder[f]).Length > 500, f));
        await IsAsync("vfx-bid", json.Out);
    }

    [Fact]
    public async Task Rates_are_written_changed_and_used()
    {
        await CommandLine.Run("vfx", "bid", Sample("tide-white.fountain"), "--write-rates", _folder["rates.csv"]);
        var rates = await File.ReadAllTextAsync(_folder["rates.csv"], TestContext.Current.CancellationToken);
        _folder.Add("ours.csv", rates.Replace("simulation,4,8,20", "simulation,10,10,10", StringComparison.Ordinal));

        var outcome = await CommandLine.Run("vfx", "bid", Sample("tide-white.fountain"), "--rates", _folder["ours.csv"]);

        Assert.Contains("10–20–50 d", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("ours.csv", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_production_keeps_shots_turnovers_deliveries_and_bids_and_its_record_holds()
    {
        var tide = await ProductionAsync();
        await RunAsync("vfx", "bid", "--production", tide, "--show", "TIDE", "--name-shots", "--vendor", "Foreshore=" + Sample("foreshore.csv"), "--keep");
        await RunAsync("vfx", "turnover", Sample("cut-1.edl"), "--production", tide, "-o", _folder["1"]);
        await RunAsync("draft", "add", Sample("tide-blue.fountain"), "--production", tide);
        Deliver(_folder["back"], "TIDE_004_0010_PL01_v001", 1005, 1064);

        var back = await CommandLine.Run("vfx", "receive", _folder["back"], "--production", tide);
        var shots = await CommandLine.Run("vfx", "shots", Sample("cut-2.edl"), "--production", tide);
        var diff = await CommandLine.Run("cut", "diff", Sample("cut-1.edl"), Sample("cut-2.edl"), "--for", "vfx", "--production", tide);
        var again = await CommandLine.Run("vfx", "bid", "--production", tide, "--name-shots", "--show", "TIDE");
        var verify = await CommandLine.Run("ledger", "verify", "--production", tide);
        var record = await CommandLine.Run("ledger", "show", "--production", tide);

        Assert.Contains("4 frames of the head handle are missing", back.Out, StringComparison.Ordinal);
        // The lab's plate begins four frames late, so more is missing than by what was asked for.
        Assert.Contains("EXTENDED        16 frames at the head were not delivered", shots.Out, StringComparison.Ordinal);
        Assert.Contains("the line it is for says", shots.Out, StringComparison.Ordinal);
        Assert.Contains("OMITTED SCRIPT_CHANGED  the line it is for was cut", shots.Out, StringComparison.Ordinal);
        Assert.Contains("SCRIPT_CHANGED", shots.Out, StringComparison.Ordinal);
        Assert.Contains("OMITTED SCRIPT_CHANGED  the line it is for was cut", diff.Out, StringComparison.Ordinal);
        Assert.Contains("Foreshore", again.Out, StringComparison.Ordinal);
        Assert.Equal(0, verify.ExitCode);
        Assert.Contains("exported", record.Out, StringComparison.Ordinal);
        Assert.Contains("imported", record.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_a_production_gave_is_not_given_again_after_its_shot_is_gone()
    {
        var tide = await ProductionAsync();
        var table = _folder.Add("new.csv", "Scene,Work\n12,lamp in the window\n");
        await RunAsync("vfx", "turnover", Sample("cut-1.edl"), "--production", tide, "-o", _folder["1"]);
        await RunAsync("vfx", "turnover", Sample("cut-2.edl"), "--production", tide, "-o", _folder["2"]);

        var named = await CommandLine.Run("vfx", "shots", "--list", table, "--production", tide, "--show", "TIDE", "--keep");
        var twice = await CommandLine.Run("vfx", "shots", "--list", table, "--production", tide, "--show", "TIDE", "--keep");
        var other = await CommandLine.Run("vfx", "shots", "--list", _folder.Add("4.csv", "Scene,Work\n4,gulls\n"), "--production", tide, "--show", "TIDE");

        Assert.Contains("TIDE_012_0020", named.Out, StringComparison.Ordinal);
        Assert.Contains("1 new shot is kept.", named.Error, StringComparison.Ordinal);
        Assert.Contains("0 new shots are kept.", twice.Error, StringComparison.Ordinal);
        // TIDE_004_0030 is omitted by now and keeps its number.
        Assert.Contains("TIDE_004_0040", other.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_is_told_as_its_schema_says()
    {
        await CommandLine.Run("vfx", "turnover", Sample("cut-1.edl"), "-o", _folder["1"]);
        Deliver(_folder["back"], "TIDE_004_0010_comp_MLN_v001", 1001, 1064);
        Deliver(_folder["back"], "TIDE_999_0010_comp_v001", 1001, 1003);

        var outcome = await CommandLine.Run("vfx", "receive", _folder["back"], "--turnover", _folder["1"], "--json");

        Assert.Equal(1, outcome.ExitCode);
        await IsAsync("vfx-receive", outcome.Out);
    }

    [Fact]
    public async Task A_turnover_goes_to_Kitsu_when_it_is_told_to_and_only_once()
    {
        using var server = new KitsuServer();
        await CommandLine.Run("vfx", "turnover", Sample("cut-1.edl"), "-o", _folder["1"]);
        string[] push = ["vfx", "push", "--kitsu", server.Address, "--project", "A Bit for the Tide", "--turnover", _folder["1"]];

        var plan = await CommandLine.RunWith("THROUGHLINE_KITSU_TOKEN", server.ValidToken, [.. push, "--json"]);
        var shotsAfterPlan = server.Shots.Count;
        server.Stumble($"POST /api/data/projects/{server.Project}/shots", 500);
        var first = await CommandLine.RunWith("THROUGHLINE_KITSU_TOKEN", server.ValidToken, [.. push, "--apply"]);
        var second = await CommandLine.RunWith("THROUGHLINE_KITSU_TOKEN", server.ValidToken, [.. push, "--apply"]);
        var nobody = await CommandLine.Run(push);

        Assert.Equal((0, 0, 1, 0, 2), (plan.ExitCode, shotsAfterPlan, first.ExitCode, second.ExitCode, nobody.ExitCode));
        Assert.Contains("FAILED add TIDE_004_0010 in 004", first.Out, StringComparison.Ordinal);
        Assert.Contains("done   add TIDE_004_0010 in 004", second.Out, StringComparison.Ordinal);
        Assert.Equal(6, server.Shots.Count);
        Assert.Contains("THROUGHLINE_KITSU_TOKEN", nobody.Error, StringComparison.Ordinal);
        await IsAsync("vfx-push", plan.Out);
    }

    [Theory]
    [InlineData("kitsu", "Sequence,Name,")]
    [InlineData("shotgrid", "Shot Code,Sequence,")]
    [InlineData("ftrack", "Sequence,Shot,")]
    public async Task Shots_are_printed_for_a_tracking_system(string system, string columns)
    {
        var outcome = await CommandLine.Run("vfx", "shots", Sample("cut-1.edl"), "--csv", system);

        Assert.StartsWith(columns, outcome.Out.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(7, outcome.Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(2, "--after", "vfx", "shots", "CUT", "--after", "x", "--production", "y")]
    [InlineData(2, "--production", "vfx", "shots", "CUT", "--keep")]
    [InlineData(2, "Name a cut", "vfx", "shots")]
    [InlineData(2, "--keep", "vfx", "bid", "SCRIPT", "--keep")]
    [InlineData(2, "--turnover", "vfx", "push", "--kitsu", "https://kitsu.example.com")]
    [InlineData(2, "--for vfx", "cut", "diff", "CUT", "CUT", "--after", "x")]
    [InlineData(3, "no column Shots, Days or Price", "vfx", "bid", "SCRIPT", "--vendor", "CUT")]
    [InlineData(3, "there is no production here", "vfx", "shots", "CUT", "--production", "/nowhere")]
    [InlineData(3, "could not be read", "vfx", "bid", "SCRIPT", "--rates", "/nowhere.csv")]
    public async Task What_cannot_be_done_is_said_with_what_to_do(int exit, string said, params string[] arguments)
    {
        var outcome = await CommandLine.Run([.. arguments.Select(a => a switch { "CUT" => Sample("cut-1.edl"), "SCRIPT" => Sample("tide-white.fountain"), _ => a })]);

        Assert.Equal(exit, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    private async Task<string> ProductionAsync()
    {
        var tide = _folder["tide"];
        await RunAsync("new", "A Bit for the Tide", tide, "--as", "Ana Ruiz");
        await RunAsync("draft", "add", Sample("tide-white.fountain"), "--production", tide);
        return tide;
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var outcome = await CommandLine.Run(arguments);
        Assert.True(outcome.ExitCode is 0 or 1, $"{string.Join(' ', arguments)}: {outcome.Error}");
    }

    private static void Deliver(string folder, string name, int first, int last)
    {
        Directory.CreateDirectory(folder);
        for (var n = first; n <= last; n++)
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{name}.{n:D4}.exr")), ImageFiles.Exr(2048, 1152, (24, 1)));
    }

    private static async Task IsAsync(string schema, string json)
    {
        var of = await JsonSchema.FromFileAsync(Path.Combine(CommandLine.Repository, "docs", "json", schema + ".schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(of.Validate(json));
        using var document = JsonDocument.Parse(json);
        Assert.True(document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array);
    }

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(_folder[file], TestContext.Current.CancellationToken);

    private static string Sample(string name) => Path.Combine(CommandLine.Repository, "samples", "tide-effects", name);
}
