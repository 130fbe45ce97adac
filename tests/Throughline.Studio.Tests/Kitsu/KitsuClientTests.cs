using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Editorial;
using Throughline.Editorial.Edl;
using Throughline.Effects;
using Throughline.Effects.Statuses;
using Throughline.Effects.Tracking;
using Throughline.Effects.Turnovers;
using Throughline.Studio.Kitsu;
using Throughline.Text;

namespace Throughline.Studio.Tests.Kitsu;

public sealed class KitsuClientTests : IDisposable
{
    private const string Name = "A Bit for the Tide";
    private static readonly ShotPattern Pattern = ShotPattern.Parse("SHOW_SCENE_0010", "TIDE")!;
    private static readonly Turnover First = Turnover("TIDE_104_0650 A001 01:00:10:00 01:00:12:00", "TIDE_105_0010 A002 02:00:10:00 02:00:12:00");
    private static readonly ImmutableArray<TrackedShot> Shots = Tracked(First, null);

    private readonly KitsuServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task The_plan_changes_nothing()
    {
        using var client = Client();

        var plan = KitsuPlan.Of(Shots, await client.ReadAsync(Name, null, TestContext.Current.CancellationToken));

        Assert.NotEmpty(plan.Steps);
        Assert.Empty(_server.Shots);
        Assert.DoesNotContain(_server.Asked, a => a.StartsWith("PUT", StringComparison.Ordinal) || (a.StartsWith("POST", StringComparison.Ordinal) && !a.EndsWith("/auth/login", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_done_once_is_not_done_again()
    {
        Assert.All(await PushAsync(Shots), o => Assert.True(o.IsDone, o.Note));

        using var client = Client();
        var again = KitsuPlan.Of(Shots, await client.ReadAsync(Name, null, TestContext.Current.CancellationToken));

        var shot = _server.Shots.Values.Single(s => (string?)s["name"] == "TIDE_104_0650");
        Assert.Equal((48, 1009, 1056, "TIDE_104_0650"), ((int)shot["nb_frames"]!, (int)shot["data"]!["frame_in"]!, (int)shot["data"]!["frame_out"]!, (string?)shot["data"]!["throughline_id"]));
        Assert.Empty(again.Steps);
        Assert.Equal(2, _server.Shots.Count);
    }

    [Fact]
    public async Task A_comment_is_made_once_on_every_task()
    {
        var shot = _server.AddShot("104", "TIDE_104_0650");
        var tasks = new[] { _server.AddTask(shot), _server.AddTask(shot) };

        await PushAsync(Shots);
        await PushAsync(Shots);

        Assert.All(tasks, t => Assert.Equal("Turnover 1: NEW", (string?)Assert.Single(_server.Comments[t])["text"]));
        Assert.All(tasks, t => Assert.Equal(_server.TodoStatus, (string?)_server.Tasks[t]["task_status_id"]));
    }

    [Fact]
    public async Task The_vendors_own_fields_stay()
    {
        var shot = _server.AddShot("104", "TIDE_104_0650", new JsonObject { ["bid_price"] = 1200, ["lens"] = new JsonObject { ["mm"] = 35.5 }, ["frame_in"] = "1" });
        shot["description"] = "Boom and its shadow";

        await PushAsync(Shots);

        Assert.Equal("1200", shot["data"]!["bid_price"]!.ToJsonString());
        Assert.Equal("{\"mm\":35.5}", shot["data"]!["lens"]!.ToJsonString());
        Assert.Equal(1009, (int)shot["data"]!["frame_in"]!);
        Assert.Equal("Boom and its shadow", (string?)shot["description"]);
    }

    [Fact]
    public async Task A_field_that_somebody_sets_while_we_work_stays()
    {
        var shot = _server.AddShot("104", "TIDE_104_0650");
        using var client = Client();
        var plan = KitsuPlan.Of(Shots, await client.ReadAsync(Name, null, TestContext.Current.CancellationToken));

        shot["data"] = new JsonObject { ["artist_note"] = "later" };
        await client.ApplyAsync(plan, cancel: TestContext.Current.CancellationToken);

        Assert.Equal("later", (string?)shot["data"]!["artist_note"]);
    }

    [Fact]
    public async Task An_omitted_shot_is_taken_out_with_its_status_and_a_comment_and_comes_back()
    {
        await PushAsync(Shots);
        var shot = _server.Shots.Values.Single(s => (string?)s["name"] == "TIDE_104_0650");
        var task = _server.AddTask(shot);
        var second = Turnover(First, "TIDE_105_0010 A002 02:00:10:00 02:00:12:00");

        await PushAsync(Tracked(second, First));
        var (isOut, status) = ((bool)shot["canceled"]!, (string?)_server.Tasks[task]["task_status_id"]);
        await PushAsync(Tracked(Turnover(second, "TIDE_104_0650 A001 01:00:10:00 01:00:12:00"), second));

        Assert.Equal((true, _server.OmitStatus), (isOut, status));
        Assert.False((bool)shot["canceled"]!);
        Assert.Equal(["Turnover 2: OMITTED", "Turnover 3: REINSTATED"], _server.Comments[task].Select(c => (string?)c["text"]));
        Assert.DoesNotContain(_server.Asked, a => a.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_that_fails_stops_no_other_and_the_next_push_does_what_is_left()
    {
        _server.Stumble($"POST /api/data/projects/{_server.Project}/shots", 403);

        var outcomes = await PushAsync(Shots);
        var again = await PushAsync(Shots);

        var failed = Assert.Single(outcomes, o => o is { IsDone: false, Step: AddKitsuShot });
        Assert.Contains("a manager of the project may", failed.Note, StringComparison.Ordinal);
        Assert.Contains(outcomes, o => o is { IsDone: true, Step: AddKitsuShot { Name: "TIDE_105_0010" } });
        Assert.Contains(again, o => o is { IsDone: true, Step: AddKitsuShot { Name: "TIDE_104_0650" } });
        Assert.Equal(2, _server.Shots.Count);
    }

    [Fact]
    public async Task A_shot_whose_sequence_could_not_be_made_says_so()
    {
        _server.Stumble($"POST /api/data/projects/{_server.Project}/sequences", 400, times: 1, body: "{\"message\":\"no\"}");

        var outcomes = await PushAsync(Shots);

        Assert.Contains(outcomes, o => o is { IsDone: false, Step: AddKitsuShot { Name: "TIDE_104_0650" } } && o.Note.Contains("the sequence 104 is not there", StringComparison.Ordinal));
        Assert.Contains(outcomes, o => o is { IsDone: true, Step: AddKitsuShot { Name: "TIDE_105_0010" } });
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_server_that_stumbles_while_it_is_read_is_asked_again(int status)
    {
        _server.Stumble($"GET /api/data/projects/{_server.Project}/shots", status, times: 2);
        using var client = Client();

        await client.ReadAsync(Name, null, TestContext.Current.CancellationToken);

        Assert.Equal(3, _server.Asked.Count(a => a.EndsWith("/shots", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_that_stays_down_is_said_with_what_was_asked()
    {
        _server.Stumble("GET /api/data/projects/open", 502, times: 9, body: "<html>Bad gateway</html>");
        using var client = Client();

        var failure = await Assert.ThrowsAsync<KitsuException>(() => client.ReadAsync(Name, null, TestContext.Current.CancellationToken));

        Assert.Contains("GET", failure.Message, StringComparison.Ordinal);
        Assert.Contains("refused (502)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_has_run_out_is_renewed_once()
    {
        using var client = Client();
        var plan = KitsuPlan.Of(Shots, await client.ReadAsync(Name, null, TestContext.Current.CancellationToken));
        _server.ForgetTokens();

        var outcomes = await client.ApplyAsync(plan, cancel: TestContext.Current.CancellationToken);

        Assert.All(outcomes, o => Assert.True(o.IsDone, o.Note));
        Assert.Equal(2, _server.Asked.Count(a => a.EndsWith("/auth/login", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_bots_token_needs_no_sign_in()
    {
        using var client = new KitsuClient(_server.Address, new KitsuSignIn("", "", _server.ValidToken), TimeProvider.System);

        await client.ReadAsync(Name, null, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(_server.Asked, a => a.EndsWith("/auth/login", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_not_shown()
    {
        using var client = new KitsuClient(_server.Address, new KitsuSignIn("ana@example.com", "s3cret-word", ""), TimeProvider.System);

        var failure = await Assert.ThrowsAsync<KitsuException>(() => client.ReadAsync(Name, null, TestContext.Current.CancellationToken));

        Assert.Contains("could not sign in", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-word", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_server_that_falls_silent_the_rest_is_not_tried_and_every_step_has_an_outcome()
    {
        using var client = Client(TimeSpan.FromMilliseconds(150));
        var plan = KitsuPlan.Of(Shots, await client.ReadAsync(Name, null, TestContext.Current.CancellationToken));
        _server.Stumble("POST /api/data", null, times: 99);

        var outcomes = await client.ApplyAsync(plan, cancel: TestContext.Current.CancellationToken);

        Assert.Equal(plan.Steps.Length, outcomes.Length);
        Assert.All(outcomes, o => Assert.False(o.IsDone));
        Assert.Equal(3, outcomes.Count(o => o.Note.Contains("no answer within", StringComparison.Ordinal)));
        Assert.Equal("not tried: the server does not answer", outcomes[^1].Note);
    }

    [Fact]
    public async Task A_server_that_is_none_is_said()
    {
        _server.Stumble("GET /api/data/projects/open", 200, times: 3, body: "<html>Hello</html>");
        using var client = Client();

        var failure = await Assert.ThrowsAsync<KitsuException>(() => client.ReadAsync(Name, null, TestContext.Current.CancellationToken));

        Assert.Contains("Is this the address of a Kitsu server?", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_is_not_there_is_said_with_those_that_are()
    {
        using var client = Client();

        var failure = await Assert.ThrowsAsync<KitsuException>(() => client.ReadAsync("Ebb", null, TestContext.Current.CancellationToken));

        Assert.Contains(Name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_series_the_episode_must_be_said()
    {
        _server.ProductionType = "tvshow";
        using var client = Client();

        var failure = await Assert.ThrowsAsync<KitsuException>(() => client.ReadAsync(Name, null, TestContext.Current.CancellationToken));

        Assert.Contains("--kitsu-episode", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kitsu.example.com")]
    [InlineData("ftp://kitsu.example.com")]
    [InlineData("http://kitsu.example.com")]
    [InlineData("https://ana:word@kitsu.example.com")]
    public void An_address_that_is_none_or_not_safe_is_refused(string address) =>
        Assert.Throws<KitsuException>(() => new KitsuClient(address, new KitsuSignIn("a", "b", ""), TimeProvider.System));

    private async Task<ImmutableArray<KitsuOutcome>> PushAsync(ImmutableArray<TrackedShot> shots)
    {
        using var client = Client();
        var plan = KitsuPlan.Of(shots, await client.ReadAsync(Name, null, TestContext.Current.CancellationToken));
        return await client.ApplyAsync(plan, cancel: TestContext.Current.CancellationToken);
    }

    private KitsuClient Client(TimeSpan? patience = null) => new(_server.Address, new KitsuSignIn("ana@example.com", "tide", ""), TimeProvider.System, patience);

    private static ImmutableArray<TrackedShot> Tracked(Turnover turnover, Turnover? before) => TrackedShot.Of(turnover, ShotStatuses.Of(new StatusQuestion(before, turnover)));

    private static Turnover Turnover(params string[] shots) => Turnover(null, shots);

    private static Turnover Turnover(Turnover? after, params string[] shots)
    {
        var list = "TITLE: Cut\nFCM: NON-DROP FRAME\n* FRAME RATE: 24\n";
        for (var i = 0; i < shots.Length; i++)
        {
            var parts = shots[i].Split(' ');
            list += $"{i + 1:D3}  {parts[1],-8} V     C        {parts[2]} {parts[3]} 01:00:{i * 2:D2}:00 01:00:{(i + 1) * 2:D2}:00\n* {parts[0]}\n";
        }

        var cut = EdlReader.Read(new SourceText(list, "cut.edl")).Timeline;
        return TurnoverPlan.Make(new TurnoverRequest(cut, CutShots.Of(cut, Pattern), Pattern, PullPolicy.Default, DateTimeOffset.UnixEpoch) { After = after }).Turnover;
    }
}
