using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;
using Throughline.Ledger.Notes;
using Throughline.Studio.Records;
using Throughline.Studio.Storage;
using Throughline.Studio.Storage.Sqlite;

namespace Throughline.Studio.Places;

/// <summary>A production in a folder of this machine: SQLite, and files beside it. One process writes at a time.</summary>
internal sealed class FolderPlace : ProductionPlace
{
    private readonly ProductionFolder _folder;
    private readonly SqliteDatabase _database;
    private readonly ProductionLock? _lock;

    // SQLite tidies its log away when the last connection closes; whoever writes keeps one open, so that this happens once.
    private readonly StudioContext _open;

    private FolderPlace(ProductionFolder folder, SqliteDatabase database, ProductionLock? held, StudioEdge edge)
        : base(database, new FolderContent(folder.Content), new FolderExchanges(folder.Exchanges), edge)
    {
        (_folder, _database, _lock) = (folder, database, held);
        _open = database.Open();
        _open.Database.OpenConnection();
    }

    /// <inheritdoc/>
    public override string Name => _folder.Path;

    /// <inheritdoc/>
    public override ProductionFolder? Folder => _folder;

    /// <inheritdoc/>
    public override Actor Signer => new(Edge.Person, Edge.Role);

    /// <summary>Makes a place for a production in a folder that is empty or not there yet; what was made of it goes again when the rest fails.</summary>
    /// <exception cref="StudioException">The folder holds something, or cannot be written.</exception>
    public static async Task<Production> CreateAsync(string path, StudioEdge edge, Func<ProductionPlace, Task<Production>> fill, CancellationToken cancel)
    {
        var folder = new ProductionFolder(Path.GetFullPath(path));
        RefuseKeysInside(folder, edge);
        if (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any())
            throw new StudioException($"{folder.Path}: there is something in this folder already. Give a folder that is empty or not there yet.");
        try
        {
            Directory.CreateDirectory(folder.Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{folder.Path}: the folder could not be made: {failure.Message}", failure);
        }

        try
        {
            return await FillAsync(folder, edge, fill, cancel);
        }
        catch (Exception failure) when (failure is StudioException or IOException or UnauthorizedAccessException or DbException or DbUpdateException)
        {
            // The folder was empty or not there, so that all in it is ours.
            foreach (var ours in Directory.EnumerateFileSystemEntries(folder.Path))
                Discard(ours);
            throw failure as StudioException ?? new StudioException($"{folder.Path}: the production could not be made there: {failure.Message}", failure);
        }
    }

    /// <summary>Opens the production in a folder.</summary>
    /// <param name="path">The folder, or one in it.</param>
    /// <param name="edge">The world.</param>
    /// <param name="write">True to write in it; then nobody else may be writing.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="StudioException">There is none, it cannot be used, or somebody else writes.</exception>
    public static async Task<(FolderPlace Place, ProductionRow Row)> OpenAsync(string path, StudioEdge edge, bool write, CancellationToken cancel)
    {
        var folder = ProductionFolder.Find(path);
        folder.RefuseLinks();
        folder.RefuseUnreadable();
        if (write)
        {
            RefuseKeysInside(folder, edge);
            folder.RefuseLinkedFolders();
        }

        var held = write ? TakeLock(folder, edge) : null;
        try
        {
            var database = DatabaseOf(folder, edge, readOnly: !write);
            if (write)
                folder.RefuseUnwritable();
            // Looked at before it is opened to be written, which alone would make a database of an empty file.
            switch (await DatabaseToReadOf(folder, edge).FormAsync(cancel))
            {
                case DatabaseForm.Empty:
                    throw new StudioException($"{folder.Database}: is empty; there is no production in it. Nothing was changed; if you have a backup, open that.");
                case DatabaseForm.Older:
                    await BringForwardAsync(folder, edge, held is not null, cancel);
                    break;
            }

            var row = await RowAsync(database, folder, cancel);
            return (new FolderPlace(folder, database, held, edge), row);
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(LedgerStore ledger, MerkleTree tree, SignedNote checkpoint, CancellationToken cancel)
    {
        try
        {
            await new LedgerFiles(_folder.Ledger).WriteAsync(ledger, tree, checkpoint, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{_folder.Ledger}: the record is safe and signed, but its plain files could not be written: {failure.Message} Once they can be: throughline ledger checkpoint", failure);
        }
    }

    /// <inheritdoc/>
    public override PersonKey Person() => Edge.Keys.Person();

    /// <inheritdoc/>
    public override PersonKey? FindPerson() => Edge.Keys.FindPerson();

    /// <inheritdoc/>
    public override Task BackUpAsync(string id, string target, CancellationToken cancel) => new FolderCopy(_folder, _database, Edge.Clock).MakeAsync(id, target, cancel);

    /// <inheritdoc/>
    protected override void Close()
    {
        _open.Dispose();
        _lock?.Dispose();
    }

    private static async Task<Production> FillAsync(ProductionFolder folder, StudioEdge edge, Func<ProductionPlace, Task<Production>> fill, CancellationToken cancel)
    {
        var held = TakeLock(folder, edge);
        FolderPlace? place = null;
        try
        {
            var database = DatabaseOf(folder, edge, readOnly: false);
            await database.MigrateAsync(cancel);
            place = new FolderPlace(folder, database, held, edge);
            return await fill(place);
        }
        catch
        {
            place?.Dispose();
            held.Dispose();
            throw;
        }
    }

    private static void Discard(string ours)
    {
        if (Directory.Exists(ours))
            Directory.Delete(ours, recursive: true);
        else
            File.Delete(ours);
    }

    private static async Task BringForwardAsync(ProductionFolder folder, StudioEdge edge, bool isLocked, CancellationToken cancel)
    {
        using var held = isLocked ? null : TakeLock(folder, edge);
        await new SqliteDatabase(folder.Database, folder.Backups, JournalOf(folder), edge.Clock).MigrateAsync(cancel);
        edge.Warn($"{folder.Path}: was made by an older Throughline and has been brought to the form of this one. As it was before, it is kept in {folder.Backups}.");
    }

    // Whoever is given the production would be given the keys as well.
    private static void RefuseKeysInside(ProductionFolder folder, StudioEdge edge)
    {
        var keys = Path.GetFullPath(edge.Keys.Folder) + Path.DirectorySeparatorChar;
        if (keys.StartsWith(folder.Path.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new StudioException($"{edge.Keys.Folder}: the folder for secret keys lies inside the production, and would be handed on with it. Set THROUGHLINE_KEYS to a folder elsewhere.");
    }

    private static async Task<ProductionRow> RowAsync(SqliteDatabase database, ProductionFolder folder, CancellationToken cancel)
    {
        try
        {
            await using var context = database.Open();
            var rows = await context.Productions.AsNoTracking().Take(2).ToListAsync(cancel);
            return rows.Count == 1 ? rows[0] : throw new StudioException($"{folder.Database}: holds {rows.Count} productions instead of one. If you have a backup, open that.");
        }
        catch (DbException failure)
        {
            throw database.Unusable(failure);
        }
    }

    private static ProductionLock TakeLock(ProductionFolder folder, StudioEdge edge) =>
        ProductionLock.Take(folder, new LockHolder(edge.Person, Environment.MachineName, Environment.ProcessId, edge.Clock.GetUtcNow()));

    private static SqliteDatabase DatabaseOf(ProductionFolder folder, StudioEdge edge, bool readOnly)
    {
        var shared = SharedFolders.Describe(folder.Path);
        if (shared is not null)
            edge.Warn($"{folder.Path}: lies in {shared}. A production is safer on a disk of this machine; here it is written more slowly, with a rollback journal, and must not be open on two machines at once.");
        return readOnly ? DatabaseToReadOf(folder, edge) : new SqliteDatabase(folder.Database, folder.Backups, JournalOf(folder), edge.Clock);
    }

    private static SqliteDatabase DatabaseToReadOf(ProductionFolder folder, StudioEdge edge) =>
        new(folder.Database, folder.Backups, JournalOf(folder), edge.Clock, readOnly: true, isImmutable: folder.IsOnlyRead());

    private static SqliteJournal JournalOf(ProductionFolder folder) => SharedFolders.Describe(folder.Path) is null ? SqliteJournal.WriteAhead : SqliteJournal.Rollback;
}
