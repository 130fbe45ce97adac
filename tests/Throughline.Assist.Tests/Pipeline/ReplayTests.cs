using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;

namespace Throughline.Assist.Tests.Pipeline;

public sealed class ReplayTests
{
    [Fact]
    public async Task A_recorded_answer_comes_back_without_a_connection_and_costs_nothing()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("public");
        var tape = Path.Combine(production.Folder, "tape");
        ModelEndpoint endpoint;
        await using (var server = await ModelServer.StartAsync(new Turn("The tide.")))
        {
            endpoint = TestModels.Public(server.Address);
            using var recording = production.Pipeline(endpoint, new PipelineOptions { Replay = ReplayMode.Record, Tape = tape }, "sk-1");
            await recording.AskAsync("Who comes?");
        }

        using var replaying = production.Pipeline(endpoint, new PipelineOptions { Replay = ReplayMode.Replay, Tape = tape });

        Assert.Equal("The tide.", await replaying.AskAsync("Who comes?"));
        Assert.Equal("The tide.", await replaying.StreamAsync("Who comes?"));
        var last = (await production.EventsAsync())[^1];
        Assert.Equal(("replayed", (Cost?)null), (last.Details["outcome"], last.Cost));
    }

    [Fact]
    public async Task A_request_that_was_never_recorded_fails_closed()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn("The tide."));
        using var model = production.Pipeline(TestModels.Local(server.Address), new PipelineOptions { Replay = ReplayMode.Replay, Tape = Path.Combine(production.Folder, "tape") });

        var missing = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("Who comes?"));

        Assert.Equal(ModelFailureKind.NotRecorded, missing.Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_recording_whose_request_was_changed_is_no_answer()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        var tape = Path.Combine(production.Folder, "tape");
        await using var server = await ModelServer.StartAsync(new Turn("The tide."));
        using (var recording = production.Pipeline(TestModels.Local(server.Address), new PipelineOptions { Replay = ReplayMode.Record, Tape = tape }))
            await recording.AskAsync("Who comes?");
        var file = Directory.GetFiles(tape).Single();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("Who comes?", "Who goes?", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var replaying = production.Pipeline(TestModels.Local(server.Address), new PipelineOptions { Replay = ReplayMode.Replay, Tape = tape });

        var changed = await Assert.ThrowsAsync<ModelException>(() => replaying.AskAsync("Who comes?"));

        Assert.Contains("it was changed", changed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_does_not_go_round_the_rule_of_the_production()
    {
        using var production = await TestProduction.NewAsync();
        using var model = production.Pipeline(TestModels.Local(new Uri("http://127.0.0.1:9/v1")), new PipelineOptions { Replay = ReplayMode.Replay, Tape = production.Folder });

        Assert.Equal(ModelFailureKind.NotAllowed, (await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("Who comes?"))).Kind);
    }
}
