using Throughline.Breakdown.Schedule;
using Throughline.Credentials;
using Throughline.Studio.Keys;

namespace Throughline.Studio.Tests;

public sealed class ScheduleStoreTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Production _production = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _production = await Production.CreateAsync(_folder["tide"], "Tide", new StudioEdge("ana", "writer", new KeyRing(_folder["keys"]), TimeProvider.System, _ => { }), Cancel);

    public ValueTask DisposeAsync()
    {
        _production.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Changes_are_taken_back_one_after_the_other_as_far_as_the_first()
    {
        await ChangeAsync(board => board.AddDay());
        await ChangeAsync(board => board.Place(new Strip("s1", "1"), "d1"));
        await ChangeAsync(board => board.Place(new Strip("s2", "2"), "d1", "s1"));

        var first = await _production.Schedule.UndoAsync(Cancel);
        var second = await _production.Schedule.UndoAsync(Cancel);
        var third = await _production.Schedule.UndoAsync(Cancel);
        var fourth = await _production.Schedule.UndoAsync(Cancel);

        Assert.Equal(["s1"], first!.Board.Strips.Select(strip => strip.Id));
        Assert.Empty(second!.Board.Strips);
        Assert.Empty(third!.Board.Days);
        Assert.Null(fourth);
        Assert.Equal(6, (await _production.Schedule.ReadAsync(Cancel)).Version);
    }

    [Fact]
    public async Task A_change_of_something_that_is_gone_keeps_nothing()
    {
        await ChangeAsync(board => board.AddDay());

        Assert.Null(await _production.Schedule.ChangeAsync("nothing", board => board.RemoveDay("d9"), Cancel));
        Assert.Equal(1, (await _production.Schedule.ReadAsync(Cancel)).Version);
    }

    [Fact]
    public async Task Several_who_change_the_board_at_once_all_find_their_change_on_it()
    {
        await ChangeAsync(board => board.AddDay());

        await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Task.Run(() => ChangeAsync(board => board.Place(new Strip($"s{i}", ""), "d1")), Cancel)));

        Assert.Equal(4, (await _production.Schedule.ReadAsync(Cancel)).Board.Strips.Count());
    }

    private async Task ChangeAsync(Func<StripBoard, StripBoard?> change) => Assert.NotNull(await _production.Schedule.ChangeAsync("change", change, Cancel));
}
