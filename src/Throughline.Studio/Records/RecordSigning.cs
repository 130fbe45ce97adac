using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;
using Throughline.Ledger.Notes;
using Throughline.Studio.Places;

namespace Throughline.Studio.Records;

/// <summary>Signs the head of a record with the key of this machine.</summary>
internal sealed class RecordSigning(ProductionPlace place, LedgerStore ledger, Func<Actor, EventKind, (string Name, string Value), LedgerEvent> make)
{
    /// <summary>Signs the head of the record and writes it out as files. On a machine that has no key of this production, a new one joins the log first.</summary>
    /// <returns>The checkpoint.</returns>
    public async Task<SignedNote> SignAsync(CancellationToken cancel)
    {
        await place.Signing.WaitAsync(cancel);
        try
        {
            using var key = await OwnKeyAsync(cancel);
            // The heads first: one that another server signs meanwhile would else be longer than the log as it was read.
            var kept = await ledger.CheckpointsAsync(cancel);
            var tree = await ledger.TreeAsync(cancel);
            RefuseFork(tree, kept);
            var note = SignedNote.Sign(new Checkpoint(ledger.Origin, tree.Size, tree.Root).Text, key.Public, key.Sign);
            note = await ledger.KeepAsync(note, key.Public, cancel);
            await place.WriteAsync(ledger, tree, note, cancel);
            return note;
        }
        finally
        {
            place.Signing.Release();
        }
    }

    private async Task<SigningKey> OwnKeyAsync(CancellationToken cancel)
    {
        if (place.Edge.Keys.Find(ledger.Origin, NoteSignatureKind.Note) is { } key)
            return key;
        var fresh = place.Edge.Keys.Create(ledger.Origin, NoteSignatureKind.Note);
        await ledger.AppendAsync([make(place.Signer, EventKind.KeyAdded, ("key", fresh.Public.ToString()))], cancel);
        return fresh;
    }

    // A log must never be signed that does not continue what was signed before.
    private void RefuseFork(MerkleTree tree, IEnumerable<SignedNote> kept)
    {
        foreach (var note in kept)
        {
            if (Checkpoint.Parse(note.Text) is { } head && (head.Size > tree.Size || tree.RootAt(head.Size) != head.Root))
                throw new StudioException($"{place.Name}: the record is not the one that was signed over {head.Size} entries; it was not signed again. See what is wrong with: throughline ledger verify");
        }
    }
}
