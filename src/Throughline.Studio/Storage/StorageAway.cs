using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Throughline.Studio.Storage;

/// <summary>Tells when a database does not answer for the moment: it was restarted, or the line to it broke.</summary>
internal static class StorageAway
{
    /// <summary>Whether a failure says so.</summary>
    public static bool IsIn(Exception? failure) => failure switch
    {
        DbException { IsTransient: true } => true,
        DbException or DbUpdateException or StudioException => IsIn(failure.InnerException),
        _ => false,
    };
}
