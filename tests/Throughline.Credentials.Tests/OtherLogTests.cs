using System.Text.Json;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;
using Throughline.Ledger.Notes;

namespace Throughline.Credentials.Tests;

/// <summary>Our trees, proofs and checkpoints, checked by a log that is not ours.</summary>
public sealed class OtherLogTests
{
    private const int Entries = 40;

    private static readonly byte[][] Log = [.. Enumerable.Range(0, Entries).Select(i => System.Text.Encoding.UTF8.GetBytes($"{{\"index\":{i}}}"))];

    private static readonly MerkleTree Tree = new(Log.Select(entry => TreeHash.Leaf(entry)));

    [Fact]
    public void Roots_and_proofs_of_every_size_hold_for_another_log()
    {
        var proofs = (from size in Enumerable.Range(1, Entries) from leaf in Enumerable.Range(0, size) select new Proof(leaf, size, Hex(Tree.ProveInclusion(leaf, size)))).ToArray();
        var extensions = (from to in Enumerable.Range(2, Entries - 1) from start in Enumerable.Range(1, to - 1) select new Extension(start, to, Hex(Tree.ProveConsistency(start, to)))).ToArray();

        var verdict = Ask(proofs, extensions, []);

        Assert.Equal((Entries, Entries * (Entries + 1) / 2, Entries * (Entries - 1) / 2), (verdict.Roots.Length, verdict.Proofs.Length, verdict.Extensions.Length));
        Assert.DoesNotContain(false, verdict.Roots);
        Assert.DoesNotContain(false, verdict.Proofs);
        Assert.DoesNotContain(false, verdict.Extensions);
    }

    [Fact]
    public void A_proof_of_something_else_holds_for_neither()
    {
        var (path, extension) = (Hex(Tree.ProveInclusion(3, Entries)), Hex(Tree.ProveConsistency(7, Entries)));

        var verdict = Ask([new Proof(4, Entries, path), new Proof(3, Entries, [.. path.Reverse()])], [new Extension(8, Entries, extension)], []);

        Assert.False(MerkleProof.Includes(Tree.Root, Entries, 4, Tree.Leaf(4), [.. Tree.ProveInclusion(3, Entries)]));
        Assert.Equal([false, false], verdict.Proofs);
        Assert.Equal([false], verdict.Extensions);
    }

    [Fact]
    public void A_checkpoint_that_we_sign_holds_for_the_cryptography_of_others()
    {
        using var key = SigningKey.Create("throughline.local/tide");
        var head = new Checkpoint(key.Public.Name, Entries, Tree.Root);
        var note = SignedNote.Sign(head.Text, key.Public, key.Sign);
        // After the hash of the key, four bytes (C2SP signed-note).
        var signature = Convert.ToBase64String(Convert.FromBase64String(note.ToString().TrimEnd('\n').Split(' ')[^1])[4..]);
        // After the kind of the key, a byte.
        var verifier = Convert.ToBase64String(Convert.FromBase64String(key.Public.ToString().Split('+', 3)[2])[1..]);

        var verdict = Ask([], [], [new Note(head.Text, verifier, signature), new Note(head.Text + " ", verifier, signature)]);

        Assert.Equal([true, false], verdict.Notes);
    }

    private static string[] Hex(IEnumerable<Digest> path) => [.. path.Select(digest => digest.ToString())];

    private static Verdict Ask(Proof[] proofs, Extension[] extensions, Note[] notes) =>
        JsonSerializer.Deserialize<Verdict>(OtherProgram.Ask("@transmute/rfc9162", "proofs.mjs", [], JsonSerializer.Serialize(
            new { Entries = Log.Select(Convert.ToBase64String), Roots = Enumerable.Range(1, Entries).Select(size => Tree.RootAt(size).ToString()), proofs, extensions, notes },
            JsonSerializerOptions.Web)), JsonSerializerOptions.Web)!;

    private sealed record Proof(int Leaf, int Size, string[] Path);

    private sealed record Extension(int From, int To, string[] Path);

    private sealed record Note(string Text, string Key, string Signature);

    private sealed record Verdict(bool[] Roots, bool[] Proofs, bool[] Extensions, bool[] Notes);
}
