using Throughline.Ledger;
using Throughline.Studio.Keys;
using Throughline.Studio.Shelf;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Studio.Tests;

public sealed class FolderSearchTests : SearchContract
{
    private readonly TemporaryFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<Production> MakeAsync() => Production.CreateAsync(_folder["tide"], "Tide", new StudioEdge("ana", "writer", new KeyRing(_folder["keys"]), TimeProvider.System, _ => { }), Cancel);
}

public sealed class TeamSearchTests(PostgresServer server) : SearchContract, IClassFixture<PostgresServer>
{
    private readonly TemporaryFolder _folder = new();
    private TeamShelf? _shelf;

    public override async ValueTask DisposeAsync()
    {
        if (_shelf is not null)
            await _shelf.DisposeAsync();
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override async Task<Production> MakeAsync()
    {
        var database = new PostgresDatabase(await server.CreateDatabaseAsync());
        await database.MigrateAsync(Cancel);
        _shelf = new TeamShelf(database, new StudioEdge("server", "server", new KeyRing(_folder["keys"]), TimeProvider.System, _ => { }));
        return await _shelf.CreateAsync("Tide", new Actor("ana", "writer"), Cancel);
    }
}
