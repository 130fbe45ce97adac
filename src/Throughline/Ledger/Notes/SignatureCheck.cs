namespace Throughline.Ledger.Notes;

/// <summary>Checks an Ed25519 signature (RFC 8032); the domain holds no cryptography of its own.</summary>
/// <param name="publicKey">32 bytes.</param>
/// <param name="message">What was signed.</param>
/// <param name="signature">64 bytes.</param>
public delegate bool SignatureCheck(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

/// <summary>Makes an Ed25519 signature of 64 bytes with a key that stays where it is.</summary>
public delegate byte[] Signer(ReadOnlySpan<byte> message);
