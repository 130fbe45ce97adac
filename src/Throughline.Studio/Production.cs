using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Ledger.Notes;
using Throughline.Screenplays;
using Throughline.Studio.Records;
using Throughline.Studio.Storage;
using Throughline.Studio.Storage.Sqlite;

namespace Throughline.Studio;

/// <summary>A production that is open.</summary>
public sealed class Production : IDisposable
{
    private readonly ProductionLock? _lock;
    private readonly StudioEdge _edge;

    // SQLite tidies its log away when the last connection closes; whoever writes keeps one open, so that this happens once.
    private readonly StudioContext _open;

    private Production(ProductionFolder folder, ProductionDatabase database, ProductionRow row, ProductionLock? held, StudioEdge edge)
    {
        (Folder, Database, Id, Title, _lock, _edge) = (folder, database, row.Id, row.Title, held, edge);
        Ledger = new LedgerStore(database, row.Id);
        Content = new ContentStore(folder.Content);
        _open = database.Open();
        _open.Database.OpenConnection();
    }

    /// <summary>Where it lies.</summary>
    public ProductionFolder Folder { get; }

    /// <summary>Its id, which stays with it through copies and moves.</summary>
    public string Id { get; }

    /// <summary>What it is called.</summary>
    public string Title { get; }

    /// <summary>Its record.</summary>
    public LedgerStore Ledger { get; }

    /// <summary>Its drafts.</summary>
    public Drafts.DraftStore Drafts => new(this);

    /// <summary>Its cuts.</summary>
    public Cuts.CutStore Cuts => new(this);

    /// <summary>What hangs on lines of its drafts.</summary>
    public Notes.NoteStore Notes => new(this);

    /// <summary>Work on it that goes on by itself.</summary>
    public Jobs.JobStore Jobs => new(this);

    /// <summary>The past of its live document.</summary>
    public Live.LiveHistory Live => new(this);

    /// <summary>What is suggested for lines of its latest draft, and what was decided.</summary>
    public Proposals.ProposalStore Proposals => new(this);

    /// <summary>Which of them whoever works wants to see.</summary>
    public Proposals.ProposalViews ProposalViews => new(this);

    /// <summary>What proposals must leave alone.</summary>
    public Proposals.LockStore Locks => new(this);

    /// <summary>The texts that proposals are compared with.</summary>
    public Proposals.ComparisonStore Comparisons => new(this);

    /// <summary>What it keeps of its story besides the drafts.</summary>
    public Stories.StoryStore Story => new(this);

    /// <summary>Its strip board.</summary>
    public Schedules.ScheduleStore Schedule => new(Story);

    /// <summary>Its effects shots, turnovers, deliveries and bids.</summary>
    public Effects.EffectsStore Effects => new(Database, Id, Content, Ledger, kind => Event(kind));

    /// <summary>How far the work on its effects shots is.</summary>
    public Effects.ShotProgressStore ShotProgress => new(this);

    /// <summary>Finds words in it.</summary>
    public Search.SearchStore Search => new(this);

    /// <summary>For whom private texts can be sealed.</summary>
    public Texts.ReaderStore Readers => new(this);

    /// <summary>The files of its drafts.</summary>
    public ContentStore Content { get; }

    /// <summary>Who is working.</summary>
    public string Person => _edge.Person;

    internal ProductionDatabase Database { get; }

