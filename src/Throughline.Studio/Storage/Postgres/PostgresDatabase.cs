using Microsoft.EntityFrameworkCore;
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
        _connection = connection;
        var parts = new NpgsqlConnectionStringBuilder(connection);
        _name = $"PostgreSQL database {parts.Database} on {parts.Host}";
        _options = new DbContextOptionsBuilder<PostgresStudioContext>().UseNpgsql(connection).Options;
    }

    /// <inheritdoc/>
    protected override string Name => _name;

    /// <inheritdoc/>
    internal override StudioContext Open() => new PostgresStudioContext(_options);

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

    /// <inheritdoc/>
    protected override Task BackUpBeforeMigrationAsync(CancellationToken cancel) => Task.CompletedTask;
}
