using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Throughline.Studio.Storage;
using Throughline.Studio.Storage.Sqlite;

namespace Throughline.Studio.Tests;

public sealed class SqliteStoreTests : StoreContract
{
    private readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _folder.Dispose();
        base.Dispose(disposing);
    }

    [Fact]
    public async Task A_copy_made_before_a_migration_forgets_an_erased_text_too()
    {
        var database = (SqliteDatabase)await FreshAsync();
        var (text, cipher) = (Guid.NewGuid(), Guid.NewGuid().ToByteArray());
        await using (var old = database.Open())
        {
            await old.GetService<IMigrator>().MigrateAsync("First", TestContext.Current.CancellationToken);
            await old.Database.ExecuteSqlAsync($"INSERT INTO production VALUES ('tide', 'Tide', 0, 1)", TestContext.Current.CancellationToken);
            await old.Database.ExecuteSqlAsync($"INSERT INTO private_text VALUES ('tide', {text}, {cipher})", TestContext.Current.CancellationToken);
        }

        await database.MigrateAsync(TestContext.Current.CancellationToken);
        Assert.Contains(Traces.Of(cipher, _folder.Path), path => path.StartsWith(_folder["backups"], StringComparison.Ordinal));
        await using (var context = database.Open())
            await context.Texts.ExecuteUpdateAsync(row => row.SetProperty(it => it.Sealed, (byte[]?)null), TestContext.Current.CancellationToken);

        Assert.True(await database.ScrubAsync("tide", text, TestContext.Current.CancellationToken));

        Assert.Empty(Traces.Of(cipher, _folder.Path));
        Assert.Single(Directory.GetFiles(_folder["backups"], "*.db"));
    }

    protected override Task<ProductionDatabase> FreshAsync() =>
        Task.FromResult<ProductionDatabase>(new SqliteDatabase(_folder["production.db"], _folder["backups"], SqliteJournal.WriteAhead, TimeProvider.System));

    protected override Task<IReadOnlyList<string>> FilesWithAsync(byte[] bytes) => Task.FromResult(Traces.Of(bytes, _folder.Path));
}
