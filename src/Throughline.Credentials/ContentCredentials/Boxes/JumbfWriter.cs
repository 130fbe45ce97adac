using System.Buffers.Binary;
using System.Text;

namespace Throughline.Credentials.ContentCredentials.Boxes;

/// <summary>Writes superboxes.</summary>
internal static class JumbfWriter
{
    private const byte RequestableWithLabel = 3;

    /// <summary>A superbox of other superboxes.</summary>
    public static byte[] Superbox(string type, string label, params IEnumerable<byte[]> boxes) =>
        Box("jumb", [.. Box("jumd", [.. BoxType.Uuid(type), RequestableWithLabel, .. Encoding.UTF8.GetBytes(label), 0]), .. boxes.SelectMany(box => box)]);

    /// <summary>A superbox that holds CBOR.</summary>
    /// <param name="type">What it is; of an assertion <see cref="BoxType.CborContent"/>.</param>
    /// <param name="label">Its label.</param>
    /// <param name="cbor">What it holds.</param>
    public static byte[] Cbor(string type, string label, byte[] cbor) => Superbox(type, label, Box(BoxType.CborContent, cbor));

    /// <summary>A superbox around a payload as <see cref="JumbfBox.Payload"/> gives it.</summary>
    public static byte[] Around(ReadOnlySpan<byte> payload) => Box("jumb", payload);

    /// <summary>What hashes of a superbox cover.</summary>
    public static ReadOnlySpan<byte> PayloadOf(byte[] superbox) => superbox.AsSpan(8);

    private static byte[] Box(string type, ReadOnlySpan<byte> payload)
    {
        var box = new byte[8 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.Latin1.GetBytes(type, box.AsSpan(4));
        payload.CopyTo(box.AsSpan(8));
        return box;
    }
}
