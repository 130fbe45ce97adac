using Throughline.Credentials.ContentCredentials.Checks;

namespace Throughline.Credentials.ContentCredentials.Carriers;

/// <summary>A file with a manifest store put in.</summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="Place">What the store takes up in it, with what wraps it.</param>
internal sealed record Embedding(byte[] Bytes, ByteRange Place);