    /// <summary>Makes a production in a folder that is empty or not there yet.</summary>
    /// <exception cref="StudioException">The folder holds something, or cannot be written.</exception>
    public static async Task<Production> CreateAsync(string path, string title, StudioEdge edge, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(edge);
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
            return await FillAsync(folder, title, edge, cancel);
        }
        catch (Exception failure) when (failure is StudioException or IOException or UnauthorizedAccessException or DbException or DbUpdateException)
        {
            // The folder was empty or not there, so that all in it is ours.
            foreach (var ours in Directory.EnumerateFileSystemEntries(folder.Path))
                Discard(ours);
            throw failure as StudioException ?? new StudioException($"{folder.Path}: the production could not be made there: {failure.Message}", failure);
        }
    }

    private static void Discard(string ours)
    {
        if (Directory.Exists(ours))
            Directory.Delete(ours, recursive: true);
        else
            File.Delete(ours);
    }

    private static async Task<Production> FillAsync(ProductionFolder folder, string title, StudioEdge edge, CancellationToken cancel)
    {
        var held = TakeLock(folder, edge);
        Production? production = null;
        try
        {
            var database = DatabaseOf(folder, edge, readOnly: false);
            await database.MigrateAsync(cancel);
            var row = new ProductionRow { Id = Guid.CreateVersion7(edge.Clock.GetUtcNow()).ToString("N"), Title = title, Made = edge.Clock.GetUtcNow(), NextLine = 1 };
            production = new Production(folder, database, row, held, edge);
            using var key = edge.Keys.Create(production.Ledger.Origin, NoteSignatureKind.Note);
            await using (var context = database.Open())
            {
                context.Productions.Add(row);
                await production.Ledger.StageAsync(context, [production.Event(EventKind.ProductionMade, ("key", key.Public.ToString()))], cancel);
                await context.SaveChangesAsync(cancel);
            }

            await production.SignAsync(cancel);
            return production;
        }
        catch
        {
            production?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>Opens a production to read it; others may be writing.</summary>
    /// <exception cref="StudioException">There is none, or it cannot be used.</exception>
    public static Task<Production> OpenAsync(string path, StudioEdge edge, CancellationToken cancel = default) => OpenAsync(path, edge, write: false, cancel);

    /// <summary>Opens a production to write in it; nobody else may be writing.</summary>
    /// <exception cref="StudioException">There is none, it cannot be used, or somebody else writes.</exception>
    public static Task<Production> OpenToWriteAsync(string path, StudioEdge edge, CancellationToken cancel = default) => OpenAsync(path, edge, write: true, cancel);

    /// <summary>An event of this production, by the person who works, now.</summary>
    public LedgerEvent Event(EventKind kind, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in details)
            texts[name] = value;
        var now = _edge.Clock.GetUtcNow();
        return new LedgerEvent
        {
            Id = Guid.CreateVersion7(now),
            Time = now,
            Production = Id,
            Actor = new Actor(_edge.Person, _edge.Role),
            Kind = kind,
            Details = texts.ToImmutable(),
        };
    }

    /// <summary>Signs the head of the record and writes it out as files. On a machine that has no key of this production, a new one joins the log first.</summary>
    /// <returns>The checkpoint.</returns>
    public async Task<SignedNote> SignAsync(CancellationToken cancel = default)
    {
        using var key = await OwnKeyAsync(cancel);
        var tree = await Ledger.TreeAsync(cancel);
        var checkpoint = new Checkpoint(Ledger.Origin, tree.Size, tree.Root);
        await RefuseForkAsync(tree, cancel);
        var note = SignedNote.Sign(checkpoint.Text, key.Public, key.Sign);
        var kept = (await Ledger.CheckpointsAsync(cancel)).FirstOrDefault(it => it.Text == note.Text);
        if (kept is null || kept.Verify(key.Public, Ed25519Signature.Holds) != NoteVerdict.Holds)
        {
            note = kept is null ? note : kept with { Signatures = kept.Signatures.AddRange(note.Signatures) };
            await Ledger.KeepAsync(note, cancel);
        }
        else
        {
            note = kept;
        }

        try
        {
            await new LedgerFiles(Folder.Ledger).WriteAsync(Ledger, tree, note, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{Folder.Ledger}: the record is safe and signed, but its plain files could not be written: {failure.Message} Once they can be: throughline ledger checkpoint", failure);
        }

        return note;
    }

    /// <summary>Keeps what a witness added to a checkpoint of this log.</summary>
    /// <exception cref="StudioException">It is no checkpoint of this log as it is.</exception>
    public async Task WitnessAsync(SignedNote cosigned, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(cosigned);
        var kept = (await Ledger.CheckpointsAsync(cancel)).FirstOrDefault(it => it.Text == cosigned.Text)
            ?? throw new StudioException("This is no checkpoint that this production signed.");
        await Ledger.KeepAsync(kept with { Signatures = kept.Signatures.AddRange(cosigned.Signatures.Except(kept.Signatures, SignatureComparer.Instance)) }, cancel);
    }

    /// <summary>Copies the production as it is at this moment, while others may be writing in it.</summary>
    /// <param name="target">A folder that is empty or not there yet.</param>
    /// <param name="cancel">Stops the copying.</param>
    /// <exception cref="StudioException">There is something in the folder, or the disk refuses; nothing is left half-copied.</exception>
    public async Task BackUpAsync(string target, CancellationToken cancel = default)
    {
        Folder.RefuseLinkedFolders();
        var copy = new ProductionFolder(Path.GetFullPath(target));
        if (File.Exists(copy.Path) || Directory.Exists(copy.Path) && Directory.EnumerateFileSystemEntries(copy.Path).Any())
            throw new StudioException($"{copy.Path}: there is something there already. Give a folder that is empty or not there yet.");
        var half = copy.Path + ".half";
        try
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
            Directory.CreateDirectory(half);
            await ((SqliteDatabase)Database).CopyToAsync(new ProductionFolder(half).Database, cancel);
            CopyFolder(Folder.Content, new ProductionFolder(half).Content);
            CopyFolder(Folder.Exchanges, new ProductionFolder(half).Exchanges);
            await WriteLedgerFilesAsync(new ProductionFolder(half), cancel);
            if (Directory.Exists(copy.Path))
                Directory.Delete(copy.Path);
            Directory.Move(half, copy.Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DbException)
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
            throw new StudioException($"{copy.Path}: the copy could not be made: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _open.Dispose();
        _lock?.Dispose();
    }

    // Written from the copy, because the files of the original may go on while it is copied.
    private async Task WriteLedgerFilesAsync(ProductionFolder copy, CancellationToken cancel)
    {
        var store = new LedgerStore(new SqliteDatabase(copy.Database, copy.Backups, SqliteJournal.Rollback, _edge.Clock, readOnly: true), Id);
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

    private static async Task<Production> OpenAsync(string path, StudioEdge edge, bool write, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(edge);
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

            return new Production(folder, database, await RowAsync(database, folder, cancel), held, edge);
        }
        catch
        {
            held?.Dispose();
            throw;
        }
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

    private static async Task<ProductionRow> RowAsync(ProductionDatabase database, ProductionFolder folder, CancellationToken cancel)
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

    /// <summary>Whoever works, as a reader of private texts; made known to the production when they are not yet.</summary>
    internal async Task<Texts.Reader> SelfAsync(CancellationToken cancel)
    {
        using var key = _edge.Keys.Person();
        await Readers.AddAsync(new Texts.Reader(_edge.Person, key.PublicKey), cancel);
        return new Texts.Reader(_edge.Person, key.PublicKey);
    }

    internal Reading? Recover(ReadOnlyMemory<byte> bytes, string fileName) => _edge.Recover(bytes, fileName);

    /// <summary>The key that opens private texts for whoever works, or null when they have none.</summary>
    internal PersonKey? FindPerson() => _edge.Keys.FindPerson();

    private async Task<SigningKey> OwnKeyAsync(CancellationToken cancel)
    {
        if (_edge.Keys.Find(Ledger.Origin, NoteSignatureKind.Note) is { } key)
            return key;
        var fresh = _edge.Keys.Create(Ledger.Origin, NoteSignatureKind.Note);
        await Ledger.AppendAsync([Event(EventKind.KeyAdded, ("key", fresh.Public.ToString()))], cancel);
        return fresh;
    }

    // A log must never be signed that does not continue what was signed before.
    private async Task RefuseForkAsync(Throughline.Ledger.Merkle.MerkleTree tree, CancellationToken cancel)
    {
        foreach (var note in await Ledger.CheckpointsAsync(cancel))
        {
            if (Checkpoint.Parse(note.Text) is { } head && (head.Size > tree.Size || tree.RootAt(head.Size) != head.Root))
                throw new StudioException($"{Folder.Path}: the record is not the one that was signed over {head.Size} entries; it was not signed again. See what is wrong with: throughline ledger verify");
        }
    }

    private sealed class SignatureComparer : IEqualityComparer<NoteSignature>
    {
        public static SignatureComparer Instance { get; } = new();

        public bool Equals(NoteSignature? x, NoteSignature? y) =>
            x is not null && y is not null && x.Name == y.Name && x.KeyId == y.KeyId && x.Bytes.AsSpan().SequenceEqual(y.Bytes.AsSpan());

        public int GetHashCode(NoteSignature obj) => HashCode.Combine(obj.Name, obj.KeyId);
    }
}
