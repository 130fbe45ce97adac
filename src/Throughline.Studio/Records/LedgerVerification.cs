using System.Collections.Immutable;
using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;
using Throughline.Ledger.Notes;

namespace Throughline.Studio.Records;

/// <summary>What a check of the whole record found.</summary>
/// <param name="Size">Entries.</param>
/// <param name="Root">The root over them.</param>
/// <param name="Checkpoints">Every signed head and who signed it.</param>
/// <param name="Faults">What is wrong; empty when all is well.</param>
public sealed record LedgerVerification(long Size, Digest Root, ImmutableArray<CheckedCheckpoint> Checkpoints, ImmutableArray<LedgerFault> Faults)
{
    private const int Batch = 2048;

    /// <summary>Checks every entry, the tree and every checkpoint.</summary>
    /// <param name="store">The record.</param>
    /// <param name="trusted">Keys known from elsewhere; when any are given, the log's own word for its keys is not enough.</param>
    /// <param name="cancel">Stops the check.</param>
    public static async Task<LedgerVerification> RunAsync(LedgerStore store, ImmutableArray<NoteKey> trusted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var notes = await store.CheckpointsAsync(cancel);
        var heads = notes.Select(note => (Note: note, Head: Checkpoint.Parse(note.Text))).ToArray();
        var audit = new LedgerAudit(heads.Where(it => it.Head is not null).Select(it => it.Head!));
        var keys = new List<(long From, NoteKey Key)>();
        var batch = new List<StoredEntry>(Batch);
        await foreach (var entry in store.ReadAsync(0, cancel))
        {
            batch.Add(entry);
            if (batch.Count == Batch)
                Take(batch, audit, keys);
        }

        Take(batch, audit, keys);
        var faults = audit.Finish().ToBuilder();
        var checkpoints = ImmutableArray.CreateBuilder<CheckedCheckpoint>();
        foreach (var (note, head) in heads)
            checkpoints.Add(Check(store.Origin, note, head, keys, trusted, faults));
        return new LedgerVerification(audit.Size, audit.Root, checkpoints.ToImmutable(), faults.ToImmutable());
    }

    private static void Take(List<StoredEntry> batch, LedgerAudit audit, List<(long, NoteKey)> keys)
    {
        var leaves = new Digest[batch.Count];
        Parallel.For(0, batch.Count, i => leaves[i] = TreeHash.Leaf(batch[i].Bytes.Span));
        for (var i = 0; i < leaves.Length; i++)
        {
            audit.Take(batch[i], leaves[i]);
            if (batch[i].Bytes.Span.IndexOf("\"key\":"u8) >= 0 && KeyOf(batch[i]) is { } key)
                keys.Add((batch[i].Index, key));
        }

        batch.Clear();
    }

    private static NoteKey? KeyOf(StoredEntry entry)
    {
        try
        {
            var it = LedgerEntryJson.Read(entry.Bytes).Event;
            return it.Kind is EventKind.ProductionMade or EventKind.KeyAdded && it.Details.TryGetValue("key", out var key) ? NoteKey.Parse(key) : null;
        }
        catch (FormatException)
        {
            // The audit has said that this is no entry.
            return null;
        }
    }

    private static CheckedCheckpoint Check(
        string origin, SignedNote note, Checkpoint? head, List<(long From, NoteKey Key)> keys, ImmutableArray<NoteKey> trusted, ImmutableArray<LedgerFault>.Builder faults)
    {
        if (head is null || head.Origin != origin)
        {
            faults.Add(new LedgerFault(LedgerFaultKind.NotSigned, 0, 0, "A stored checkpoint is not one of this log."));
            return new CheckedCheckpoint(head?.Size ?? 0, [], []);
        }

        var own = keys.Where(it => it.From < head.Size).Select(it => it.Key).Where(key => trusted.IsEmpty || trusted.Contains(key)).ToArray();
        var verdicts = own.Select(key => (Key: key, Verdict: note.Verify(key, Ed25519Signature.Holds))).ToArray();
        var witnesses = trusted.Where(key => key.Kind == NoteSignatureKind.Cosignature).Select(key => (Key: key, Verdict: note.Verify(key, Ed25519Signature.Holds))).ToArray();
        if (verdicts.Concat(witnesses).FirstOrDefault(it => it.Verdict == NoteVerdict.Forged).Key is { } forged)
            faults.Add(new LedgerFault(LedgerFaultKind.NotSigned, 0, head.Size, $"The checkpoint over {head.Size} entries claims a signature by {forged.Name} that does not hold."));
        else if (!verdicts.Any(it => it.Verdict == NoteVerdict.Holds))
            faults.Add(new LedgerFault(LedgerFaultKind.NotSigned, 0, head.Size, $"The checkpoint over {head.Size} entries is signed by no key that {(trusted.IsEmpty ? "this log names" : "you gave")}."));
        return new CheckedCheckpoint(head.Size, [.. Holding(verdicts)], [.. Holding(witnesses)]);
    }

    private static IEnumerable<NoteKey> Holding((NoteKey Key, NoteVerdict Verdict)[] verdicts) =>
        verdicts.Where(it => it.Verdict == NoteVerdict.Holds).Select(it => it.Key);
}

/// <summary>A signed head whose signatures were checked.</summary>
/// <param name="Size">Entries it is over.</param>
/// <param name="SignedBy">The log's keys whose signature holds.</param>
/// <param name="WitnessedBy">The witnesses' keys, among those that were given, whose signature holds.</param>
public sealed record CheckedCheckpoint(long Size, ImmutableArray<NoteKey> SignedBy, ImmutableArray<NoteKey> WitnessedBy);
