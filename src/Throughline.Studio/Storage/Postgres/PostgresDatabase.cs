using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Throughline.Studio.Storage.Postgres;

/// <summary>A database on a server that a team shares. Backups are the server's own.</summary>
public sealed class PostgresDatabase : ProductionDatabase
{
    private readonly DbContextOptions<PostgresStudioContext> _options;
    private readonly string _connection;
    private readonly string _name;

    /// <summary>A database on a server.</summary>
    /// <param name="connection">As Npgsql takes it; never shown, because it may hold a password.</param>
    public PostgresDatabase(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(_connection = Lines(connection, "productions"));
        _name = $"PostgreSQL database {parts.Database} on {parts.Host}";
        _options = new DbContextOptionsBuilder<PostgresStudioContext>().UseNpgsql(_connection, npgsql =>
            // As it is: else a line that broke would come wrapped as a mistake of the program.
            npgsql.ExecutionStrategy(parts => new NonRetryingExecutionStrategy(parts))).Options;
    }

    /// <summary>A connection to the team's database with what a server needs of every line to it, unless the connection says otherwise.</summary>
    /// <param name="connection">As Npgsql takes it.</param>
    /// <param name="use">What the lines are for, as PostgreSQL shows it. Each use has its own, so that none waits for another's.</param>
    public static string Lines(string connection, string use)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        // A server whose machine went away in the middle of a commit must not keep its numbers from the others.
        parts.Options ??= "-c idle_in_transaction_session_timeout=5s";
        parts.ApplicationName = $"{parts.ApplicationName ?? "throughline"} {use}";
        if (!parts.ShouldSerialize("Maximum Pool Size"))
            parts.MaxPoolSize = 40;
        return parts.ToString();
    }

    // Any number will do that nobody else uses in this database: "throughl" in ASCII.
    private const long MigrationLock = 0x7468_726F_7567_686C;

    /// <inheritdoc/>
    protected override string Name => _name;

    /// <summary>Whether it answers.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        try
        {
            await using var context = OpenTeam();
            return await context.Database.CanConnectAsync(cancel);
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>The jobs of all productions that are not over, the oldest first.</summary>
    public async Task<IReadOnlyList<(string Production, Guid Job)>> UnfinishedJobsAsync(CancellationToken cancel)
    {
        await using var context = OpenTeam();
        var rows = await context.Jobs.AsNoTracking().Where(row => row.State == "waiting" || row.State == "running").OrderBy(row => row.Made).Select(row => new { row.ProductionId, row.Id }).ToListAsync(cancel);
        return [.. rows.Select(row => (row.ProductionId, row.Id))];
    }

    /// <inheritdoc/>
    protected override async Task<IAsyncDisposable?> AloneAsync(CancellationToken cancel)
    {
        // Not from the pool: closing it gives the lock back, whatever happens.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancel);
            await using var take = new NpgsqlCommand("SELECT pg_advisory_lock(@lock)", connection) { CommandTimeout = 300 };
            take.Parameters.AddWithValue("lock", MigrationLock);
            await take.ExecuteNonQueryAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    internal override bool IsServer => true;

    /// <inheritdoc/>
    internal override StudioException Unusable(DbException failure) => new($"{_name}: does not do what it is asked: {failure.Message} Nothing was changed.", failure);

    /// <inheritdoc/>
    internal override StudioContext Open() => OpenTeam();

    /// <summary>A unit of work that sees what only a team has, too.</summary>
    internal PostgresStudioContext OpenTeam() => new(_options);

    /// <summary>What people call it in messages: never its password.</summary>
    public string Called => _name;

    /// <summary>As Npgsql takes it.</summary>
    public string Connection => _connection;

    /// <inheritdoc/>
    internal override SearchIndex SearchIndex(string production) => new PostgresSearchIndex(_connection, production);

    /// <inheritdoc/>
    /// <remarks>The tables are written anew without what was deleted. The server's own log and backups forget it as the server recycles them.</remarks>
    internal override async Task<bool> ScrubAsync(string production, Guid text, CancellationToken cancel = default)
    {
        await using var context = Open();
        await context.Database.ExecuteSqlRawAsync("VACUUM (FULL) private_text_key", cancel);
        await context.Database.ExecuteSqlRawAsync("VACUUM (FULL) private_text", cancel);
        return true;
    }

    /// <summary>What the servers of the team share and nobody else may know.</summary>
    /// <param name="kind">What it is for.</param>
    public IReadOnlyList<string> Secrets(string kind)
    {
        using var context = OpenTeam();
        return [.. context.Secrets.AsNoTracking().Where(row => row.Name.StartsWith(kind + "/")).OrderBy(row => row.Name).Select(row => row.Text)];
    }

    /// <summary>Keeps something that the servers share. What is kept under a name stays.</summary>
    public void KeepSecret(string kind, string name, string text)
    {
        using var context = OpenTeam();
        context.Secrets.Add(new TeamSecretRow { Name = kind + "/" + name, Text = text });
        try
        {
            context.SaveChanges();
        }
        catch (DbUpdateException failure) when (StorageConflict.IsIn(failure))
        {
            // Another server was first.
        }
    }

    /// <inheritdoc/>
    protected override Task BackUpBeforeMigrationAsync(CancellationToken cancel) => Task.CompletedTask;
}
