namespace Throughline.Studio;

/// <summary>Where things lie in the folder of a production.</summary>
/// <param name="Path">The folder, as a full path.</param>
public sealed record ProductionFolder(string Path)
{
    /// <summary>The database.</summary>
    public string Database => Inside("production.db");

    /// <summary>What is indexed so that it can be found; made anew when it is missing.</summary>
    public string Search => Inside(SearchName);

    internal const string SearchName = "search.db";

    /// <summary>The files of drafts, by their hash.</summary>
    public string Content => Inside("content");

    /// <summary>The record as plain files: checkpoint, hashes and entries in tiles.</summary>
    public string Ledger => Inside("ledger");

    /// <summary>What models were asked and what they answered, each exchange with its salt; the record has only hashes.</summary>
    public string Exchanges => Inside("exchanges");

    /// <summary>What is proposed for lines, a file each.</summary>
    public string Proposals => Inside("proposals");

    /// <summary>The ladder and the story bible.</summary>
    public string Story => Inside("story");

    /// <summary>Held by whoever writes.</summary>
    public string Lock => Inside("lock");

    /// <summary>Who holds the lock, or held it last.</summary>
    public string LockHolder => Inside("lock.holder");

    /// <summary>Copies made before a newer program changed the database.</summary>
    public string Backups => Inside("backups");

    /// <summary>Whether there is a production in a folder.</summary>
    public static bool IsProduction(string path) => File.Exists(System.IO.Path.Combine(path, "production.db"));

    /// <summary>The production that a folder is, or lies in.</summary>
    /// <exception cref="StudioException">There is none.</exception>
    public static ProductionFolder Find(string path)
    {
        for (var folder = new DirectoryInfo(System.IO.Path.GetFullPath(path)); folder is not null; folder = folder.Parent)
        {
            if (IsProduction(folder.FullName))
                return new ProductionFolder(folder.FullName);
        }

        if (IsClosed(path))
            throw new StudioException($"{path}: you may not look into this folder; whoever owns it has to allow that.");
        throw new StudioException($"{path}: there is no production here. Make one with: throughline new \"Title\", or name its folder with --production.");
    }

    /// <summary>Refuses a folder whose parts lead elsewhere: what is written into a production must stay in it.</summary>
    /// <exception cref="StudioException">A part of it is a symbolic link.</exception>
    public void RefuseLinks()
    {
        foreach (var part in (string[])[Database, Database + "-wal", Database + "-shm", Search, Search + "-wal", Search + "-shm", Content, Ledger, Exchanges, Proposals, Story, Lock, LockHolder, Backups])
        {
            var info = new FileInfo(part);
            if (info.LinkTarget is { } target)
                throw new StudioException($"{part}: is a symbolic link to {target}. A production keeps its files in its own folder; put the file itself there.");
        }
    }

    /// <summary>Refuses a folder inside the production that leads elsewhere: what is written or copied in it would not be the production's.</summary>
    /// <exception cref="StudioException">One is a symbolic link.</exception>
    public void RefuseLinkedFolders()
    {
        var left = new Stack<DirectoryInfo>(((string[])[Content, Ledger, Exchanges, Proposals, Story]).Where(Directory.Exists).Select(top => new DirectoryInfo(top)));
        while (left.TryPop(out var folder))
        {
            foreach (var inner in folder.EnumerateDirectories("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true }))
            {
                if (inner.LinkTarget is { } target)
                    throw new StudioException($"{inner.FullName}: is a symbolic link to {target}. A production keeps its files in its own folder; put the folder itself there.");
                left.Push(inner);
            }
        }
    }

    /// <summary>Refuses a database that whoever works may not read.</summary>
    /// <exception cref="StudioException">It is closed to them.</exception>
    public void RefuseUnreadable()
    {
        if (!FileRights.CanRead(Database))
            throw new StudioException($"{Database}: you may not read this file; whoever owns it has to allow that. Nothing was changed.");
    }

    /// <summary>Refuses a database that whoever works may only read.</summary>
    /// <exception cref="StudioException">A file of it cannot be written; the message names it.</exception>
    public void RefuseUnwritable()
    {
        foreach (var part in (string[])[Path, Database, Database + "-wal", Database + "-shm"])
        {
            if (System.IO.Path.Exists(part) && !FileRights.CanWrite(part))
                throw new StudioException($"{part}: you may read this production but not write in it; whoever owns this has to allow that. Nothing was changed.");
        }
    }

    /// <summary>Whether the database is closed and lies where whoever works may not write, so that it stays as it is while it is read.</summary>
    public bool IsOnlyRead() =>
        !FileRights.CanWrite(Path) && !File.Exists(Database + "-shm") && !(File.Exists(Database + "-wal") && new FileInfo(Database + "-wal").Length > 0);

    private static bool IsClosed(string path)
    {
        try
        {
            if (Directory.Exists(path))
                _ = Directory.EnumerateFileSystemEntries(path).Any();
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
    }

    private string Inside(string name) => System.IO.Path.Combine(Path, name);
}
