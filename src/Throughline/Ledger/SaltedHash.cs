using System.Security.Cryptography;
using System.Text;

namespace Throughline.Ledger;

/// <summary>
/// What the log says about a text that lies outside it: SHA-256 over 16 random bytes and the text in UTF-8. The bare hash
/// of a line such as <c>Yes.</c> could be guessed; with the salt erased along with the text, nothing can be learned from it.
/// </summary>
public static class SaltedHash
{
    /// <summary>Bytes of salt.</summary>
    public const int SaltSize = 16;

    /// <summary>The hash of a salted text.</summary>
    /// <param name="salt">16 bytes from a cryptographic source, a fresh one for each text.</param>
    /// <param name="text">Any text.</param>
    public static Digest Of(ReadOnlySpan<byte> salt, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(salt, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The hash of salted bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> content)
    {
        if (salt.Length != SaltSize)
            throw new ArgumentException($"A salt is {SaltSize} bytes, not {salt.Length}.", nameof(salt));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(content);
        return new Digest(hash.GetHashAndReset());
    }
}
