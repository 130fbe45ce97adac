using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Throughline.Studio.Storage.Sqlite;

/// <summary>
/// A file of its own beside the database, so that no copy of that holds texts a second time. Every three letters in a row are
/// indexed (FTS5, trigram); words of one or two are looked for in all texts.
/// </summary>
internal sealed class SqliteSearchIndex(string file, string production) : SearchIndex(production)
{
    private const int Shortest = 3;

    protected override IEnumerable<string> Preparation =>
    [
        "PRAGMA journal_mode = WAL",
        """CREATE TABLE IF NOT EXISTS search_stamp ("ProductionId" TEXT NOT NULL, "Kind" INTEGER NOT NULL, "Stamp" TEXT NOT NULL, PRIMARY KEY ("ProductionId", "Kind"))""",
        """CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5("ProductionId" UNINDEXED, "Kind" UNINDEXED, "Position" UNINDEXED, "Key" UNINDEXED, "Place" UNINDEXED, "Text" UNINDEXED, "Folded", tokenize = 'trigram case_sensitive 1')""",
    ];

    public override async Task<bool> ExistsAsync(CancellationToken cancel)
    {
        if (!File.Exists(file))
            return false;
        await using var connection = await OpenAsync(cancel);
        await using var command = Command(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'search_text'");
        return (long)(await command.ExecuteScalarAsync(cancel))! > 0;
    }

    public override async Task<bool> ForgetAsync(CancellationToken cancel)
    {
        if (!File.Exists(file))
            return true;
        try
        {
            await using var connection = await OpenAsync(cancel);
            await RunAsync(connection, ["DROP TABLE IF EXISTS search_text", "DROP TABLE IF EXISTS search_stamp", "VACUUM"], cancel);
            await using var command = Command(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            await using var busy = await command.ExecuteReaderAsync(cancel);
            return await busy.ReadAsync(cancel) && busy.GetInt32(0) == 0;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SqliteBusy or SqliteLocked)
        {
            return false;
        }
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 10 }.ToString());
        await connection.OpenAsync(cancel);
        return connection;
    }

    protected override string Condition(DbCommand command, IReadOnlyList<string> words)
    {
        List<string> conditions = [];
        var indexed = words.Where(word => word.EnumerateRunes().Count() >= Shortest).ToList();
        if (indexed.Count > 0)
        {
            Add(command, "@match", string.Join(" AND ", indexed.Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
            conditions.Add("search_text MATCH @match");
        }

        conditions.AddRange(words.Except(indexed, StringComparer.Ordinal).Select(word => Holds(command, word)));
        return string.Join(" AND ", conditions);
    }

    private const int SqliteBusy = 5;

    private const int SqliteLocked = 6;
}
