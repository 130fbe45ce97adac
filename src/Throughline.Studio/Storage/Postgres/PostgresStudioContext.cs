using Microsoft.EntityFrameworkCore;

namespace Throughline.Studio.Storage.Postgres;

/// <summary>Many productions in a database that a team shares.</summary>
internal sealed class PostgresStudioContext(DbContextOptions<PostgresStudioContext> options) : StudioContext(options);
