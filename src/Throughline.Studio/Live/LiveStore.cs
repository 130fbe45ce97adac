using System.Data.Common;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Throughline.Studio.Storage;
using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>
/// The live document of a production in its database. Edits are only ever added; the database refuses a second one with the same
/// number or the same id, so whoever commits needs no other lock.
/// </summary>
internal sealed class LiveStore(ProductionDatabase database, string production) : IAsyncDisposable
{
    private static readonly (string Name, string Column)[] Columns =
    [
        ("@production", "ProductionId"), ("@sequence", "Sequence"), ("@edit", "EditId"), ("@client", "Client"), ("@person", "Person"),
        ("@manner", "Manner"), ("@proposal", "Proposal"), ("@changes", "Changes"), ("@time", "Time"),
    ];

    private static readonly string Insert = $"""INSERT INTO live_edit ({string.Join(", ", Columns.Select(column => $"\"{column.Column}\""))}) VALUES ({string.Join(", ", Columns.Select(column => column.Name))})""";

    // On a file, the one that commits: kept open with its statement prepared, because that is done many times a second.
    private StudioContext? _writer;
    private DbCommand? _insert;

    /// <summary>The draft that the text was last the same as, and the newest version; null when no document was begun.</summary>
    public async Task<(int? Draft, long Version)?> HeadAsync(CancellationToken cancel = default)
    {
        await using var context = database.Open();
        if (await context.LiveDocuments.AsNoTracking().FirstOrDefaultAsync(row => row.ProductionId == production, cancel) is not { } document)
            return null;
        var version = await context.LiveEdits.Where(row => row.ProductionId == production).MaxAsync(row => (long?)row.Sequence, cancel);
        return (document.Draft, version ?? 0);
    }

    /// <summary>Begins the document with a text. When another server did that first, theirs stands.</summary>
    public async Task BeginAsync(string text, int? draft, DateTimeOffset now, CancellationToken cancel = default)
    {
        await using var context = database.Open();
        context.LiveDocuments.Add(new LiveDocumentRow { ProductionId = production, Draft = draft, Made = now });
        context.LiveSnapshots.Add(new LiveSnapshotRow { ProductionId = production, Version = 0, Text = Deflate(text) });
        try
        {
            await context.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (StorageConflict.IsIn(failure))
        {
        }
    }

    /// <summary>Says that the text is now the same as a draft.</summary>
    public async Task SetDraftAsync(int draft, CancellationToken cancel = default)
    {
        await using var context = database.Open();
        (await context.LiveDocuments.SingleAsync(row => row.ProductionId == production, cancel)).Draft = draft;
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>Commits edits together: on the disk when this returns, or none of them.</summary>
    /// <exception cref="LiveConflictException">One of their numbers or ids is there already.</exception>
    /// <exception cref="StudioException">The database refuses.</exception>
    public async Task CommitAsync(IReadOnlyList<LiveEdit> edits, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(edits);
        try
        {
            if (database.IsServer)
                await TogetherAsync(edits, cancel);
            else
                await InTurnAsync(_insert ?? await PrepareAsync(cancel), edits, cancel);
        }
        catch (DbException failure)
        {
            await CloseAsync();
            throw StorageConflict.IsIn(failure) ? new LiveConflictException(failure) : database.Unusable(failure);
        }
    }

    /// <summary>The edits after a version, in order.</summary>
    public async IAsyncEnumerable<LiveEdit> ReadAsync(long after, long to = long.MaxValue, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var context = database.Open();
        var rows = context.LiveEdits.AsNoTracking().Where(row => row.ProductionId == production && row.Sequence > after && row.Sequence <= to).OrderBy(row => row.Sequence).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancel))
            yield return EditOf(row);
    }

