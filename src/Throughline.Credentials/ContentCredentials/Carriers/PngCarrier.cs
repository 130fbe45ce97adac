using System.Buffers.Binary;
using Throughline.Credentials.ContentCredentials.Checks;

namespace Throughline.Credentials.ContentCredentials.Carriers;

/// <summary>A store in a <c>caBX</c> chunk before the picture (C2PA 2.2, annex A.3.2).</summary>
internal static class PngCarrier
{
    private const int SignatureLength = 8;
    private const int ChunkHead = 8;
    private const int Overhead = ChunkHead + 4;

    /// <summary>True for what begins as a PNG does.</summary>
    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    /// <summary>The store; null when there is none.</summary>
    public static FoundStore? Find(ReadOnlyMemory<byte> file)
    {
        var places = Chunks(file.Span, "caBX"u8);
        return places switch
        {
            [] => null,
            [var place] => new FoundStore(file.Slice((int)place.Start + ChunkHead, (int)place.Length - Overhead), place),
            _ => throw new DamagedException("claim.multiple", "The picture has more than one manifest store."),
        };
    }

    /// <summary>Puts a store in behind the header, in place of one that is there.</summary>
    /// <exception cref="DamagedException">The picture has no header.</exception>
    public static Embedding Embed(ReadOnlySpan<byte> file, ReadOnlySpan<byte> store)
    {
        var start = Chunks(file, "IHDR"u8) is [var header, ..] ? header.End : throw new DamagedException("general.error", "The picture has no header.");
        using var output = new MemoryStream(file.Length + store.Length + Overhead);
        output.Write(file[..(int)start]);
        var chunk = new byte[Overhead + store.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, store.Length);
        "caBX"u8.CopyTo(chunk.AsSpan(4));
        store.CopyTo(chunk.AsSpan(ChunkHead));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(ChunkHead + store.Length), Checksum(chunk.AsSpan(4, 4 + store.Length)));
        output.Write(chunk);
        var from = (int)start;
        foreach (var old in Chunks(file, "caBX"u8))
        {
            output.Write(file[from..(int)old.Start]);
            from = (int)old.End;
        }

        output.Write(file[from..]);
        return new Embedding(output.ToArray(), new ByteRange(start, chunk.Length));
    }

    private static List<ByteRange> Chunks(ReadOnlySpan<byte> file, ReadOnlySpan<byte> type)
    {
        var found = new List<ByteRange>();
        for (long at = SignatureLength; at + Overhead <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]) + (long)Overhead;
            if (at + length > file.Length)
                break;
            if (file.Slice((int)at + 4, 4).SequenceEqual(type))
                found.Add(new ByteRange(at, length));
            at += length;
        }

        return found;
    }

    // ISO 3309, as PNG uses it; once a file, so no table is made.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }
}
