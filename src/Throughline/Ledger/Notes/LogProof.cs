using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Ledger.Merkle;

namespace Throughline.Ledger.Notes;

/// <summary>
/// All that somebody without the log needs to see that an entry is in it, as text, by the C2SP specification tlog-proof;
/// stored as <c>.tlog-proof</c>.
/// </summary>
/// <param name="Index">The place of the entry, from 0.</param>
/// <param name="Path">The hashes beside its way to the root, from the leaf's.</param>
/// <param name="Checkpoint">The signed head of the log.</param>
public sealed record LogProof(long Index, ImmutableArray<Digest> Path, SignedNote Checkpoint)
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    /// <summary>The entry itself may travel along; it is not proved by being here, only by <see cref="Proves"/>.</summary>
    public ImmutableArray<byte> Extra { get; init; } = [];

    /// <summary>Reads a proof.</summary>
    /// <returns>Null when it is not one.</returns>
    public static LogProof? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var split = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || SignedNote.Parse(text[(split + 2)..]) is not { } checkpoint)
            return null;
        var lines = text[..split].Split('\n');
        var at = 1;
        byte[] extra = [];
        if (lines[0] != Header || lines.Length > at && lines[at].StartsWith("extra ", StringComparison.Ordinal) && !TryBase64(lines[at++][6..], out extra))
            return null;
        if (lines.Length <= at || !lines[at].StartsWith("index ", StringComparison.Ordinal)
            || !long.TryParse(lines[at].AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return null;
        }

        var path = ImmutableArray.CreateBuilder<Digest>();
        foreach (var line in lines.AsSpan(at + 1))
        {
            if (!TryBase64(line, out var hash) || hash.Length != Digest.Size)
                return null;
            path.Add(new Digest(hash));
        }

        return new LogProof(index, path.ToImmutable(), checkpoint) { Extra = [.. extra] };
    }

    /// <summary>Whether an entry stands in the log whose head this is. The signatures on the head are another question: <see cref="SignedNote.Verify"/>.</summary>
    public bool Proves(ReadOnlySpan<byte> entry) =>
        Notes.Checkpoint.Parse(Checkpoint.Text) is { } head && MerkleProof.Includes(head.Root, head.Size, Index, TreeHash.Leaf(entry), Path.AsSpan());

    /// <returns>The proof as it is stored.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(Header).Append('\n');
        if (Extra.Length > 0)
            text.Append("extra ").Append(Convert.ToBase64String(Extra.AsSpan())).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Path)
            text.Append(hash.ToBase64()).Append('\n');
        return text.Append('\n').Append(Checkpoint).ToString();
    }

    private static bool TryBase64(string text, out byte[] bytes)
    {
        var buffer = new byte[text.Length];
        var whole = Convert.TryFromBase64String(text, buffer, out var length);
        bytes = buffer[..length];
        return whole;
    }
}
