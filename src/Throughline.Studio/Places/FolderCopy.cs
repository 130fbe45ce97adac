using System.Data.Common;
using Throughline.Ledger.Notes;
using Throughline.Studio.Records;
using Throughline.Studio.Storage.Sqlite;

namespace Throughline.Studio.Places;

/// <summary>Copies a production from folder to folder while others may be writing in it.</summary>
internal sealed class FolderCopy(ProductionFolder folder, SqliteDatabase database, TimeProvider clock)
{
    /// <summary>Makes the copy, whole or not at all.</summary>
    /// <exception cref="StudioException">There is something in the target, or the disk refuses.</exception>
    public Task MakeAsync(string id, string target, CancellationToken cancel)
    {
        folder.RefuseLinkedFolders();
        return WholeAsync(target, async half =>
        {
            await database.CopyToAsync(half.Database, cancel);
            CopyFolder(folder.Content, half.Content);
            CopyFolder(folder.Exchanges, half.Exchanges);
            await WriteLedgerAsync(half, id, clock, cancel);
        });
    }

    /// <summary>Fills a folder beside the target and puts it there when it is whole.</summary>
    /// <exception cref="StudioException">There is something in the target, or the disk refuses; nothing is left half-made.</exception>
    public static async Task WholeAsync(string target, Func<ProductionFolder, Task> fill)
    {
        var copy = Path.GetFullPath(target);
        if (File.Exists(copy) || Directory.Exists(copy) && Directory.EnumerateFileSystemEntries(copy).Any())
            throw new StudioException($"{copy}: there is something there already. Give a folder that is empty or not there yet.");
        var half = copy + ".half";
        try
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
            Directory.CreateDirectory(half);
            await fill(new ProductionFolder(half));
            if (Directory.Exists(copy))
                Directory.Delete(copy);
            Directory.Move(half, copy);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DbException or StudioException)
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
            throw failure as StudioException ?? new StudioException($"{copy}: the copy could not be made: {failure.Message}", failure);
        }
    }

    /// <summary>Writes the plain files of the record from the copy, because those of the original may go on while it is copied.</summary>
    public static async Task WriteLedgerAsync(ProductionFolder copy, string id, TimeProvider clock, CancellationToken cancel)
    {
        var store = new LedgerStore(new SqliteDatabase(copy.Database, copy.Backups, SqliteJournal.Rollback, clock, readOnly: true), id);
        if ((await store.CheckpointsAsync(cancel)).LastOrDefault() is { } note && Checkpoint.Parse(note.Text) is { } head)
            await new LedgerFiles(copy.Ledger).WriteAsync(store, await store.TreeAsync(head.Size, cancel), note, cancel);
    }

    private static void CopyFolder(string from, string to)
    {
        if (!Directory.Exists(from))
            return;
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            if (file.EndsWith(".tmp", StringComparison.Ordinal))
                continue;
            if (new FileInfo(file).LinkTarget is { } elsewhere)
                throw new IOException($"{file} is a symbolic link to {elsewhere}; put the file itself there.");
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
