using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Throughline.Ledger.Notes;

/// <summary>Who may sign a note: a name and an Ed25519 public key, by the C2SP specification signed-note.</summary>
/// <param name="Name">Not empty, without spaces and <c>+</c>, such as <c>throughline.example/the-tide</c>.</param>
/// <param name="Kind">What its signatures say.</param>
/// <param name="PublicKey">32 bytes.</param>
public sealed record NoteKey(string Name, NoteSignatureKind Kind, ImmutableArray<byte> PublicKey)
{
    /// <summary>The first four bytes of a hash over name, kind and key; a hint for finding the key, no proof.</summary>
    public uint Id
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes(Name));
            hash.AppendData([(byte)'\n', (byte)Kind]);
            hash.AppendData(PublicKey.AsSpan());
            return BinaryPrimitives.ReadUInt32BigEndian(hash.GetHashAndReset());
        }
    }

    /// <summary>Whether a text can be the name of a key.</summary>
    public static bool IsName(string name) =>
        !string.IsNullOrEmpty(name) && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    /// <summary>Reads the form that people exchange, <c>name+1a2b3c4d+base64</c>.</summary>
    /// <returns>Null when it is not one, or its hint does not fit its key.</returns>
    public static NoteKey? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('+', 3);
        if (parts.Length != 3 || !IsName(parts[0]) || parts[1].Length != 8
            || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        var bytes = new byte[64];
        if (!Convert.TryFromBase64String(parts[2], bytes, out var length) || length != 33 || !Enum.IsDefined((NoteSignatureKind)bytes[0]))
            return null;
        var key = new NoteKey(parts[0], (NoteSignatureKind)bytes[0], [.. bytes.AsSpan(1, 32)]);
        return key.Id == id ? key : null;
    }

    /// <returns><c>name+1a2b3c4d+base64</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String([(byte)Kind, .. PublicKey])}");

    /// <summary>By name, kind and the bytes of the key.</summary>
    public bool Equals(NoteKey? other) =>
        other is not null && Name == other.Name && Kind == other.Kind && PublicKey.AsSpan().SequenceEqual(other.PublicKey.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id);
}

/// <summary>What a signature on a note says; the numbers are those of signed-note.</summary>
public enum NoteSignatureKind : byte
{
    /// <summary>This is the text of the note: what the keeper of a log signs.</summary>
    Note = 1,

    /// <summary>At this time I saw this log, consistent with all I saw of it before: what a witness signs (tlog-cosignature).</summary>
    Cosignature = 4,
}
