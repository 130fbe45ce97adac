using System.Collections.Immutable;
using System.Text;

using Throughline.Ledger;
using Throughline.Studio.Drafts;
using Throughline.Studio.Keys;
using Throughline.Studio.Notes;
using Throughline.Studio.Records;
using Throughline.Studio.Shelf;
using Throughline.Studio.Storage.Postgres;
using Throughline.Studio.Teams;

namespace Throughline.Studio.Tests;

/// <summary>Productions of a team, on two servers at once and on their way to folders and back.</summary>
public sealed class TeamTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private const string Script = "INT. HALL - DAY\n\nRain on the windows of the hall.\n\nANA\nDid you lock the boat shed last night?\n";

    private static readonly Actor Ana = new("Ana", "writer");
    private static readonly Actor Ben = new("Ben", "editor");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_somebody_does_is_put_on_record_in_their_own_name_and_the_key_in_that_of_the_server()
    {
        var database = await DatabaseAsync();
        await using var shelf = Shelf(database, "first");
        var made = await shelf.CreateAsync("Tide", Ana, Cancel);
        await AddAsync(made.As(Ben), Script);
        await made.As(Ana).SignAsync(Cancel);

        await using var other = Shelf(database, "second");
        await (await other.FindAsync(made.Id, Cancel))!.As(Ben).SignAsync(Cancel);

        Assert.Equal([(EventKind.ProductionMade, "Ana"), (EventKind.DraftAdded, "Ben"), (EventKind.KeyAdded, "second")], (await EventsAsync(made)).Select(it => (it.Kind, it.Actor.Person)));
        await WholeAsync(made);
    }

    [Fact]
    public async Task Two_servers_write_at_once_and_nothing_is_numbered_twice_or_lost()
    {
        var database = await DatabaseAsync();
        await using var first = Shelf(database, "first");
        await using var second = Shelf(database, "second");
        var made = await first.CreateAsync("Tide", Ana, Cancel);
        await AddAsync(made, Script);
        var productions = new[] { made, (await second.FindAsync(made.Id, Cancel))!.As(Ben) };

        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            var production = productions[i % 2];
            var draft = (await production.Drafts.ListAsync(Cancel))[0];
            var number = await production.Notes.AddAsync(draft, new NewNote(NoteKind.Note, new Throughline.Drafts.Anchor(draft.Lines[1], 0, 4), $"Note {i}"), Cancel);
            await production.SignAsync(Cancel);
            return number;
        }, Cancel)));

        Assert.Equal(Enumerable.Range(1, 40), numbers.Order());
        Assert.Equal(40, (await EventsAsync(made)).Count(it => it.Kind == EventKind.Noted));
        await WholeAsync(made);
    }

    [Fact]
    public async Task However_many_write_at_one_moment_everybody_gets_through()
    {
        var connection = await server.CreateDatabaseAsync();
        var databases = new[] { new PostgresDatabase(connection), new PostgresDatabase(connection) };
        await databases[0].MigrateAsync(Cancel);
        await using var first = Shelf(databases[0], "first");
        await using var second = Shelf(databases[1], "second");
        var made = await first.CreateAsync("Tide", Ana, Cancel);
        var productions = new[] { made, (await second.FindAsync(made.Id, Cancel))! };

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            var production = productions[i % 2];
            var happened = production.Event(EventKind.Noted, ("note", $"{i}"));
            if (i % 4 < 2)
                await production.Ledger.AppendAsync([happened], Cancel);
            else
                await production.CommitAsync(context => production.Ledger.StageAsync(context, [happened], Cancel), Cancel);
        }, Cancel)));

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}").Order(), (await EventsAsync(made)).Where(it => it.Kind == EventKind.Noted).Select(it => it.Details["note"]).Order());
        await WholeAsync(made);
    }

    [Fact]
    public async Task A_production_whose_owner_could_not_be_kept_is_not_there()
    {
        await using var shelf = Shelf(await DatabaseAsync(), "first");

        await Assert.ThrowsAsync<InvalidDataException>(() => shelf.CreateAsync("Tide", Ana, (_, _) => throw new InvalidDataException("No owner."), Cancel));

        Assert.Empty(await shelf.ListAsync(Cancel));
    }

    [Fact]
    public async Task Drafts_that_come_in_at_once_all_come_in_one_after_the_other()
    {
        var database = await DatabaseAsync();
        await using var first = Shelf(database, "first");
        await using var second = Shelf(database, "second");
        var made = await first.CreateAsync("Tide", Ana, Cancel);
        var productions = new[] { made, (await second.FindAsync(made.Id, Cancel))! };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => AddAsync(productions[i % 2], Script + $"\nDraft {i}.\n"), Cancel)));

        var drafts = await made.Drafts.ListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, 8), drafts.Select(draft => draft.Number));
        Assert.All(drafts, draft => Assert.Contains("Rain on the windows", Encoding.UTF8.GetString(productions[1].Drafts.Bytes(draft)), StringComparison.Ordinal));
        await WholeAsync(made);
    }

    [Fact]
    public async Task Several_servers_that_start_together_make_the_database_once()
    {
        var connection = await server.CreateDatabaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new PostgresDatabase(connection).MigrateAsync(Cancel), Cancel)));

        await using var shelf = Shelf(new PostgresDatabase(connection), "first");
        await WholeAsync(await shelf.CreateAsync("Tide", Ana, Cancel));
    }

    [Fact]
    public async Task A_production_goes_from_its_folder_to_the_team_and_back_with_all_that_it_has()
    {
        var edge = Edge("ana");
        string id;
        using (var alone = await Production.CreateAsync(_folder["tide"], "Tide", edge, Cancel))
        {
            id = alone.Id;
            await AddAsync(alone, Script);
            var draft = (await alone.Drafts.ListAsync(Cancel))[0];
            await alone.Notes.AddAsync(draft, new NewNote(NoteKind.Note, new Throughline.Drafts.Anchor(draft.Lines[1], 0, 4), "Which hall?"), Cancel);
            await alone.Exchanges.KeepAsync("asked.request.json", "{}"u8.ToArray(), Cancel);
            await alone.SignAsync(Cancel);
        }

        var database = await DatabaseAsync();
        var transfer = new TeamTransfer(database, edge);
        Assert.Equal((id, "Tide"), await transfer.ImportAsync(_folder["tide"], Cancel));
        await using (var shelf = Shelf(database, "server"))
        {
            var there = (await shelf.FindAsync(id, Cancel))!.As(Ben);
            await AddAsync(there, Script + "\nThe lamp goes out.\n");
            await there.SignAsync(Cancel);
            Assert.Equal("{}"u8.ToArray(), await there.Exchanges.FindAsync("asked.request.json", Cancel));
            Assert.Null(await there.Exchanges.FindAsync("asked.answer.json", Cancel));
            await WholeAsync(there);
        }

        await transfer.ExportAsync(id, _folder["back"], Cancel);

        using var back = await Production.OpenAsync(_folder["back"], edge, Cancel);
        Assert.Equal(2, (await back.Drafts.ListAsync(Cancel)).Length);
        Assert.Contains("lamp", Encoding.UTF8.GetString(back.Drafts.Bytes((await back.Drafts.ListAsync(Cancel))[1])), StringComparison.Ordinal);
        Assert.Equal("Which hall?", Assert.Single(await back.Notes.ListAsync((await back.Drafts.ListAsync(Cancel))[1], Cancel)).Text.Text);
        Assert.Equal("{}"u8.ToArray(), await back.Exchanges.FindAsync("asked.request.json", Cancel));
        Assert.Null(await back.Exchanges.FindAsync("asked.answer.json", Cancel));
        Assert.True(File.Exists(Path.Combine(back.Folder!.Ledger, "checkpoint")));
        Assert.Equal("Ben", (await EventsAsync(back)).Last(it => it.Kind == EventKind.DraftAdded).Actor.Person);
        await WholeAsync(back);
    }

    [Fact]
    public async Task What_is_there_already_is_not_brought_in_again_and_nothing_changes()
    {
        var edge = Edge("ana");
        using (var alone = await Production.CreateAsync(_folder["tide"], "Tide", edge, Cancel))
            await AddAsync(alone, Script);
        var transfer = new TeamTransfer(await DatabaseAsync(), edge);
        await transfer.ImportAsync(_folder["tide"], Cancel);

        var again = await Assert.ThrowsAsync<StudioException>(() => transfer.ImportAsync(_folder["tide"], Cancel));
        Directory.CreateDirectory(_folder["full"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["full"], "mine.txt"), "mine", Cancel);
        var full = await Assert.ThrowsAsync<StudioException>(() => transfer.ExportAsync("no-such", _folder["full"], Cancel));

        Assert.Contains("already", again.Message, StringComparison.Ordinal);
        Assert.Contains("something there already", full.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_is_made_while_others_write_is_whole()
    {
        var database = await DatabaseAsync();
        await using var shelf = Shelf(database, "server");
        var made = await shelf.CreateAsync("Tide", Ana, Cancel);
        await AddAsync(made, Script);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var draft = (await made.Drafts.ListAsync(Cancel))[0];
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await made.Notes.AddAsync(draft, new NewNote(NoteKind.Note, new Throughline.Drafts.Anchor(draft.Lines[1], 0, 4), $"Note {i}"), Cancel);
                await made.SignAsync(Cancel);
            }
        }, Cancel);

        await made.BackUpAsync(_folder["copy"], Cancel);
        await stop.CancelAsync();
        await writing;

        using var copy = await Production.OpenAsync(_folder["copy"], Edge("ana"), Cancel);
        var notes = await copy.Notes.ListAsync((await copy.Drafts.ListAsync(Cancel))[0], Cancel);
        Assert.Equal(notes.Length, (await EventsAsync(copy)).Count(it => it.Kind == EventKind.Noted));
        await WholeAsync(copy);
    }

    [Fact]
    public async Task Private_texts_are_not_written_on_a_server_that_others_keep()
    {
        await using var shelf = Shelf(await DatabaseAsync(), "server");
        var made = await shelf.CreateAsync("Tide", Ana, Cancel);
        await AddAsync(made, Script);
        var draft = (await made.Drafts.ListAsync(Cancel))[0];

        var refused = await Assert.ThrowsAsync<StudioException>(() => made.Notes.AddAsync(draft, new NewNote(NoteKind.Note, new Throughline.Drafts.Anchor(draft.Lines[1], 0, 4), "Secret") { PrivateFor = [] }, Cancel));

        Assert.Contains("a key that only you have", refused.Message, StringComparison.Ordinal);
    }

    private static Task<AddedDraft> AddAsync(Production production, string script) =>
        production.Drafts.AddAsync(Encoding.UTF8.GetBytes(script), "tide.fountain", new DraftDescription("", null, production.Person), Cancel);

    private static async Task<ImmutableArray<LedgerEvent>> EventsAsync(Production production)
    {
        var events = ImmutableArray.CreateBuilder<LedgerEvent>();
        await foreach (var stored in production.Ledger.ReadAsync(0, Cancel))
            events.Add(LedgerEntryJson.Read(stored.Bytes).Event);
        return events.ToImmutable();
    }

    private static async Task WholeAsync(Production production)
    {
        Assert.Empty((await LedgerVerification.RunAsync(production.Ledger, [], Cancel)).Faults);
        Assert.Empty(await KeptMaterial.CheckAsync(production, Cancel));
    }

    private async Task<PostgresDatabase> DatabaseAsync()
    {
        var database = new PostgresDatabase(await server.CreateDatabaseAsync());
        await database.MigrateAsync(Cancel);
        return database;
    }

    private TeamShelf Shelf(PostgresDatabase database, string name) => new(database, Edge(name));

    private StudioEdge Edge(string name) => new(name, "server", new KeyRing(_folder["keys-" + name]), TimeProvider.System, _ => { });
}
