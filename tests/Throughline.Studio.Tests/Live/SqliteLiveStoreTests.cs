using Throughline.Studio.Storage;
using Throughline.Studio.Storage.Sqlite;

namespace Throughline.Studio.Tests.Live;

public sealed class SqliteLiveStoreTests : LiveStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<ProductionDatabase> FreshAsync() =>
        Task.FromResult<ProductionDatabase>(new SqliteDatabase(_folder["production.db"], _folder["backups"], SqliteJournal.WriteAhead, TimeProvider.System));
}
