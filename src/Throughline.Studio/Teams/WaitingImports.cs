using Microsoft.EntityFrameworkCore;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Studio.Teams;

/// <summary>Files that were recognised and wait for somebody's yes, where every server of a team finds them.</summary>
/// <param name="database">The team's.</param>
public sealed class WaitingImports(PostgresDatabase database)
{
    /// <summary>Keeps one, and forgets those that waited too long.</summary>
    /// <param name="production">For which it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="summary">What it would become, as JSON.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="life">How long one waits.</param>
    public void Keep(string production, Guid id, string summary, byte[] bytes, DateTimeOffset now, TimeSpan life)
    {
        var oldest = now - life;
        using var context = database.OpenTeam();
        context.WaitingImports.Where(row => row.Since < oldest).ExecuteDelete();
        context.WaitingImports.Add(new WaitingImportRow { ProductionId = production, Id = id, Summary = summary, Bytes = bytes, Since = now });
        context.SaveChanges();
    }

    /// <summary>One by its id; null when there is none, or none any more.</summary>
    public (string Summary, byte[] Bytes)? Find(string production, Guid id, DateTimeOffset now, TimeSpan life)
    {
        var oldest = now - life;
        using var context = database.OpenTeam();
        return context.WaitingImports.AsNoTracking().FirstOrDefault(row => row.ProductionId == production && row.Id == id && row.Since >= oldest) is { } row ? (row.Summary, row.Bytes) : null;
    }

    /// <summary>Forgets one.</summary>
    /// <returns>False when there was none.</returns>
    public bool Remove(string production, Guid id)
    {
        using var context = database.OpenTeam();
        return context.WaitingImports.Where(row => row.ProductionId == production && row.Id == id).ExecuteDelete() > 0;
    }
}
