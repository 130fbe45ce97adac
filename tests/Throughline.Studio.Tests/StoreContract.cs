using System.Collections.Immutable;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;
using Throughline.Studio.Records;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Tests;

/// <summary>What every database of productions promises.</summary>
public abstract class StoreContract
{
    private const string ProductionId = "tide";

    /// <summary>A database that nobody has used.</summary>
    protected abstract Task<ProductionDatabase> FreshAsync();

    [Fact]
    public async Task Events_come_back_as_they_were_appended_and_in_their_order()
    {
        var store = await StoreAsync();
        var events = Enumerable.Range(0, 250).Select(Event).ToArray();

        var places = await store.AppendAsync(events, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 250).Select(i => (long)i), places);
        Assert.Equal(events.Select(e => e.Id), (await Entries(store)).Select(entry => entry.Event.Id));
    }

    [Fact]
    public async Task An_event_that_is_appended_twice_is_there_once()
    {
        var store = await StoreAsync();
        await store.AppendAsync([Event(1), Event(2)], TestContext.Current.CancellationToken);

        var places = await store.AppendAsync([Event(2), Event(3), Event(3)], TestContext.Current.CancellationToken);

        Assert.Equal([1L, 2L, 2L], places);
        Assert.Equal(3, (await Entries(store)).Count);
    }

    [Fact]
    public async Task Two_writers_at_once_cannot_fork_the_log()
    {
        var database = await FreshAsync();
        var (first, second) = (await StoreAsync(database), new LedgerStore(database, ProductionId));
        await using var context = database.Open();
        await first.StageAsync(context, [Event(1)], TestContext.Current.CancellationToken);
        await second.AppendAsync([Event(2)], TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<Exception>(() => context.SaveChangesAsync(TestContext.Current.CancellationToken));

        var verified = await LedgerVerification.RunAsync(first, [], TestContext.Current.CancellationToken);
        Assert.Equal((1L, 0), (verified.Size, verified.Faults.Length));
    }

    [Fact]
    public async Task Productions_in_one_database_do_not_see_each_other()
    {
        var database = await FreshAsync();
        var tide = await StoreAsync(database);
        var other = await StoreAsync(database, "other");
        await tide.AppendAsync([Event(1), Event(2)], TestContext.Current.CancellationToken);

        await other.AppendAsync([Event(1)], TestContext.Current.CancellationToken);

        Assert.Equal((2, 1), ((await Entries(tide)).Count, (await Entries(other)).Count));
    }

    [Fact]
    public async Task An_event_that_is_too_long_for_the_record_is_refused_and_nothing_of_its_batch_is_kept()
    {
        var store = await StoreAsync();
        var far = Event(2) with { Details = ImmutableSortedDictionary<string, string>.Empty.Add("note", new string('x', 70_000)) };

        await Assert.ThrowsAsync<StudioException>(() => store.AppendAsync([Event(1), far], TestContext.Current.CancellationToken));

        Assert.Empty(await Entries(store));
    }

    [Fact]
    public async Task The_tree_is_over_the_entries_that_are_stored()
    {
        var store = await StoreAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 37).Select(Event)], TestContext.Current.CancellationToken);

        var tree = await store.TreeAsync(TestContext.Current.CancellationToken);

        var leaves = new List<Digest>();
        await foreach (var entry in store.ReadAsync(0, TestContext.Current.CancellationToken))
            leaves.Add(TreeHash.Leaf(entry.Bytes.Span));
        Assert.Equal(new MerkleTree(leaves).Root, tree.Root);
    }

    [Fact]
    public async Task A_database_is_brought_up_to_date_again_and_again_without_harm()
    {
        var database = await FreshAsync();
        var store = await StoreAsync(database);
        await store.AppendAsync([Event(1)], TestContext.Current.CancellationToken);

        await database.MigrateAsync(TestContext.Current.CancellationToken);

        Assert.Single(await Entries(store));
    }

    private async Task<LedgerStore> StoreAsync() => await StoreAsync(await FreshAsync());

    private static async Task<LedgerStore> StoreAsync(ProductionDatabase database, string id = ProductionId)
    {
        await database.MigrateAsync(TestContext.Current.CancellationToken);
        await using var context = database.Open();
        context.Productions.Add(new ProductionRow { Id = id, Title = "A Bit for the Tide", Made = DateTimeOffset.UnixEpoch, NextLine = 1 });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new LedgerStore(database, id);
    }

    private static async Task<List<LedgerEntry>> Entries(LedgerStore store)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in store.ReadAsync(0, TestContext.Current.CancellationToken))
            entries.Add(LedgerEntryJson.Read(entry.Bytes));
        return entries;
    }

    private static LedgerEvent Event(int i) => new()
    {
        Id = new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
        Time = DateTimeOffset.UnixEpoch.AddSeconds(i),
        Production = ProductionId,
        Actor = new Actor("Ana Ruiz", "writer"),
        Kind = EventKind.Edited,
    };
}
