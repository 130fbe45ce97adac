using System.Collections.Immutable;
using Throughline.Studio.Live;
using Throughline.Studio.Storage;
using Throughline.Text;

namespace Throughline.Studio.Tests.Live;

/// <summary>What every database promises of a live document.</summary>
public abstract class LiveStoreContract
{
    private const string ProductionId = "tide";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A database that nobody has used.</summary>
    protected abstract Task<ProductionDatabase> FreshAsync();

    [Fact]
    public async Task Edits_come_back_as_they_were_committed_and_give_the_text()
    {
        await using var store = await BeginAsync("ab");
        var first = Edit(1, ChangeSet.Of(2, [new TextEdit(1, 0, "X\nY")]));
        var second = Edit(2, ChangeSet.Of(5, [new TextEdit(0, 2, "")])) with { Manner = EditManner.Accepted, Proposal = Guid.NewGuid() };

        await store.CommitAsync([first, second], Cancel);

        Assert.Equal((null, 2L), await store.HeadAsync(Cancel));
        Assert.Equal([first, second], await AllAsync(store));
        Assert.Equal("\nYb", (await store.TextAsync(2, Cancel)).ToString());
        Assert.Equal("aX\nYb", (await store.TextAsync(1, Cancel)).ToString());
        Assert.Equal("ab", (await store.TextAsync(0, Cancel)).ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_edit_with_a_number_or_an_id_is_refused_and_nothing_of_its_commit_is_kept(bool number)
    {
        await using var store = await BeginAsync("");
        var committed = Edit(1, Put("a", 0));
        await store.CommitAsync([committed], Cancel);
        var fresh = Edit(number ? 2 : 3, Put("b", 1));
        var twice = number ? Edit(1, Put("c", 2)) : Edit(2, Put("c", 1)) with { Id = committed.Id };

        await Assert.ThrowsAsync<LiveConflictException>(() => store.CommitAsync([fresh, twice], Cancel));

        Assert.Equal([committed], await AllAsync(store));
        await store.CommitAsync([Edit(2, Put("d", 1))], Cancel);
    }

    [Fact]
    public async Task Whoever_begins_a_document_second_finds_that_of_the_first()
    {
        var database = await FreshAsync();
        await using var first = await BeginAsync("first", database);
        await using var second = new LiveStore(database, ProductionId);

        await second.BeginAsync("second", null, DateTimeOffset.UnixEpoch, Cancel);

        Assert.Equal("first", (await second.TextAsync(0, Cancel)).ToString());
    }

    [Fact]
    public async Task A_text_with_half_a_character_is_kept_as_it_is()
    {
        await using var store = await BeginAsync("\uD83D x");

        Assert.Equal("\uD83D x", (await store.TextAsync(0, Cancel)).ToString());
    }

    [Fact]
    public Task An_edit_that_is_sent_again_on_top_of_itself_is_refused_and_those_before_it_are_committed() => OneAtATimeAsync(async () =>
    {
        await using var store = await BeginAsync("ab");
        await using var document = await LiveDocument.OpenAsync(store, TimeProvider.System, _ => { }, Cancel);
        var edit = Edit(0, Put("x", 2));
        await document.SubmitAsync(new Submission(0, [edit]), Cancel);
        var before = Edit(0, Put("y", 3));
        var again = edit with { Changes = Put("x", 4) };

        var answer = await document.SubmitAsync(new Submission(1, [before, again]), Cancel);

        Assert.Equal((again.Id, "known", 2L), (answer.Refused!.Value, answer.Code, answer.Version));
        Assert.Equal([edit.Id, before.Id], (await AllAsync(store)).Select(it => it.Id));
        Assert.Null((await document.SubmitAsync(new Submission(0, [edit, Edit(0, Put("z", 3))]), Cancel)).Refused);
        Assert.Equal(3, document.Version);
    });

    [Fact]
    public Task Writers_who_edit_at_once_all_come_to_the_same_text() => OneAtATimeAsync(async () =>
    {
        await using var store = await BeginAsync("INT. HALL - DAY\n\nRain.\n");
        await using var document = await LiveDocument.OpenAsync(store, TimeProvider.System, _ => { }, Cancel);
        var random = new Random(11);
        var writers = Enumerable.Range(0, 5).Select(_ => new TestWriter(document.Text, random)).ToArray();

        for (var round = 0; round < 300; round++)
        {
            var writer = writers[random.Next(writers.Length)];
            if (random.Next(3) > 0)
                writer.Type();
            else if (random.Next(2) == 0)
                await writer.SendAsync(document);
            else
                await writer.ReceiveAsync(document, random.Next(1, 4));
        }

        foreach (var writer in writers)
            await writer.SendAsync(document);
        foreach (var writer in writers)
            await writer.ReceiveAsync(document, int.MaxValue);
        Assert.All(writers, writer => Assert.Equal(document.Text, writer.Text));
        Assert.Equal(document.Text, (await store.TextAsync(document.Version, Cancel)).ToString());
    });

    [Fact]
    public Task An_edit_that_is_sent_again_is_acknowledged_and_not_made_again() => OneAtATimeAsync(async () =>
    {
        await using var store = await BeginAsync("");
        await using var document = await LiveDocument.OpenAsync(store, TimeProvider.System, _ => { }, Cancel);
        var edit = Edit(0, Put("a", 0));

        await document.SubmitAsync(new Submission(0, [edit]), Cancel);
        var answer = await document.SubmitAsync(new Submission(0, [edit, Edit(0, Put("b", 1))]), Cancel);

        Assert.Null(answer.Refused);
        Assert.Equal(2, answer.Version);
        Assert.Equal("ba", document.Text);
    });

    [Fact]
    public Task Edits_that_come_together_are_committed_together() => OneAtATimeAsync(async () =>
    {
        await using var store = await BeginAsync("");
        List<int> commits = [];
        await using var document = await LiveDocument.OpenAsync(store, TimeProvider.System, edits => commits.Add(edits.Length), Cancel);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => document.SubmitAsync(new Submission(0, [Edit(0, Put("a", 0))]), Cancel)));

        Assert.Equal(50, commits.Sum());
        Assert.Equal([1, 49], commits);
    });

