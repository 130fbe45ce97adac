using Microsoft.EntityFrameworkCore;

namespace Throughline.Studio.Storage.Postgres;

/// <summary>Many productions in a database that a team shares, and what only a team has.</summary>
internal sealed class PostgresStudioContext(DbContextOptions<PostgresStudioContext> options) : StudioContext(options)
{
    public DbSet<ContentRow> Contents => Set<ContentRow>();

    public DbSet<ExchangeRow> Exchanges => Set<ExchangeRow>();

    public DbSet<WaitingImportRow> WaitingImports => Set<WaitingImportRow>();

    public DbSet<TeamSecretRow> Secrets => Set<TeamSecretRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        Owned<ContentRow>(modelBuilder, "content").HasKey(row => new { row.ProductionId, row.Hash });
        Owned<ExchangeRow>(modelBuilder, "exchange").HasKey(row => new { row.ProductionId, row.Name });
        Owned<WaitingImportRow>(modelBuilder, "waiting_import").HasKey(row => new { row.ProductionId, row.Id });
        modelBuilder.Entity<TeamSecretRow>().ToTable("team_secret").HasKey(row => row.Name);
    }
}
