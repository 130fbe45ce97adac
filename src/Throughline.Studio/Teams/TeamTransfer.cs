using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Throughline.Ledger;
using Throughline.Studio.Places;
using Throughline.Studio.Storage;
using Throughline.Studio.Storage.Postgres;
using Throughline.Studio.Storage.Sqlite;

namespace Throughline.Studio.Teams;

/// <summary>
/// Takes productions from folders into a team's database and back. Both ways it is the same production, with its id, its record
/// and its past; nothing of it is left out, so that nobody is locked in, and a copy in a folder is a backup.
/// </summary>
/// <param name="database">The team's.</param>
/// <param name="edge">Who does it.</param>
public sealed class TeamTransfer(PostgresDatabase database, StudioEdge edge)
{
    /// <summary>Takes the production in a folder into the database, whole or not at all. The folder stays as it is.</summary>
    /// <returns>Its id and its title.</returns>
    /// <exception cref="StudioException">Somebody writes in the folder, or the production is in the database already.</exception>
    public async Task<(string Id, string Title)> ImportAsync(string folder, CancellationToken cancel = default)
    {
        using var production = await Production.OpenToWriteAsync(folder, edge, cancel);
        await database.MigrateAsync(cancel);
        try
        {
            await using var from = production.Database.Open();
            await using var to = database.OpenTeam();
            if (await to.Productions.AnyAsync(row => row.Id == production.Id, cancel))
                throw new StudioException($"{production.Title} is in the {database.Called} already. Nothing was changed there.");
            await using var commit = await to.Database.BeginTransactionAsync(cancel);
            await new RowCopy(production.Id).RunAsync(from, to, from.Model.GetEntityTypes(), cancel);
            await ContentsAsync(production, to, cancel);
            await ExchangesAsync(production, to, cancel);
            await commit.CommitAsync(cancel);
        }
        catch (DbUpdateException failure) when (StorageConflict.IsIn(failure))
        {
            throw new StudioException($"{production.Title} is being brought into the {database.Called} by somebody else. Nothing was changed there.", failure);
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{production.Title} could not be brought into the {database.Called}: {failure.InnerException?.Message ?? failure.Message} Nothing was changed there.", failure);
        }

        return (production.Id, production.Title);
    }

    /// <summary>Copies a production as it is at this moment into a folder of its own, while others write in it.</summary>
    /// <param name="production">Its id.</param>
    /// <param name="target">A folder that is empty or not there yet.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">There is something in the folder, or the disk refuses; nothing is left half-copied.</exception>
    public Task ExportAsync(string production, string target, CancellationToken cancel = default) =>
        FolderCopy.WholeAsync(target, async half =>
        {
            var file = new SqliteDatabase(half.Database, half.Backups, SqliteJournal.Rollback, edge.Clock);
            await file.MigrateAsync(cancel);
            await using var from = database.OpenTeam();
            await using var to = file.Open();
            // One picture of the whole: nothing that is written meanwhile is in a part of it.
            await using var moment = await from.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            if (!await from.Productions.AnyAsync(row => row.Id == production, cancel))
                throw new StudioException($"There is no production {production} in the {database.Called}.");
            await using var commit = await to.Database.BeginTransactionAsync(cancel);
            await new RowCopy(production).RunAsync(from, to, to.Model.GetEntityTypes(), cancel);
            await commit.CommitAsync(cancel);
            var content = new FolderContent(half.Content);
            await foreach (var row in from.Contents.AsNoTracking().Where(row => row.ProductionId == production).AsAsyncEnumerable().WithCancellation(cancel))
                content.Put(row.Bytes);
            var exchanges = new FolderExchanges(half.Exchanges);
            await foreach (var row in from.Exchanges.AsNoTracking().Where(row => row.ProductionId == production).AsAsyncEnumerable().WithCancellation(cancel))
                await exchanges.KeepAsync(row.Name, row.Bytes, cancel);
            await moment.CommitAsync(cancel);
            await FolderCopy.WriteLedgerAsync(half, production, edge.Clock, cancel);
        });

    // Only what is what its name says; the rest is missing afterwards as it was before, and verify says so.
    private static async Task ContentsAsync(Production production, PostgresStudioContext to, CancellationToken cancel)
    {
        foreach (var file in Files(production.Folder!.Content))
        {
            if (!Digest.TryParse(Path.GetFileName(file), out var hash) || !production.Content.IsWhole(hash))
                continue;
            to.Contents.Add(new ContentRow { ProductionId = production.Id, Hash = hash.ToString(), Bytes = production.Content.Get(hash) });
            await to.SaveChangesAsync(cancel);
            to.ChangeTracker.Clear();
        }
    }

    private static async Task ExchangesAsync(Production production, PostgresStudioContext to, CancellationToken cancel)
    {
        foreach (var file in Files(production.Folder!.Exchanges))
        {
            to.Exchanges.Add(new ExchangeRow { ProductionId = production.Id, Name = Path.GetFileName(file), Bytes = await File.ReadAllBytesAsync(file, cancel) });
            await to.SaveChangesAsync(cancel);
            to.ChangeTracker.Clear();
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".tmp", StringComparison.Ordinal)).Order(StringComparer.Ordinal) : [];
}
