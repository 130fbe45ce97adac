using System.Collections.Immutable;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;
using Throughline.Studio.Records;
using Throughline.Studio.Search;
using Throughline.Studio.Storage;
using Throughline.Studio.Texts;

namespace Throughline.Studio.Tests;

/// <summary>What every database of productions promises.</summary>
public abstract partial class StoreContract : IDisposable
{
    private readonly TemporaryFolder _content = new();

    private const string ProductionId = "tide";

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Throws away what was kept.</summary>
    protected virtual void Dispose(bool disposing) => _content.Dispose();

    /// <summary>A database that nobody has used.</summary>
    protected abstract Task<ProductionDatabase> FreshAsync();

    /// <summary>The files in which the database that <see cref="FreshAsync"/> made keeps its rows, and that hold some bytes.</summary>
    protected abstract Task<IReadOnlyList<string>> FilesWithAsync(byte[] bytes);

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

    [Fact]
    public async Task A_text_for_everybody_is_read_without_a_key()
    {
        var (texts, id, _) = await TextAsync(await FreshAsync(), "Ask about the lamp.", readers: null);

        var read = await texts.ReadAsync([id], person: null, TestContext.Current.CancellationToken);

        Assert.Equal((TextState.Shared, "Ask about the lamp."), (read[id].State, read[id].Text));
    }

    [Fact]
    public async Task A_private_text_is_read_by_those_it_is_sealed_for_and_by_nobody_else()
    {
        using PersonKey ana = PersonKey.Create(), ben = PersonKey.Create(), eve = PersonKey.Create();
        var (texts, id, _) = await TextAsync(await FreshAsync(), "Cut him gently.", [new Reader("Ana", ana.PublicKey), new Reader("Ben", ben.PublicKey)]);

        var read = new List<KeptText>();
        foreach (var person in (PersonKey?[])[ana, ben, eve, null])
            read.Add((await texts.ReadAsync([id], person, TestContext.Current.CancellationToken))[id]);

        Assert.Equal([(TextState.Private, "Cut him gently."), (TextState.Private, "Cut him gently."), (TextState.Sealed, null), (TextState.Sealed, null)], read.Select(text => (text.State, text.Text)));
    }