    /// <summary>Which of some ids were committed.</summary>
    public async Task<IReadOnlySet<Guid>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        await using var context = database.Open();
        return (await context.LiveEdits.AsNoTracking().Where(row => row.ProductionId == production && ids.Contains(row.EditId)).Select(row => row.EditId).ToListAsync(cancel)).ToHashSet();
    }

    /// <summary>The edit with an id, or null.</summary>
    public async Task<LiveEdit?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        await using var context = database.Open();
        return await context.LiveEdits.AsNoTracking().FirstOrDefaultAsync(row => row.ProductionId == production && row.EditId == id, cancel) is { } row ? EditOf(row) : null;
    }

    /// <summary>The text after a version.</summary>
    /// <exception cref="StudioException">There is none.</exception>
    public async Task<LiveText> TextAsync(long version, CancellationToken cancel = default)
    {
        LiveSnapshotRow? snapshot;
        await using (var context = database.Open())
            snapshot = await context.LiveSnapshots.AsNoTracking().Where(row => row.ProductionId == production && row.Version <= version).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancel);
        if (snapshot is null)
            throw new StudioException("The document has no text to begin with. If you have a backup, open that.");
        var text = new LiveText(Inflate(snapshot.Text));
        await foreach (var edit in ReadAsync(snapshot.Version, version, cancel))
            text.Apply(edit.Changes);
        return text;
    }

    /// <summary>Keeps the text of a version. One that is there already stays.</summary>
    public async Task KeepAsync(long version, string text, CancellationToken cancel = default)
    {
        await using var context = database.Open();
        context.LiveSnapshots.Add(new LiveSnapshotRow { ProductionId = production, Version = version, Text = Deflate(text) });
        try
        {
            await context.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (StorageConflict.IsIn(failure))
        {
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task InTurnAsync(DbCommand insert, IReadOnlyList<LiveEdit> edits, CancellationToken cancel)
    {
        await using var commit = await _writer!.Database.BeginTransactionAsync(cancel);
        insert.Transaction = commit.GetDbTransaction();
        foreach (var edit in edits)
        {
            foreach (var (i, value) in Values(edit).Index())
                insert.Parameters[i].Value = value;
            await insert.ExecuteNonQueryAsync(cancel);
        }

        await commit.CommitAsync(cancel);
    }

    // One message to the server, which is one commit: no studio that goes away leaves one half done. The line to it is given back
    // at once, because a team has more documents open than its server has lines.
    private async Task TogetherAsync(IReadOnlyList<LiveEdit> edits, CancellationToken cancel)
    {
        await using var context = database.Open();
        await context.Database.OpenConnectionAsync(cancel);
        await using var batch = context.Database.GetDbConnection().CreateBatch();
        foreach (var edit in edits)
        {
            var insert = batch.CreateBatchCommand();
            insert.CommandText = Insert;
            foreach (var (i, value) in Values(edit).Index())
            {
                var parameter = insert.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (Columns[i].Name, value);
                if (value is DBNull)
                    parameter.DbType = System.Data.DbType.Guid;
                insert.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(insert);
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    private async Task<DbCommand> PrepareAsync(CancellationToken cancel)
    {
        _writer = database.Open();
        await _writer.Database.OpenConnectionAsync(cancel);
        _insert = _writer.Database.GetDbConnection().CreateCommand();
        _insert.CommandText = Insert;
        foreach (var (name, _) in Columns)
        {
            var parameter = _insert.CreateParameter();
            parameter.ParameterName = name;
            if (name == "@proposal")
                parameter.DbType = System.Data.DbType.Guid;
            _insert.Parameters.Add(parameter);
        }

        return _insert;
    }

    private async Task CloseAsync()
    {
        if (_insert is not null)
            await _insert.DisposeAsync();
        if (_writer is not null)
            await _writer.DisposeAsync();
        (_insert, _writer) = (null, null);
    }

    private static LiveEdit EditOf(LiveEditRow row) => new(row.Sequence, row.EditId, row.Client, row.Person, LiveWords.Read(row.Manner), row.Proposal, ChangeSetJson.Read(row.Changes), row.Time);

    private object[] Values(LiveEdit edit) =>
    [
        production, edit.Sequence, edit.Id, edit.Client, edit.Person, LiveWords.Of(edit.Manner), edit.Proposal is { } proposal ? proposal : DBNull.Value, ChangeSetJson.Write(edit.Changes), edit.Time.ToUnixTimeMilliseconds(),
    ];

    // UTF-16, because an edit may leave half a character for a moment, which UTF-8 does not hold.
    private static byte[] Deflate(string text)
    {
        using var memory = new MemoryStream();
        using (var deflate = new DeflateStream(memory, CompressionLevel.Fastest))
            deflate.Write(MemoryMarshal.AsBytes(text.AsSpan()));
        return memory.ToArray();
    }

    private static string Inflate(byte[] bytes)
    {
        using var inflate = new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        inflate.CopyTo(memory);
        return MemoryMarshal.Cast<byte, char>(memory.GetBuffer().AsSpan(0, (int)memory.Length)).ToString();
    }
}
