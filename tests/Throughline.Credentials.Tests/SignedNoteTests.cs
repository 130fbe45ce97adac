using CsCheck;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;
using Throughline.Ledger.Notes;

namespace Throughline.Credentials.Tests;

public sealed class SignedNoteTests
{
    // The note that the Go implementation of signed notes documents, with its keys.
    private const string ForeignKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private const string ForeignNote = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

        """;

    private static readonly Checkpoint Head = new("throughline.local/tide", 7, TreeHash.Leaf([1]));

    [Fact]
    public void A_note_of_another_program_is_verified()
    {
        var note = SignedNote.Parse(ForeignNote.ReplaceLineEndings("\n"));

        Assert.Equal(NoteVerdict.Holds, note!.Verify(NoteKey.Parse(ForeignKey)!, Ed25519Signature.Holds));
        Assert.Equal(ForeignNote.ReplaceLineEndings("\n"), note.ToString());
        Assert.Equal(ForeignKey, NoteKey.Parse(ForeignKey)!.ToString());
    }

    [Fact]
    public void A_note_is_signed_and_read_back()
    {
        using var key = SigningKey.Create(Head.Origin);

        var note = SignedNote.Parse(SignedNote.Sign(Head.Text, key.Public, key.Sign).ToString());

        Assert.Equal(NoteVerdict.Holds, note!.Verify(key.Public, Ed25519Signature.Holds));
        Assert.Equal(Head, Checkpoint.Parse(note.Text));
    }

    [Fact]
    public void One_changed_character_of_the_text_makes_the_signature_a_forgery() =>
        Gen.Int[0, Head.Text.Length - 2].Sample(at =>
        {
            using var key = SigningKey.Create(Head.Origin);
            var note = SignedNote.Sign(Head.Text, key.Public, key.Sign);
            var text = Head.Text.ToCharArray();
            text[at] = text[at] == '\n' ? ' ' : (char)(text[at] + 1);

            return (note with { Text = new string(text) }).Verify(key.Public, Ed25519Signature.Holds) == NoteVerdict.Forged;
        });

    [Fact]
    public void A_note_without_a_line_of_a_key_is_not_signed_by_it()
    {
        using var key = SigningKey.Create(Head.Origin);
        using var other = SigningKey.Create(Head.Origin);

        var note = SignedNote.Sign(Head.Text, key.Public, key.Sign);

        Assert.Equal(NoteVerdict.NotSigned, note.Verify(other.Public, Ed25519Signature.Holds));
    }

    [Fact]
    public void A_witness_adds_its_own_line_and_time()
    {
        using var key = SigningKey.Create(Head.Origin);
        using var witness = SigningKey.Create("guild.example/witness", NoteSignatureKind.Cosignature);
        var time = new DateTimeOffset(2026, 5, 12, 10, 0, 0, TimeSpan.Zero);

        var note = SignedNote.Parse(SignedNote.Sign(Head.Text, key.Public, key.Sign).Cosign(witness.Public, time, witness.Sign).ToString())!;

        Assert.Equal(NoteVerdict.Holds, note.Verify(key.Public, Ed25519Signature.Holds));
        Assert.Equal(NoteVerdict.Holds, note.Verify(witness.Public, Ed25519Signature.Holds));
        Assert.Equal(time, note.TimeOf(witness.Public));
    }

    [Fact]
    public void A_proof_travels_as_text_and_proves_the_entry()
    {
        using var key = SigningKey.Create(Head.Origin);
        byte[][] entries = [[1], [2, 2], [3], [4, 4, 4], [5]];
        var tree = new MerkleTree(entries.Select(entry => TreeHash.Leaf(entry)));
        var head = SignedNote.Sign(new Checkpoint(Head.Origin, tree.Size, tree.Root).Text, key.Public, key.Sign);

        var proof = LogProof.Parse(new LogProof(3, tree.ProveInclusion(3, 5), head) { Extra = [.. entries[3]] }.ToString())!;

        Assert.True(proof.Proves([4, 4, 4]));
        Assert.False(proof.Proves([4, 4, 5]));
        Assert.Equal([4, 4, 4], proof.Extra);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\nno dash x08g\n")]
    [InlineData("text\n\n\u2014 name not-base64\n")]
    [InlineData("te\u0001xt\n\n\u2014 PeterNeumann x08go/ZJkuBS\n")]
    public void What_is_no_note_is_none(string text) => Assert.Null(SignedNote.Parse(text));

    [Theory]
    [InlineData("origin\n07\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n-7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n")]
    [InlineData("\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n7\n")]
    public void What_is_no_checkpoint_is_none(string text) => Assert.Null(Checkpoint.Parse(text));
}
