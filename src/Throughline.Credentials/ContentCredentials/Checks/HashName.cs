using System.Security.Cryptography;

namespace Throughline.Credentials.ContentCredentials.Checks;

/// <summary>The hash algorithms of C2PA (C2PA 2.2, section 13.1), by their names.</summary>
internal static class HashName
{
    /// <summary>The algorithm; null for a name that is not allowed.</summary>
    public static HashAlgorithmName? Find(string name) => name switch
    {
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
