using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Throughline.Studio.Storage;

/// <summary>Tells when somebody else was first: a number or an id that was to be used is there already.</summary>
internal static class StorageConflict
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE; a missing parent is another fault.
    private static readonly int[] SqliteUnique = [1555, 2067];

    /// <summary>Whether a failure says so.</summary>
    public static bool IsIn(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: DbException inner } => IsIn(inner),
        SqliteException sqlite => SqliteUnique.Contains(sqlite.SqliteExtendedErrorCode),
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        _ => false,
    };
}
