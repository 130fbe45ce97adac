using System.Security.Cryptography;
using NSec.Cryptography;

namespace Throughline.Credentials;

/// <summary>
/// An X25519 key (RFC 7748) that opens texts sealed for one person. A text is sealed under a key of its own
/// (XChaCha20-Poly1305), and that key is wrapped for each reader with a secret that a fresh key pair shares with theirs.
/// </summary>
public sealed class PersonKey : IDisposable
{
    private const string Prefix = "THROUGHLINE+PERSON+KEY+";
    private const int PublicKeySize = 32;
    private static readonly AeadAlgorithm Cipher = AeadAlgorithm.XChaCha20Poly1305;
    private readonly Key _key;

    private PersonKey(Key key)
    {
        _key = key;
        PublicKey = Convert.ToBase64String(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
    }

    /// <summary>What others seal for this person with: 32 bytes in base 64.</summary>
    public string PublicKey { get; }

    /// <summary>Bytes of a key that seals one text.</summary>
    public static int TextKeySize => Cipher.KeySize;

    /// <summary>Whether a text is somebody's <see cref="PublicKey"/>.</summary>
    public static bool IsPublicKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<byte> bytes = stackalloc byte[PublicKeySize];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == PublicKeySize && Convert.ToBase64String(bytes) == text && ReadPublic(bytes) is not null;
    }

    /// <summary>Makes a new key.</summary>
    public static PersonKey Create() => new(Key.Create(KeyAgreementAlgorithm.X25519, Exportable));

    /// <summary>Reads a key as <see cref="Export"/> writes it.</summary>
    /// <returns>Null when it is not one.</returns>
    public static PersonKey? Import(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<byte> bytes = stackalloc byte[64];
        return text.Trim() is var line && line.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(line[Prefix.Length..], bytes, out var length) && length == 32
            && Key.TryImport(KeyAgreementAlgorithm.X25519, bytes[..32], KeyBlobFormat.RawPrivateKey, out var key, Exportable) && key is not null
            ? new PersonKey(key)
            : null;
    }

    /// <summary>The key with its secret, as one line.</summary>
    public string Export() => Prefix + Convert.ToBase64String(_key.Export(KeyBlobFormat.RawPrivateKey));

    /// <summary>Seals a text under a key of its own.</summary>
    /// <param name="textKey"><see cref="TextKeySize"/> random bytes, used for this text only.</param>
    /// <param name="content">What to seal.</param>
    /// <returns>A nonce, and the ciphertext with its tag.</returns>
    public static byte[] Seal(ReadOnlySpan<byte> textKey, ReadOnlySpan<byte> content)
    {
        using var key = Key.Import(Cipher, textKey, KeyBlobFormat.RawSymmetricKey);
        var nonce = RandomNumberGenerator.GetBytes(Cipher.NonceSize);
        return [.. nonce, .. Cipher.Encrypt(key, nonce, [], content)];
    }

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <returns>Null when it is another key, or the bytes were changed.</returns>
    public static byte[]? Open(ReadOnlySpan<byte> textKey, ReadOnlySpan<byte> sealedText)
    {
        if (textKey.Length != TextKeySize || sealedText.Length < Cipher.NonceSize)
            return null;
        using var key = Key.Import(Cipher, textKey, KeyBlobFormat.RawSymmetricKey);
        return Cipher.Decrypt(key, sealedText[..Cipher.NonceSize], [], sealedText[Cipher.NonceSize..]);
    }

    /// <summary>Wraps the key of a text for a reader.</summary>
    /// <param name="reader">The reader's <see cref="PublicKey"/>.</param>
    /// <param name="textKey">What to wrap.</param>
    /// <exception cref="ArgumentException">The reader's key is none.</exception>
    public static byte[] Wrap(string reader, ReadOnlySpan<byte> textKey)
    {
        using var fresh = Key.Create(KeyAgreementAlgorithm.X25519);
        var theirs = ReadPublic(Convert.FromBase64String(reader)) ?? throw new ArgumentException("The reader's key is not an X25519 public key.", nameof(reader));
        var mine = fresh.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        using var shared = KeyAgreementAlgorithm.X25519.Agree(fresh, theirs) ?? throw new ArgumentException("The reader's key is not an X25519 public key.", nameof(reader));
        return [.. mine, .. Seal(Derive(shared, mine, reader), textKey)];
    }

    /// <summary>Unwraps the key of a text that was wrapped for this person.</summary>
    /// <returns>Null when it was wrapped for somebody else, or changed.</returns>
    public byte[]? Unwrap(ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length < PublicKeySize || ReadPublic(wrapped[..PublicKeySize]) is not { } theirs)
            return null;
        using var shared = KeyAgreementAlgorithm.X25519.Agree(_key, theirs);
        return shared is null ? null : Open(Derive(shared, wrapped[..PublicKeySize], PublicKey), wrapped[PublicKeySize..]);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static KeyCreationParameters Exportable => new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };

    private static PublicKey? ReadPublic(ReadOnlySpan<byte> bytes) =>
        NSec.Cryptography.PublicKey.TryImport(KeyAgreementAlgorithm.X25519, bytes, KeyBlobFormat.RawPublicKey, out var key) ? key : null;

    private static byte[] Derive(SharedSecret shared, ReadOnlySpan<byte> fresh, string reader) =>
        KeyDerivationAlgorithm.HkdfSha256.DeriveBytes(shared, fresh, System.Text.Encoding.ASCII.GetBytes("throughline text key for " + reader), Cipher.KeySize);
}
