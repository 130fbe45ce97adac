using Throughline.Ledger.Notes;

namespace Throughline.Studio.Records;

/// <summary>Signatures that are the same bytes.</summary>
internal sealed class SameSignature : IEqualityComparer<NoteSignature>
{
    public static SameSignature Instance { get; } = new();

    public bool Equals(NoteSignature? x, NoteSignature? y) =>
        x is not null && y is not null && x.Name == y.Name && x.KeyId == y.KeyId && x.Bytes.AsSpan().SequenceEqual(y.Bytes.AsSpan());

    public int GetHashCode(NoteSignature obj) => HashCode.Combine(obj.Name, obj.KeyId);
}
