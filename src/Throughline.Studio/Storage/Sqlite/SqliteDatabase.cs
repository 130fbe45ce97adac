using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Throughline.Studio.Storage.Sqlite;

/// <summary>
/// A database in one file: written ahead to a log, flushed to the disk at every commit, foreign keys held. On a folder that
/// another machine may write to as well, where a shared log is not safe, a rollback journal instead.
/// </summary>
public sealed class SqliteDatabase : ProductionDatabase
{
    private readonly string _file;
    private readonly string _backups;
    private readonly TimeProvider _clock;
    private readonly DbContextOptions<SqliteStudioContext> _options;

    /// <summary>A database file, made when it is first used.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="backups">The folder for copies made before it is changed into a newer form.</param>
    /// <param name="journal">How commits are kept safe.</param>
    /// <param name="clock">Names the copies.</param>
    /// <param name="readOnly">True to change nothing.</param>
    /// <param name="isImmutable">True when nobody can change the file while it is read, as on a medium that is only read; then nothing is needed beside it.</param>
    public SqliteDatabase(string file, string backups, SqliteJournal journal, TimeProvider clock, bool readOnly = false, bool isImmutable = false)
    {
        (_file, _backups, _clock) = (file, backups, clock);
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = isImmutable ? new UriBuilder(Uri.UriSchemeFile, "") { Path = file, Query = "immutable=1" }.Uri.AbsoluteUri : file,
            ForeignKeys = true,
            Pooling = false,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        };
        _options = new DbContextOptionsBuilder<SqliteStudioContext>()
            .UseSqlite(connection.ToString())
            .AddInterceptors(new Durability(readOnly ? null : journal))
            .Options;
    }

    /// <inheritdoc/>
    protected override string Name => _file;

    /// <summary>Copies the database as it is at this moment, while others read and write it.</summary>
    public async Task CopyToAsync(string target, CancellationToken cancel = default)
    {
        await using var context = Open();
        await context.Database.ExecuteSqlAsync($"VACUUM INTO {target}", cancel);
    }

    /// <inheritdoc/>
    internal override StudioContext Open() => new SqliteStudioContext(_options);

    /// <inheritdoc/>
    internal override SearchIndex SearchIndex(string production) => new SqliteSearchIndex(Path.Combine(Path.GetDirectoryName(_file)!, ProductionFolder.SearchName), production);

    /// <inheritdoc/>
    internal override async Task<bool> ScrubAsync(string production, Guid text, CancellationToken cancel = default)
    {
        foreach (var copy in Directory.Exists(_backups) ? Directory.GetFiles(_backups, "*.db") : [])
            await SqliteErasure.EraseAsync(copy, production, text, cancel);
        return await SqliteErasure.ScrubAsync(_file, cancel);
    }

    /// <inheritdoc/>
    protected override Task BackUpBeforeMigrationAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(_backups);
        var name = $"production-{_clock.GetUtcNow():yyyyMMdd-HHmmss}";
        var path = Path.Combine(_backups, name + ".db");
        for (var i = 2; File.Exists(path); i++)
            path = Path.Combine(_backups, $"{name}-{i}.db");
        return CopyToAsync(path, cancel);
    }

    private sealed class Durability(SqliteJournal? journal) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = journal switch
            {
                null => "PRAGMA busy_timeout=10000",
                SqliteJournal.WriteAhead => "PRAGMA busy_timeout=10000; PRAGMA secure_delete=ON; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
                _ => "PRAGMA busy_timeout=10000; PRAGMA secure_delete=ON; PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA",
            };
            command.ExecuteNonQuery();
        }
    }
}

/// <summary>How SQLite keeps a commit safe.</summary>
public enum SqliteJournal
{
    /// <summary>A log beside the file; needs memory shared by all who have it open, so one machine.</summary>
    WriteAhead,

    /// <summary>The old pages beside the file until the commit is done; works wherever file locks do.</summary>
    Rollback,
}
