using Throughline.Ledger.Merkle;
using Throughline.Ledger.Notes;

namespace Throughline.Studio.Records;

/// <summary>The record as plain files beside the database (C2SP tlog-tiles), for whoever wants to check it without this program.</summary>
/// <param name="folder">Where; made when first used.</param>
public sealed class LedgerFiles(string folder)
{
    /// <summary>Brings the files up to the size of a checkpoint; full tiles that are there are left alone.</summary>
    public async Task WriteAsync(LedgerStore store, MerkleTree tree, SignedNote checkpoint, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(checkpoint);
        var from = SizeOnDisk(tree);
        foreach (var (path, bytes) in LogTiles.Hashes(tree, from))
            Write(path, bytes);
        var first = from / LogTiles.Width * LogTiles.Width;
        var bundle = new List<ReadOnlyMemory<byte>>(LogTiles.Width);
        var tile = first / LogTiles.Width;
        await foreach (var entry in store.ReadAsync(first, cancel))
        {
            if (entry.Index >= tree.Size)
                break;
            bundle.Add(entry.Bytes);
            if (bundle.Count < LogTiles.Width)
                continue;
            Write(LogTiles.BundlePath(tile++, LogTiles.Width), LogTiles.Bundle(bundle));
            bundle.Clear();
        }

        if (bundle.Count > 0)
            Write(LogTiles.BundlePath(tile, bundle.Count), LogTiles.Bundle(bundle));
        Write("checkpoint", System.Text.Encoding.UTF8.GetBytes(checkpoint.ToString()));
    }

    // Of files that another copy of the log went on with, or that are damaged, nothing is left as it is.
    private long SizeOnDisk(MerkleTree tree)
    {
        var path = Path.Combine(folder, "checkpoint");
        return File.Exists(path) && SignedNote.Parse(File.ReadAllText(path)) is { } note && Checkpoint.Parse(note.Text) is { } head
            && head.Size <= tree.Size && tree.RootAt(head.Size) == head.Root ? head.Size : 0;
    }

    // A full tile makes the partial ones before it needless.
    private void Write(string relative, byte[] bytes)
    {
        var path = Path.Combine(folder, relative);
        DurableFile.Write(path, bytes);
        if (Directory.Exists(path + ".p"))
            Directory.Delete(path + ".p", recursive: true);
    }
}
