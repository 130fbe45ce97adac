using Throughline.Credentials.ContentCredentials.Checks;

namespace Throughline.Credentials.ContentCredentials.Carriers;

/// <summary>The manifest store of a file.</summary>
/// <param name="Bytes">Of the store alone.</param>
/// <param name="Place">What it takes up in the file, with what wraps it: what the hash over the file leaves out.</param>
internal sealed record FoundStore(ReadOnlyMemory<byte> Bytes, ByteRange Place);
