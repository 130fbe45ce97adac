using System.Data;
using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Studio.Teams;

/// <summary>
/// Takes the people of a team out of its database as a file and back: accounts, passkeys (their public keys), what connects them with a
/// provider, roles, open invitations. Sessions and tokens stay behind: whoever reads the file comes in by nothing that is in it.
/// </summary>
/// <param name="database">The team's.</param>
/// <param name="clock">What time it is.</param>
public sealed class PeopleTransfer(PostgresDatabase database, TimeProvider clock)
{
    /// <summary>What the file is called in a backup.</summary>
    public const string FileName = "people.json";

    private const string Kind = "people of a team";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // In the order in which they refer to each other; what is taken of each, and what is made anew.
    private static readonly (string Table, string Taken, string Made)[] Tables =
    [
        ("person", """to_jsonb(t) - 'SecurityStamp' - 'ConcurrencyStamp' - 'PasswordHash'""", """jsonb_build_object('SecurityStamp', gen_random_uuid()::text, 'ConcurrencyStamp', gen_random_uuid()::text)"""),
        ("person_passkey", "to_jsonb(t)", "'{}'"),
        ("person_login", "to_jsonb(t)", "'{}'"),
        ("membership", "to_jsonb(t)", "'{}'"),
        ("link", "to_jsonb(t)", "'{}'"),
        ("to_record", "to_jsonb(t)", "'{}'"),
    ];

    /// <summary>Writes the file, which only the user may read, as it is at this moment.</summary>
    /// <returns>How many people there are; null when the database has no tables of people, and then there is no file.</returns>
    /// <exception cref="StudioException">The database or the disk refuses.</exception>
    public async Task<int?> BackUpAsync(string file, CancellationToken cancel = default)
    {
        try
        {
            await using var connection = await OpenAsync(cancel);
            await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            if (await FormAsync(connection, cancel) is not { } form)
                return null;
            var tables = new JsonObject();
            foreach (var (table, taken, _) in Tables)
            {
                // A link that was used, taken back or is no invitation is of no use to anybody.
                var which = table == "link" ? """ WHERE "Kind" = 'Invitation' AND "Taken" IS NULL AND "Revoked" IS NULL""" : "";
                var rows = await AskAsync(connection, $"SELECT coalesce(jsonb_agg({taken}), '[]')::text FROM people.{table} t{which}", cancel);
                tables[table] = JsonNode.Parse((string)rows!);
            }

            var whole = new JsonObject { ["throughline"] = Kind, ["form"] = form, ["made"] = clock.GetUtcNow().ToString("O"), ["tables"] = tables };
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var stream = new FileStream(file, options);
            await JsonSerializer.SerializeAsync(stream, whole, Indented, cancel);
            return tables["person"]!.AsArray().Count;
        }
        catch (DbException failure)
        {
            throw database.Unusable(failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{file}: the people could not be written there: {failure.Message}", failure);
        }
    }

    /// <summary>Puts the people of a file into a database that has none, all or none of them. Everybody signs in anew.</summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="StudioException">It is no such file, is of another version, or there are people already.</exception>
    public async Task<int> RestoreAsync(string file, CancellationToken cancel = default)
    {
        var whole = await ReadAsync(file, cancel);
        try
        {
            await using var connection = await OpenAsync(cancel);
            await using var commit = await connection.BeginTransactionAsync(cancel);
            var form = await FormAsync(connection, cancel)
                ?? throw new StudioException($"{database.Called}: has no tables of people yet. Start a server on it once with: throughline studio --team; stop it, and do this again.");
            if (whole["form"]?.GetValue<string>() != form)
                throw new StudioException($"{file}: was written by another version of Throughline (its form is {whole["form"]}, that of the database {form}). Nothing was changed; restore with the version that wrote it, and then update.");
            await AskAsync(connection, "LOCK TABLE people.person IN EXCLUSIVE MODE", cancel);
            if (await AskAsync(connection, "SELECT EXISTS (SELECT 1 FROM people.person)", cancel) is true)
                throw new StudioException($"{database.Called}: there are people in it already. Nothing was changed.");
            foreach (var (table, _, made) in Tables)
            {
                await using var insert = new NpgsqlCommand(
                    $"INSERT INTO people.{table} SELECT (jsonb_populate_record(NULL::people.{table}, row || {made})).* FROM jsonb_array_elements(@rows::jsonb) row", connection);
                insert.Parameters.AddWithValue("rows", whole["tables"]?[table]?.ToJsonString() ?? "[]");
                await insert.ExecuteNonQueryAsync(cancel);
            }

            await commit.CommitAsync(cancel);
            return whole["tables"]?["person"]?.AsArray().Count ?? 0;
        }
        catch (DbException failure)
        {
            throw database.Unusable(failure);
        }
    }

    private static async Task<JsonObject> ReadAsync(string file, CancellationToken cancel)
    {
        try
        {
            if (JsonNode.Parse(await File.ReadAllTextAsync(file, cancel)) is JsonObject read && read["throughline"]?.ToString() == Kind)
                return read;
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{file}: cannot be read: {failure.Message} Nothing was changed.", failure);
        }

        throw new StudioException($"{file}: is no file of people that throughline team backup made. Nothing was changed.");
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(database.Connection);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // The last of the migrations that made the tables; null when there are none.
    private static async Task<string?> FormAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        await AskAsync(connection, "SELECT to_regclass('people.person') IS NOT NULL", cancel) is true
            ? await AskAsync(connection, """SELECT max("MigrationId") FROM people."__EFMigrationsHistory" """, cancel) as string
            : null;

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string question, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(cancel);
    }
}
