using Throughline.Credentials.ContentCredentials.Boxes;

namespace Throughline.Credentials.ContentCredentials.Manifests;

/// <summary>An address, and the hash of what is there (C2PA 2.2, section 8.3.2).</summary>
/// <param name="Url">See <see cref="JumbfUri"/>.</param>
/// <param name="Hash">Over the payload of the box.</param>
/// <param name="Algorithm">By what; null for the claim's own.</param>
internal sealed record HashedUri(string Url, byte[] Hash, string? Algorithm)
{
    /// <summary>Reads one; null when it is none.</summary>
    public static HashedUri? Read(CborValue? value) =>
        value?["url"]?.Text is { } url && value["hash"]?.Bytes is { } hash ? new HashedUri(url, hash, value["alg"]?.Text) : null;
}