    [Fact]
    public async Task A_private_text_is_nowhere_in_the_files_as_it_reads()
    {
        using var ana = PersonKey.Create();
        var text = Unlikely();

        await TextAsync(await FreshAsync(), text, [new Reader("Ana", ana.PublicKey)]);

        Assert.Empty(await FilesWithAsync(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_erased_text_leaves_the_files_with_its_salt_and_its_keys(bool isPrivate)
    {
        using var ana = PersonKey.Create();
        var database = await FreshAsync();
        var (texts, id, traces) = await TextAsync(database, Unlikely(), isPrivate ? [new Reader("Ana", ana.PublicKey)] : null);
        Assert.All(await Task.WhenAll(traces.Select(FilesWithAsync)), Assert.NotEmpty);

        await using (var context = database.Open())
        {
            await texts.StageEraseAsync(context, id, TestContext.Current.CancellationToken);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(await database.ScrubAsync(ProductionId, id, TestContext.Current.CancellationToken));

        Assert.All(await Task.WhenAll(traces.Select(FilesWithAsync)), Assert.Empty);
        Assert.Equal(new KeptText(TextState.Erased, null), (await texts.ReadAsync([id], ana, TestContext.Current.CancellationToken))[id]);
    }

    [Fact]
    public async Task Rows_of_proposals_decisions_locks_and_story_documents_come_back_as_they_went_in()
    {
        var database = await FreshAsync();
        await StoreAsync(database);
        var (texts, id, made) = (new TextStore(database, ProductionId), Guid.NewGuid(), DateTimeOffset.UnixEpoch.AddMilliseconds(1_764_400_000_123));
        await using (var context = database.Open())
        {
            var text = texts.Stage(context, "{}", null).Id;
            context.Proposals.Add(new ProposalRow { ProductionId = ProductionId, Id = id, Number = 1, Made = made, TextId = text });
            context.ProposalDecisions.Add(new ProposalDecisionRow { ProductionId = ProductionId, ProposalId = id, Sequence = 1, Decision = "part", Person = "Ana", Made = made, Before = 1, After = 2, TextId = text });
            context.ScriptLocks.Add(new ScriptLockRow { ProductionId = ProductionId, Number = 1, Kind = "line", Line = long.MaxValue, Person = "Ana", Made = made, Reason = "“é”" });
            context.ProposalViews.Add(new ProposalViewRow { ProductionId = ProductionId, Person = "Ana", Limits = "{}" });
            context.ComparisonTexts.Add(new ComparisonTextRow { ProductionId = ProductionId, Number = 1, Name = "novel.txt", Content = new string('a', 64), Person = "Ana", Added = made });
            context.StoryDocuments.Add(new StoryDocumentRow { ProductionId = ProductionId, Name = "bible", Version = 1, Person = "Ana", Made = made, TextId = text });
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var again = database.Open();
        var (proposal, decision, held) = (await again.Proposals.SingleAsync(TestContext.Current.CancellationToken), await again.ProposalDecisions.SingleAsync(TestContext.Current.CancellationToken), await again.ScriptLocks.SingleAsync(TestContext.Current.CancellationToken));

        Assert.Equal((id, 1, made), (proposal.Id, proposal.Number, proposal.Made));
        Assert.Equal(("part", 1, 2), (decision.Decision, decision.Before, decision.After));
        Assert.Equal((long.MaxValue, "“é”", (DateTimeOffset?)null), (held.Line, held.Reason, held.Lifted));
        Assert.Equal(("Ana", "novel.txt", "bible"), ((await again.ProposalViews.SingleAsync(TestContext.Current.CancellationToken)).Person, (await again.ComparisonTexts.SingleAsync(TestContext.Current.CancellationToken)).Name, (await again.StoryDocuments.SingleAsync(TestContext.Current.CancellationToken)).Name));
    }

    [Fact]
    public async Task Two_proposals_cannot_have_one_number()
    {
        var database = await FreshAsync();
        await StoreAsync(database);
        await using var context = database.Open();
        var text = new TextStore(database, ProductionId).Stage(context, "{}", null).Id;
        for (var i = 0; i < 2; i++)
            context.Proposals.Add(new ProposalRow { ProductionId = ProductionId, Id = Guid.NewGuid(), Number = 1, Made = DateTimeOffset.UnixEpoch, TextId = text });

        await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("suitcase", "1 2")]
    [InlineData("RED suit", "1")]
    [InlineData("\"red suitcase\" case", "1")]
    [InlineData("di", "3")]
    [InlineData("渡し船", "4")]
    [InlineData("船", "4")]
    [InlineData("100%", "5")]
    [InlineData("0_", "")]
    [InlineData("\"a \\", "6")]
    [InlineData("élan", "7")]
    [InlineData("nothing-like-it", "")]
    [InlineData("\" \"", "")]
    public async Task Words_are_found_in_any_case_and_inside_longer_words(string asked, string keys)
    {
        var index = await IndexAsync("the RED Suitcase", "a suitcase of tin", "He dived.", "小さな渡し船が着く。", "She is 100% sure.", "a \\ b", "ÉLAN");

        Assert.Equal(keys, string.Join(' ', (await FindAsync(index, asked)).Select(found => found.Text.Key)));
    }

    [Fact]
    public async Task Texts_are_replaced_by_kind_and_keep_their_order()
    {
        var index = await IndexAsync("suitcase", "another suitcase");
        await index.ReplaceAsync(SearchKind.Note, "n", [new SearchText("9", "", "Which suitcase?")], TestContext.Current.CancellationToken);
        await index.ReplaceAsync(SearchKind.Script, "2", [new SearchText("8", "4 INT. HALL", "the last suitcase")], TestContext.Current.CancellationToken);

        Assert.Equal([(SearchKind.Script, new SearchText("8", "4 INT. HALL", "the last suitcase")), (SearchKind.Note, new SearchText("9", "", "Which suitcase?"))], await FindAsync(index, "suitcase"));
        Assert.Equal(("2", "n", null), (await index.StampAsync(SearchKind.Script, TestContext.Current.CancellationToken), await index.StampAsync(SearchKind.Note, TestContext.Current.CancellationToken), await index.StampAsync(SearchKind.Tag, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_was_forgotten_is_in_no_file()
    {
        var database = await FreshAsync();
        await StoreAsync(database);
        var (index, words) = (database.SearchIndex(ProductionId), Unlikely());
        await index.ReplaceAsync(SearchKind.Note, "1", Enumerable.Range(0, 300).Select(i => new SearchText("k", "", i == 150 ? words : new string((char)('a' + i % 26), 40 + i))), TestContext.Current.CancellationToken);
        Assert.NotEmpty(await FilesWithAsync(Encoding.UTF8.GetBytes(words)));

        Assert.True(await index.ForgetAsync(TestContext.Current.CancellationToken));

        Assert.Empty(await FilesWithAsync(Encoding.UTF8.GetBytes(words)));
        Assert.Null(await index.ExistsAsync(TestContext.Current.CancellationToken) ? await index.StampAsync(SearchKind.Note, TestContext.Current.CancellationToken) : null);
    }

    private async Task<SearchIndex> IndexAsync(params string[] texts)
    {
        var database = await FreshAsync();
        await StoreAsync(database);
        var index = database.SearchIndex(ProductionId);
        await index.ReplaceAsync(SearchKind.Script, "1", texts.Select((text, i) => new SearchText($"{i + 1}", "", text)), TestContext.Current.CancellationToken);
        return index;
    }

    private static Task<List<(SearchKind Kind, SearchText Text)>> FindAsync(SearchIndex index, string asked) =>
        SearchWords.Of(asked) is { IsEmpty: false } words ? index.FindAsync(words, TestContext.Current.CancellationToken) : Task.FromResult<List<(SearchKind, SearchText)>>([]);

    // With the bytes that tell that a text was there: itself or its ciphertext, its salt, its wrapped keys.
    private static async Task<(TextStore Texts, Guid Id, IReadOnlyList<byte[]> Traces)> TextAsync(ProductionDatabase database, string text, IReadOnlyCollection<Reader>? readers)
    {
        await StoreAsync(database);
        var texts = new TextStore(database, ProductionId);
        await using var context = database.Open();
        for (var i = 0; i < 300; i++)
            texts.Stage(context, new string((char)('a' + i % 26), 40 + i), readers);
        var (id, _) = texts.Stage(context, text, readers);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        var row = (await context.Texts.FindAsync([ProductionId, id], TestContext.Current.CancellationToken))!;
        var keys = await context.TextKeys.Where(key => key.TextId == id).Select(key => key.Wrapped).ToListAsync(TestContext.Current.CancellationToken);
        return (texts, id, [.. ((byte[]?[])[row.Salt, row.Plain, row.Sealed]).OfType<byte[]>(), .. keys]);
    }

    private static string Unlikely() => "Unlikely " + Guid.NewGuid();

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
