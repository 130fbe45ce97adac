using System.Security.Cryptography;

namespace Throughline.Credentials.ContentCredentials.Checks;

/// <summary>Hashes of parts of a store, each made once, however often a hostile claim asks for it.</summary>
internal sealed class Hashes
{
    private readonly Dictionary<(ReadOnlyMemory<byte> Bytes, string Algorithm), byte[]> _made = [];

    /// <summary>Whether bytes have a hash; false when the algorithm is not allowed.</summary>
    public bool Hold(string algorithm, ReadOnlyMemory<byte> bytes, ReadOnlySpan<byte> hash)
    {
        if (HashName.Find(algorithm) is not { } name)
            return false;
        if (!_made.TryGetValue((bytes, algorithm), out var made))
            _made[(bytes, algorithm)] = made = CryptographicOperations.HashData(name, bytes.Span);
        return hash.SequenceEqual(made);
    }
}
