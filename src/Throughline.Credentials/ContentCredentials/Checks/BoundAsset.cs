namespace Throughline.Credentials.ContentCredentials.Checks;

/// <summary>A file, and where in it the manifests are.</summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="Manifests">What the manifests take up, with what wraps them; null when they are beside the file.</param>
internal sealed record BoundAsset(ReadOnlyMemory<byte> Bytes, ByteRange? Manifests);

/// <summary>A run of bytes.</summary>
/// <param name="Start">The first, from 0.</param>
/// <param name="Length">How many.</param>
internal readonly record struct ByteRange(long Start, long Length)
{
    /// <summary>One past the last.</summary>
    public long End => Start + Length;
}
