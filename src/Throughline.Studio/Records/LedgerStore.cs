using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;
using Throughline.Ledger.Notes;
using Throughline.Studio.Storage;

namespace Throughline.Studio.Records;

/// <summary>The record of a production in its database: only ever added to, each commit on the disk before it is acknowledged.</summary>
public sealed class LedgerStore
{
    /// <summary>Events that are committed together at most.</summary>
    public const int BatchSize = 100;

    private readonly ProductionDatabase _database;
    private readonly string _production;

    internal LedgerStore(ProductionDatabase database, string production) => (_database, _production) = (database, production);

    /// <summary>The log's name in its checkpoints.</summary>
    public string Origin => "throughline.local/" + _production;

    /// <summary>Appends events, in commits of at most <see cref="BatchSize"/>. An event whose id is in the log already is not appended again.</summary>
    /// <returns>The index of each event.</returns>
    public async Task<ImmutableArray<long>> AppendAsync(IReadOnlyList<LedgerEvent> events, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        var places = ImmutableArray.CreateBuilder<long>(events.Count);
        foreach (var batch in events.Chunk(BatchSize))
            places.AddRange(await AppendTogetherAsync(batch, cancel));
        return places.MoveToImmutable();
    }

    private Task<ImmutableArray<long>> AppendTogetherAsync(LedgerEvent[] batch, CancellationToken cancel) =>
        _database.RetryAsync(_production, async () =>
        {
            // A line to the database only while it is used: whoever waits for their turn holds none.
            await using var context = _database.Open();
            await context.Database.OpenConnectionAsync(cancel);
            var (rows, at, _) = await PlaceAsync(context, batch, await RecordHead.ReadAsync(context, _production, cancel), cancel);
            await InsertAsync(context, rows, cancel);
            return at;
        }, cancel);

    /// <summary>Adds events to a unit of work, so that they are committed with whatever they tell of, or not at all.</summary>
    internal async Task<ImmutableArray<long>> StageAsync(StudioContext context, IReadOnlyList<LedgerEvent> events, CancellationToken cancel)
    {
        var (rows, places, head) = await PlaceAsync(context, events, context.Head ?? await RecordHead.ReadAsync(context, _production, cancel), cancel);
        context.Entries.AddRange(rows);
        context.Head = head;
        return places;
    }

    // The entries that events become behind those that are there, the index of each event, and where the record stands then.
    private async Task<(List<EntryRow> Rows, ImmutableArray<long> Places, RecordHead Head)> PlaceAsync(StudioContext context, IReadOnlyList<LedgerEvent> events, RecordHead head, CancellationToken cancel)
    {
        var ids = events.Select(e => e.Id).ToArray();
        var known = await context.Entries.AsNoTracking().Where(row => row.ProductionId == _production && ids.Contains(row.EventId))
            .ToDictionaryAsync(row => row.EventId, row => row.Index, cancel);
        var (next, previous) = head;
        var places = ImmutableArray.CreateBuilder<long>(events.Count);
        var rows = new List<EntryRow>(events.Count);
        foreach (var one in events)
        {
            if (known.TryGetValue(one.Id, out var place))
            {
                places.Add(place);
                continue;
            }

            var bytes = LedgerEntryJson.Write(new LedgerEntry(next, previous, one));
            if (bytes.Length > LogTiles.LongestEntry)
                throw new StudioException($"An event of {bytes.Length} bytes is too long for the record, which holds hashes of texts and not texts ({LogTiles.LongestEntry} bytes at most).");
            previous = TreeHash.Leaf(bytes);
            rows.Add(new EntryRow { ProductionId = _production, Index = next, EventId = one.Id, Bytes = bytes, Leaf = previous.ToArray() });
            known[one.Id] = next;
            places.Add(next++);
        }

        return (rows, places.MoveToImmutable(), new RecordHead(next, previous));
    }

    // One prepared statement, one commit; a unit of work takes longer over a hundred rows than the disk does.
    private static async Task InsertAsync(StudioContext context, List<EntryRow> rows, CancellationToken cancel)
    {
        await using var commit = await context.Database.BeginTransactionAsync(cancel);
        await using var insert = context.Database.GetDbConnection().CreateCommand();
        insert.Transaction = commit.GetDbTransaction();
        insert.CommandText = """INSERT INTO entry ("ProductionId", "Index", "EventId", "Bytes", "Leaf") VALUES (@production, @index, @event, @bytes, @leaf)""";
        foreach (var name in (string[])["@production", "@index", "@event", "@bytes", "@leaf"])
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = name;
            insert.Parameters.Add(parameter);
        }

