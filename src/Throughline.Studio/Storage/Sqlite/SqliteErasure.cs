using Microsoft.Data.Sqlite;

namespace Throughline.Studio.Storage.Sqlite;

/// <summary>Takes what was erased out of the bytes of a database file, beneath the model, because copies of older forms are files too.</summary>
internal static class SqliteErasure
{
    /// <summary>Writes a database anew without anything that was deleted, and empties the log beside it.</summary>
    /// <returns>False when others have it open, so that the log could not be emptied.</returns>
    public static async Task<bool> ScrubAsync(string file, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(file, cancel);
        await ExecuteAsync(connection, "VACUUM", cancel);
        await ExecuteAsync(connection, "PRAGMA busy_timeout=1000", cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) == 0;
    }

    /// <summary>Erases a text in a copy, whatever its form.</summary>
    public static async Task EraseAsync(string file, string production, Guid text, CancellationToken cancel)
    {
        await using (var connection = await OpenAsync(file, cancel))
        {
            foreach (var column in await ColumnsAsync(connection, "private_text", ["Salt", "Plain", "Sealed"], cancel))
                await ExecuteAsync(connection, $"UPDATE private_text SET {column} = NULL WHERE ProductionId = $production AND Id = $text", cancel, production, text);
            foreach (var _ in await ColumnsAsync(connection, "private_text_key", ["TextId"], cancel))
                await ExecuteAsync(connection, "DELETE FROM private_text_key WHERE ProductionId = $production AND TextId = $text", cancel, production, text);
        }

        await ScrubAsync(file, cancel);
    }

    private static async Task<SqliteConnection> OpenAsync(string file, CancellationToken cancel)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        await connection.OpenAsync(cancel);
        await ExecuteAsync(connection, "PRAGMA busy_timeout=10000; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL", cancel);
        return connection;
    }

    private static async Task<List<string>> ColumnsAsync(SqliteConnection connection, string table, string[] wanted, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($table)";
        command.Parameters.AddWithValue("$table", table);
        List<string> columns = [];
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (wanted.Contains(reader.GetString(0), StringComparer.Ordinal))
                columns.Add(reader.GetString(0));
        }

        return columns;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancel, string? production = null, Guid text = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (production is not null)
        {
            command.Parameters.AddWithValue("$production", production);
            command.Parameters.AddWithValue("$text", text);
        }

        await command.ExecuteNonQueryAsync(cancel);
    }
}
