using System.Collections.Immutable;
using NSec.Cryptography;
using Throughline.Ledger.Notes;

namespace Throughline.Credentials;

/// <summary>
/// An Ed25519 key that signs the heads of a log (RFC 8032). Its secret half leaves the process only by <see cref="Export"/>.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private readonly Key _key;

    private SigningKey(string name, NoteSignatureKind kind, Key key)
    {
        _key = key;
        Public = new NoteKey(name, kind, [.. key.PublicKey.Export(KeyBlobFormat.RawPublicKey)]);
    }

    /// <summary>What others check its signatures with.</summary>
    public NoteKey Public { get; }

    /// <summary>Makes a new key from the system's source of randomness.</summary>
    /// <param name="name">A name that <see cref="NoteKey.IsName"/> allows.</param>
    /// <param name="kind">What it will sign; a witness uses a key for nothing else.</param>
    public static SigningKey Create(string name, NoteSignatureKind kind = NoteSignatureKind.Note)
    {
        if (!NoteKey.IsName(name))
            throw new ArgumentException($"'{name}' cannot be the name of a key: it must not be empty or hold spaces or '+'.", nameof(name));
        return new SigningKey(name, kind, Key.Create(SignatureAlgorithm.Ed25519, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport }));
    }

    /// <summary>Reads a key as <see cref="Export"/> writes it.</summary>
    /// <returns>Null when it is not one, or is damaged.</returns>
    public static SigningKey? Import(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const string prefix = "PRIVATE+KEY+";
        var parts = text.Trim().Split('+', 5);
        Span<byte> bytes = stackalloc byte[64];
        if (!text.StartsWith(prefix, StringComparison.Ordinal) || parts.Length != 5 || !NoteKey.IsName(parts[2])
            || !Convert.TryFromBase64String(parts[4], bytes, out var length) || length != 33 || !Enum.IsDefined((NoteSignatureKind)bytes[0])
            || !Key.TryImport(SignatureAlgorithm.Ed25519, bytes[1..33], KeyBlobFormat.RawPrivateKey, out var key, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport })
            || key is null)
        {
            return null;
        }

        var signing = new SigningKey(parts[2], (NoteSignatureKind)bytes[0], key);
        if (signing.Public.Id.ToString("x8", System.Globalization.CultureInfo.InvariantCulture) == parts[3])
            return signing;
        signing.Dispose();
        return null;
    }

    /// <summary>The key with its secret, <c>PRIVATE+KEY+name+1a2b3c4d+base64</c>: the form that tools for signed notes use.</summary>
    public string Export()
    {
        byte[] secret = [(byte)Public.Kind, .. _key.Export(KeyBlobFormat.RawPrivateKey)];
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRIVATE+KEY+{Public.Name}+{Public.Id:x8}+{Convert.ToBase64String(secret)}");
    }

    /// <summary>Signs.</summary>
    /// <returns>64 bytes.</returns>
    public byte[] Sign(ReadOnlySpan<byte> message) => SignatureAlgorithm.Ed25519.Sign(_key, message);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
