using System.Data.Common;
using Npgsql;

namespace Throughline.Studio.Storage.Postgres;

/// <summary>Every three letters in a row are indexed where the server has its extension for that (pg_trgm); without it all texts are looked through.</summary>
internal sealed class PostgresSearchIndex(string connectionText, string production) : SearchIndex(production)
{
    private readonly string _production = production;

    protected override IEnumerable<string> Preparation =>
    [
        """CREATE TABLE IF NOT EXISTS search_stamp ("ProductionId" text NOT NULL, "Kind" integer NOT NULL, "Stamp" text NOT NULL, PRIMARY KEY ("ProductionId", "Kind"))""",
        """CREATE TABLE IF NOT EXISTS search_text ("ProductionId" text NOT NULL, "Kind" integer NOT NULL, "Position" integer NOT NULL, "Key" text NOT NULL, "Place" text NOT NULL, "Text" text NOT NULL, "Folded" text NOT NULL, PRIMARY KEY ("ProductionId", "Kind", "Position"))""",
        """
        DO $$ BEGIN
            IF EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
                CREATE EXTENSION IF NOT EXISTS pg_trgm;
                CREATE INDEX IF NOT EXISTS search_text_letters ON search_text USING gin ("Folded" gin_trgm_ops);
            END IF;
        EXCEPTION WHEN insufficient_privilege THEN NULL;
        END $$
        """,
    ];

    public override async Task<bool> ExistsAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var command = Command(connection, "SELECT to_regclass('search_text') IS NOT NULL");
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    public override async Task<bool> ForgetAsync(CancellationToken cancel)
    {
        if (!await ExistsAsync(cancel))
            return true;
        await using var connection = await OpenAsync(cancel);
        foreach (var table in (string[])["search_text", "search_stamp"])
        {
            await using var command = Command(connection, $"""DELETE FROM {table} WHERE "ProductionId" = @production""");
            Add(command, "@production", _production);
            await command.ExecuteNonQueryAsync(cancel);
        }

        await RunAsync(connection, ["VACUUM (FULL) search_text"], cancel);
        return true;
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(connectionText);
        await connection.OpenAsync(cancel);
        return connection;
    }

    protected override string Condition(DbCommand command, IReadOnlyList<string> words) => string.Join(" AND ", words.Select(word => Holds(command, word)));
}
