using System.Collections.Immutable;

namespace Throughline.Ledger.Notes;

/// <summary>One signature line of a note, as it stands there; nothing is proved by its presence.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="KeyId">The hint for finding the key.</param>
/// <param name="Bytes">The signature; of a witness, eight bytes of time before it.</param>
public sealed record NoteSignature(string Name, uint KeyId, ImmutableArray<byte> Bytes);
