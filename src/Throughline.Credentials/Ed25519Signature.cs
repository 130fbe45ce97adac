using NSec.Cryptography;

namespace Throughline.Credentials;

/// <summary>Checks Ed25519 signatures; fits <see cref="Throughline.Ledger.Notes.SignatureCheck"/>.</summary>
public static class Ed25519Signature
{
    /// <summary>Whether 64 bytes are the signature of a message under a public key of 32; false for whatever is malformed.</summary>
    public static bool Holds(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        publicKey.Length == 32 && signature.Length == 64
        && PublicKey.TryImport(SignatureAlgorithm.Ed25519, publicKey, KeyBlobFormat.RawPublicKey, out var key) && key is not null
        && SignatureAlgorithm.Ed25519.Verify(key, message, signature);
}