        foreach (var row in rows)
        {
            foreach (var (i, value) in ((object[])[row.ProductionId, row.Index, row.EventId, row.Bytes, row.Leaf]).Index())
                insert.Parameters[i].Value = value;
            await insert.ExecuteNonQueryAsync(cancel);
        }

        await commit.CommitAsync(cancel);
    }

    /// <summary>The entries from an index on, as stored; their bytes have not been checked.</summary>
    public async IAsyncEnumerable<StoredEntry> ReadAsync(long from = 0, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var context = _database.Open();
        var rows = context.Entries.AsNoTracking().Where(row => row.ProductionId == _production && row.Index >= from)
            .OrderBy(row => row.Index).Select(row => new { row.Index, row.Bytes, row.Leaf }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancel))
            yield return new StoredEntry(row.Index, row.Bytes, row.Leaf.Length == Digest.Size ? new Digest(row.Leaf) : default);
    }

    /// <summary>The entry of an event, or null when there is none.</summary>
    public async Task<StoredEntry?> FindAsync(Guid eventId, CancellationToken cancel = default)
    {
        await using var context = _database.Open();
        var row = await context.Entries.AsNoTracking().FirstOrDefaultAsync(row => row.ProductionId == _production && row.EventId == eventId, cancel);
        return row is null ? null : new StoredEntry(row.Index, row.Bytes, new Digest(row.Leaf));
    }

    /// <summary>The tree over the leaf hashes that are stored.</summary>
    public Task<MerkleTree> TreeAsync(CancellationToken cancel = default) => TreeAsync(long.MaxValue, cancel);

    /// <summary>The tree over the first leaf hashes that are stored.</summary>
    public async Task<MerkleTree> TreeAsync(long size, CancellationToken cancel = default)
    {
        await using var context = _database.Open();
        var tree = new MerkleTree([]);
        var leaves = context.Entries.AsNoTracking().Where(row => row.ProductionId == _production && row.Index < size).OrderBy(row => row.Index).Select(row => row.Leaf).AsAsyncEnumerable();
        await foreach (var leaf in leaves.WithCancellation(cancel))
            tree.Append(leaf.Length == Digest.Size ? new Digest(leaf) : default);
        return tree;
    }

    /// <summary>The signed heads, the smallest log first.</summary>
    public async Task<ImmutableArray<SignedNote>> CheckpointsAsync(CancellationToken cancel = default)
    {
        await using var context = _database.Open();
        var notes = await context.Checkpoints.AsNoTracking().Where(row => row.ProductionId == _production).OrderBy(row => row.Size).ToListAsync(cancel);
        return [.. notes.Select(row => SignedNote.Parse(row.Note) ?? new SignedNote(row.Note, []))];
    }

    /// <summary>Keeps a signed head. The signatures of one over as many entries that is kept stay; a key signs it once.</summary>
    /// <returns>What is kept.</returns>
    internal Task<SignedNote> KeepAsync(SignedNote note, NoteKey key, CancellationToken cancel) =>
        ChangeAsync(note, kept => kept is null || kept.Text != note.Text ? note
            : kept.Verify(key, Ed25519Signature.Holds) == NoteVerdict.Holds ? kept
            : kept with { Signatures = kept.Signatures.AddRange(note.Signatures) }, cancel);

    /// <summary>Keeps what a witness added to a signed head of this log.</summary>
    /// <exception cref="StudioException">It is no checkpoint of this log as it is.</exception>
    internal Task WitnessAsync(SignedNote cosigned, CancellationToken cancel) =>
        ChangeAsync(cosigned, kept => kept is null || kept.Text != cosigned.Text
            ? throw new StudioException("This is no checkpoint that this production signed.")
            : kept with { Signatures = kept.Signatures.AddRange(cosigned.Signatures.Except(kept.Signatures, SameSignature.Instance)) }, cancel);

    private async Task<SignedNote> ChangeAsync(SignedNote like, Func<SignedNote?, SignedNote> change, CancellationToken cancel)
    {
        var size = Checkpoint.Parse(like.Text)?.Size ?? throw new StudioException("This is no checkpoint that this production signed.");
        return await _database.CommitAsync(_production, async context =>
        {
            var row = await context.Checkpoints.FindAsync([_production, size], cancel);
            var kept = row is null ? null : SignedNote.Parse(row.Note) ?? new SignedNote(row.Note, []);
            var changed = change(kept);
            if (row is null)
                context.Checkpoints.Add(new CheckpointRow { ProductionId = _production, Size = size, Note = changed.ToString() });
            else if (!ReferenceEquals(changed, kept))
                row.Note = changed.ToString();
            return changed;
        }, cancel);
    }
}
