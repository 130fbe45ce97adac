using Throughline.Studio.Storage;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Studio.Tests.Live;

public sealed class PostgresLiveStoreTests(PostgresServer server) : LiveStoreContract, IClassFixture<PostgresServer>
{
    protected override async Task<ProductionDatabase> FreshAsync() => new PostgresDatabase(await server.CreateDatabaseAsync());
}
