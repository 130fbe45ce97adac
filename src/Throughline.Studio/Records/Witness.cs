using Throughline.Ledger.Notes;
using Throughline.Studio.Keys;

namespace Throughline.Studio.Records;

/// <summary>A second party that signs the heads of logs, and remembers the last it signed of each, so that it never vouches for a log that was rewritten.</summary>
/// <param name="keys">The witness's keys; what it has seen is kept beside them.</param>
/// <param name="name">The witness's name.</param>
public sealed class Witness(KeyRing keys, string name)
{
    /// <summary>Signs the last checkpoint of a production whose record has been verified.</summary>
    /// <exception cref="StudioException">It has none, or does not continue what this witness saw before.</exception>
    public async Task<(SignedNote Note, NoteKey Key)> SignAsync(Production production, DateTimeOffset now, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(production);
        var note = (await production.Ledger.CheckpointsAsync(cancel)).LastOrDefault() ?? throw new StudioException("This production has no checkpoint yet; its owner signs one with: throughline ledger checkpoint");
        var head = Checkpoint.Parse(note.Text)!;
        if (Seen(head.Origin) is { } seen)
        {
            var tree = await production.Ledger.TreeAsync(cancel);
            if (seen.Size > tree.Size || tree.RootAt(seen.Size) != seen.Root)
                throw new StudioException($"This record is not the one that {name} signed over {seen.Size} entries; somebody rewrote it. It was not signed.");
        }

        using var key = keys.Find(name, NoteSignatureKind.Cosignature) ?? keys.Create(name, NoteSignatureKind.Cosignature);
        var signed = (note with { Signatures = [.. note.Signatures.Where(line => line.Name != name)] }).Cosign(key.Public, now, key.Sign);
        Remember(head);
        return (signed, key.Public);
    }

    private Checkpoint? Seen(string origin) => File.Exists(PathOf(origin)) ? Checkpoint.Parse(File.ReadAllText(PathOf(origin))) : null;

    private void Remember(Checkpoint head)
    {
        var path = PathOf(head.Origin);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".tmp", head.Text);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    private string PathOf(string origin) =>
        Path.Combine(keys.Folder, "seen", Throughline.Ledger.Digest.Of(System.Text.Encoding.UTF8.GetBytes(name + "\n" + origin)).ToString()[..32]);
}
