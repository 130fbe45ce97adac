using Throughline.Studio.Storage;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Studio.Tests;

public sealed class PostgresStoreTests(PostgresServer server) : StoreContract, IClassFixture<PostgresServer>
{

    protected override async Task<ProductionDatabase> FreshAsync() => new PostgresDatabase(await server.CreateDatabaseAsync());

    protected override Task<IReadOnlyList<string>> FilesWithAsync(byte[] bytes) => server.FilesWithAsync(bytes);
}
