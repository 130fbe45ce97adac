using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Jobs;

/// <summary>The jobs of a production in its database.</summary>
public sealed class JobStore
{
    private readonly Production _production;

    internal JobStore(Production production) => _production = production;

    /// <summary>The last jobs, the newest first.</summary>
    public async Task<ImmutableArray<JobState>> ListAsync(CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        var rows = await context.Jobs.AsNoTracking().Where(row => row.ProductionId == _production.Id).OrderByDescending(row => row.Made).Take(100).ToListAsync(cancel);
        return [.. rows.Select(StateOf)];
    }

    /// <summary>The last job of a kind, or the last that stands in some way; null when there is none.</summary>
    public async Task<JobState?> LatestAsync(string kind, string? state = null, CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        return await context.Jobs.AsNoTracking().Where(row => row.ProductionId == _production.Id && row.Kind == kind && (state == null || row.State == state)).OrderByDescending(row => row.Made).FirstOrDefaultAsync(cancel) is { } found ? StateOf(found) : null;
    }

    /// <summary>Those that were begun or wait, the oldest first: a server that starts takes them up.</summary>
    public async Task<ImmutableArray<Guid>> UnfinishedAsync(CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        return [.. await context.Jobs.AsNoTracking().Where(row => row.ProductionId == _production.Id && (row.State == "waiting" || row.State == "running")).OrderBy(row => row.Made).Select(row => row.Id).ToListAsync(cancel)];
    }

    internal async Task<JobRow?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        return await context.Jobs.AsNoTracking().FirstOrDefaultAsync(row => row.ProductionId == _production.Id && row.Id == id, cancel);
    }

    internal async Task AddAsync(JobRow row, CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        context.Jobs.Add(row);
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>Writes down how a job stands. One that is over stays as it ended: for a moment two servers may both hold it.</summary>
    /// <returns>How it stands.</returns>
    internal async Task<JobRow> SaveAsync(JobRow row, CancellationToken cancel = default)
    {
        await using var context = _production.Database.Open();
        var changed = await context.Jobs.Where(it => it.ProductionId == row.ProductionId && it.Id == row.Id && (it.State == "waiting" || it.State == "running"))
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.State, row.State).SetProperty(it => it.Progress, row.Progress).SetProperty(it => it.Message, row.Message)
                .SetProperty(it => it.Result, row.Result).SetProperty(it => it.Changed, row.Changed), cancel);
        return changed == 1 ? row : await FindAsync(row.Id, cancel) ?? row;
    }

    internal static JobState StateOf(JobRow row) => new(row.Id, row.Kind, row.State, row.Progress, row.Message, row.Result, row.Person, row.Made);
}
