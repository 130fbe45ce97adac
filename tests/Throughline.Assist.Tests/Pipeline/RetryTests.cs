using Microsoft.Extensions.Time.Testing;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;

namespace Throughline.Assist.Tests.Pipeline;

public sealed class RetryTests
{
    private static readonly PipelineOptions Quick = new() { Retry = new RetryRules(4, TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)) };

    [Fact]
    public async Task Failures_cut_answers_and_half_json_are_tried_again_until_the_answer_is_whole()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(Turn.Fails, new Turn("Half of an ans") { CutsOff = true }, new Turn("The whole answer."));
        using var model = production.Pipeline(TestModels.Local(server.Address), Quick);

        Assert.Equal("The whole answer.", await model.AskAsync("Well?"));

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(1, (await production.EventsAsync()).Count(it => it.Kind == EventKind.ModelAsked));
    }

    [Fact]
    public async Task A_busy_provider_is_waited_for_as_long_as_it_asks()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch) { AutoAdvanceAmount = TimeSpan.Zero };
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(Turn.Busy(17), new Turn("Now."));
        using var model = production.Pipeline(TestModels.Local(server.Address), Quick with { Clock = clock, Retry = Quick.Retry with { Stall = TimeSpan.FromHours(1) } });

        var asking = model.AskAsync("Well?");
        // The clock goes on by seconds, as long as it takes, so that the wait is measured and not only ended.
        while (!asking.IsCompleted)
        {
            await Task.WhenAny(asking, Task.Delay(5, TestContext.Current.CancellationToken));
            if (!server.Requests.IsEmpty && server.Requests.Count < 2)
                clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("Now.", await asking);
        Assert.InRange(clock.GetUtcNow() - DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task A_provider_that_asks_for_too_long_a_wait_is_not_waited_for()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(Turn.Busy(7200));
        using var model = production.Pipeline(TestModels.Local(server.Address), Quick);

        var busy = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("Well?"));

        Assert.Equal((ModelFailureKind.Busy, TimeSpan.FromHours(2), 1), (busy.Kind, busy.RetryAfter!.Value, server.Requests.Count));
    }

    [Fact]
    public async Task Silence_is_given_up_and_tried_again()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(Turn.Stall, new Turn("The tide is") { Stalls = true }, new Turn("The tide is in."));
        using var model = production.Pipeline(TestModels.Local(server.Address), Quick with { Retry = Quick.Retry with { Stall = TimeSpan.FromMilliseconds(300) } });

        Assert.Equal("The tide is in.", await model.AskAsync("Well?"));

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task What_a_reader_has_seen_a_part_of_is_not_begun_again()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn("The tide is") { EndsEarly = true }, new Turn("Another answer."));
        using var model = production.Pipeline(TestModels.Local(server.Address), Quick);

        var cut = await Assert.ThrowsAsync<ModelException>(() => model.StreamAsync("Well?"));

        Assert.Equal((ModelFailureKind.CutOff, 1), (cut.Kind, server.Requests.Count));
    }

    [Fact]
    public async Task A_refusal_is_final_and_what_the_provider_repeats_stays_out_of_the_message()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn("") { Status = 401 });
        using var model = production.Pipeline(TestModels.Local(server.Address), Quick);

        var refused = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("A line of the script."));

        Assert.Equal((ModelFailureKind.Refused, 1), (refused.Kind, server.Requests.Count));
        Assert.DoesNotContain("A line of the script", refused.ToString(), StringComparison.Ordinal);
        Assert.Contains("A line of the script", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_never_recovers_fails_after_four_tries()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(Turn.Fails);
        using var model = production.Pipeline(TestModels.Local(server.Address), Quick);

        var broken = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync("Well?"));

        Assert.Equal((ModelFailureKind.Broken, 4), (broken.Kind, server.Requests.Count));
        Assert.Equal("broken", (await production.EventsAsync())[^1].Details["outcome"]);
    }

    [Fact]
    public async Task Stopping_hangs_up_and_is_on_record()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn("The tide is") { Stalls = true });
        using var model = production.Pipeline(TestModels.Local(server.Address), Quick);
        using var stop = new CancellationTokenSource();

        var asking = model.StreamUntilAsync("Well?", stop.Token);
        await server.Stalled.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await server.HungUp.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal("stopped", (await production.EventsAsync())[^1].Details["outcome"]);
    }

    [Fact]
    public async Task A_stream_comes_in_pieces()
    {
        using var production = await TestProduction.NewAsync();
        await production.AllowAsync("local");
        await using var server = await ModelServer.StartAsync(new Turn("The tide is in, and the boats with it."));
        using var model = production.Pipeline(TestModels.Local(server.Address), Quick);

        Assert.Equal("The tide is in, and the boats with it.", await model.StreamAsync("Well?"));
    }
}
