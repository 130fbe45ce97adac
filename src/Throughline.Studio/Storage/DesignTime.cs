using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Throughline.Studio.Storage.Postgres;
using Throughline.Studio.Storage.Sqlite;

namespace Throughline.Studio.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> see the SQLite model.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteStudioContext>
{
    public SqliteStudioContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteStudioContext>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>Lets <c>dotnet ef migrations add</c> see the PostgreSQL model.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresStudioContext>
{
    public PostgresStudioContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresStudioContext>().UseNpgsql("Host=design").Options);
}
