using System.Collections.Immutable;

namespace Throughline.Credentials.ContentCredentials.Boxes;

/// <summary>A superbox (ISO 19566-5): a description, and boxes or content.</summary>
/// <param name="Type">See <see cref="BoxType"/>.</param>
/// <param name="Label">The last part of its address; empty when it has none.</param>
/// <param name="Payload">Everything after the header of eight (or sixteen) bytes: what hashes of a box cover.</param>
/// <param name="Boxes">The superboxes in it.</param>
/// <param name="Contents">What else is in it, in order.</param>
internal sealed record JumbfBox(string Type, string Label, ReadOnlyMemory<byte> Payload, ImmutableArray<JumbfBox> Boxes, ImmutableArray<ContentBox> Contents)
{
    /// <summary>The only content box of a type, or null.</summary>
    public ReadOnlyMemory<byte>? Content(string type) =>
        Contents is [var only] && only.Type == type ? only.Data : default(ReadOnlyMemory<byte>?);
}

/// <summary>A box that is no superbox.</summary>
/// <param name="Type">Four letters.</param>
/// <param name="Data">Without the header.</param>
internal sealed record ContentBox(string Type, ReadOnlyMemory<byte> Data);
