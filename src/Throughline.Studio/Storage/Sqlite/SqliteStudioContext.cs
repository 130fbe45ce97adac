using Microsoft.EntityFrameworkCore;

namespace Throughline.Studio.Storage.Sqlite;

/// <summary>A production in a file of its own.</summary>
internal sealed class SqliteStudioContext(DbContextOptions<SqliteStudioContext> options) : StudioContext(options);