    [Fact]
    public Task A_document_that_is_held_twice_for_a_moment_forks_nowhere() => OneAtATimeAsync(async () =>
    {
        var database = await FreshAsync();
        await using var storeA = await BeginAsync("", database);
        await using var storeB = new LiveStore(database, ProductionId);
        await using var a = await LiveDocument.OpenAsync(storeA, TimeProvider.System, _ => { }, Cancel);
        await using var b = await LiveDocument.OpenAsync(storeB, TimeProvider.System, _ => { }, Cancel);
        var edits = Enumerable.Range(0, 30).Select(i => Edit(0, Put(((char)('a' + i % 26)).ToString(), 0))).ToArray();

        for (var i = 0; i < edits.Length; i += 2)
        {
            await Task.WhenAll(a.SubmitAsync(new Submission(0, [edits[i]]), Cancel), b.SubmitAsync(new Submission(0, [edits[i + 1]]), Cancel));
            await b.SubmitAsync(new Submission(0, [edits[i]]), Cancel);
        }

        var all = await AllAsync(storeA);
        Assert.Equal(Enumerable.Range(1, 30).Select(i => (long)i), all.Select(edit => edit.Sequence));
        Assert.Equal(edits.Select(edit => edit.Id).Order(), all.Select(edit => edit.Id).Order());
    });

    [Fact]
    public Task An_edit_that_fits_nowhere_is_refused_with_those_made_on_it() => OneAtATimeAsync(async () =>
    {
        await using var store = await BeginAsync("abc");
        await using var document = await LiveDocument.OpenAsync(store, TimeProvider.System, _ => { }, Cancel);
        var wrong = Edit(0, Put("x", 77));

        var answer = await document.SubmitAsync(new Submission(0, [Edit(0, Put("1", 3)), wrong, Edit(0, Put("y", 78))]), Cancel);
        var ahead = await document.SubmitAsync(new Submission(9, [wrong]), Cancel);

        Assert.Equal((wrong.Id, "invalid", 1L), (answer.Refused!.Value, answer.Code, answer.Version));
        Assert.Equal("invalid", ahead.Code);
        Assert.Equal("1abc", document.Text);
    });

    [Fact]
    public Task Old_edits_are_found_in_the_database_when_memory_has_let_them_go() => OneAtATimeAsync(async () =>
    {
        await using var store = await BeginAsync("");
        await using var document = await LiveDocument.OpenAsync(store, TimeProvider.System, _ => { }, Cancel);
        for (var i = 0; i < 12; i++)
            await document.SubmitAsync(new Submission(document.Version, [.. Enumerable.Range(0, 100).Select(j => Edit(0, Put("a", i * 100 + j)))]), Cancel);

        var late = await document.SubmitAsync(new Submission(3, [Edit(0, Put("Z", 3))]), Cancel);

        Assert.Equal(1201, late.Version);
        Assert.Equal(1199, (await document.AfterAsync(2, Cancel)).Length);
        Assert.Equal(document.Text, (await store.TextAsync(1201, Cancel)).ToString());
    });

    private static ChangeSet Put(string text, int length) => ChangeSet.Of(length, [new TextEdit(0, 0, text)]);

    private static LiveEdit Edit(long sequence, ChangeSet changes) => new(sequence, Guid.NewGuid(), Guid.Empty, "Ana", EditManner.Typed, null, changes, DateTimeOffset.UnixEpoch);

    private static async Task<List<LiveEdit>> AllAsync(LiveStore store)
    {
        List<LiveEdit> all = [];
        await foreach (var edit in store.ReadAsync(0, cancel: Cancel))
            all.Add(edit);
        return all;
    }

    private async Task<LiveStore> BeginAsync(string text) => await BeginAsync(text, await FreshAsync());

    private static async Task<LiveStore> BeginAsync(string text, ProductionDatabase database)
    {
        await database.MigrateAsync(Cancel);
        await using (var context = database.Open())
        {
            context.Productions.Add(new ProductionRow { Id = ProductionId, Title = "Tide", Made = DateTimeOffset.UnixEpoch, NextLine = 1 });
            await context.SaveChangesAsync(Cancel);
        }

        var store = new LiveStore(database, ProductionId);
        await store.BeginAsync(text, null, DateTimeOffset.UnixEpoch, Cancel);
        return store;
    }

    // As a grain would: one thing after the other.
    private static Task OneAtATimeAsync(Func<Task> test) =>
        Task.Factory.StartNew(test, Cancel, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();
}
