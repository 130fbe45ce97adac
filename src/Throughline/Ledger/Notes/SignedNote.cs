using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Throughline.Ledger.Notes;

/// <summary>A text and who signed it, by the C2SP specification signed-note: readable by people, checkable by existing tools.</summary>
/// <param name="Text">Ends in a line feed.</param>
/// <param name="Signatures">One or more.</param>
public sealed record SignedNote(string Text, ImmutableArray<NoteSignature> Signatures)
{
    private const string Dash = "\u2014 ";
    private const int MostSignatures = 64;

    /// <summary>Reads a note.</summary>
    /// <returns>Null when it is not one: no empty line before the signatures, a signature line that is none, control characters, half characters.</returns>
    public static SignedNote? Parse(string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || !note.EndsWith('\n') || note.Any(c => c < ' ' && c != '\n') || note.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !IsWhole(note))
            return null;
        var lines = note[(split + 2)..].Split('\n')[..^1];
        if (lines.Length is 0 or > MostSignatures)
            return null;
        var signatures = ImmutableArray.CreateBuilder<NoteSignature>(lines.Length);
        foreach (var line in lines)
        {
            if (ParseLine(line) is not { } signature)
                return null;
            signatures.Add(signature);
        }

        return new SignedNote(note[..(split + 1)], signatures.MoveToImmutable());
    }

    /// <summary>Signs a text.</summary>
    /// <param name="text">Ends in a line feed and holds no other control characters.</param>
    /// <param name="key">Of kind <see cref="NoteSignatureKind.Note"/>.</param>
    /// <param name="sign">Signs with the secret half of <paramref name="key"/>.</param>
    public static SignedNote Sign(string text, NoteKey key, Signer sign)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(sign);
        if (!text.EndsWith('\n') || text.Any(c => c < ' ' && c != '\n'))
            throw new ArgumentException("The text of a note ends in a line feed and holds no other control character.", nameof(text));
        return new SignedNote(text, [new NoteSignature(key.Name, key.Id, [.. sign(Encoding.UTF8.GetBytes(text))])]);
    }

    /// <summary>Adds a witness's statement that at this time it saw this log (tlog-cosignature, Ed25519).</summary>
    /// <param name="key">Of kind <see cref="NoteSignatureKind.Cosignature"/>, used for nothing else.</param>
    /// <param name="time">When, to the second.</param>
    /// <param name="sign">Signs with the secret half of <paramref name="key"/>.</param>
    public SignedNote Cosign(NoteKey key, DateTimeOffset time, Signer sign)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(sign);
        var seconds = time.ToUnixTimeSeconds();
        var bytes = new byte[72];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seconds);
        sign(Cosigned(seconds)).CopyTo(bytes.AsSpan(8));
        return this with { Signatures = Signatures.Add(new NoteSignature(key.Name, key.Id, [.. bytes])) };
    }

    /// <summary>What the lines under one key prove.</summary>
    public NoteVerdict Verify(NoteKey key, SignatureCheck check)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(check);
        var id = key.Id;
        var verdict = NoteVerdict.NotSigned;
        foreach (var signature in Signatures)
        {
            if (signature.KeyId != id || signature.Name != key.Name)
                continue;
            if (!Holds(signature, key, check))
                return NoteVerdict.Forged;
            verdict = NoteVerdict.Holds;
        }

        return verdict;
    }

    /// <summary>When a witness says it saw this, or null when it has not signed; trust it only after <see cref="Verify"/>.</summary>
    public DateTimeOffset? TimeOf(NoteKey witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        foreach (var signature in Signatures)
        {
            if (signature.KeyId == witness.Id && signature.Name == witness.Name && signature.Bytes.Length == 72
                && BinaryPrimitives.ReadInt64BigEndian(signature.Bytes.AsSpan()) is >= 0 and <= 253_402_300_799 and var seconds)
            {
                return DateTimeOffset.FromUnixTimeSeconds(seconds);
            }
        }

        return null;
    }

    /// <returns>The note as it is stored.</returns>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        Span<byte> id = stackalloc byte[4];
        foreach (var signature in Signatures)
        {
            BinaryPrimitives.WriteUInt32BigEndian(id, signature.KeyId);
            note.Append(Dash).Append(signature.Name).Append(' ').Append(Convert.ToBase64String([.. id, .. signature.Bytes])).Append('\n');
        }

        return note.ToString();
    }

    private bool Holds(NoteSignature signature, NoteKey key, SignatureCheck check)
    {
        var bytes = signature.Bytes.AsSpan();
        return key.Kind switch
        {
            NoteSignatureKind.Note => bytes.Length == 64 && check(key.PublicKey.AsSpan(), Encoding.UTF8.GetBytes(Text), bytes),
            _ => bytes.Length == 72 && check(key.PublicKey.AsSpan(), Cosigned(BinaryPrimitives.ReadInt64BigEndian(bytes)), bytes[8..]),
        };
    }

    private byte[] Cosigned(long seconds) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n{Text}"));

    private static NoteSignature? ParseLine(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line.LastIndexOf(' ') is var space && space < Dash.Length)
            return null;
        var name = line[Dash.Length..space];
        var bytes = new byte[line.Length];
        if (!NoteKey.IsName(name) || !Convert.TryFromBase64String(line[(space + 1)..], bytes, out var length) || length < 5)
            return null;
        return new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), [.. bytes.AsSpan(4, length - 4)]);
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}

/// <summary>What the signature lines of a note say about one key.</summary>
public enum NoteVerdict
{
    /// <summary>No line is by this key.</summary>
    NotSigned,

    /// <summary>The key signed this very text.</summary>
    Holds,

    /// <summary>A line claims to be by this key and is not: the whole note must be refused.</summary>
    Forged,
}
