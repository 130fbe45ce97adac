using System.Buffers.Binary;
using Throughline.Credentials.ContentCredentials.Boxes;
using Throughline.Credentials.ContentCredentials.Checks;

namespace Throughline.Credentials.ContentCredentials.Carriers;

/// <summary>A store in APP11 segments: cut in pieces, each with the header of the box before it (C2PA 2.2, annex A.3.1; ISO 19566-5, annex D).</summary>
internal static class JpegCarrier
{
    private const byte App0 = 0xE0, App1 = 0xE1, App11 = 0xEB, StartOfScan = 0xDA, EndOfImage = 0xD9;
    private const int SegmentHead = 4;
    private const int PieceHead = 8;
    private const int BoxHead = 8;
    private const int MostInSegment = ushort.MaxValue - 2;

    /// <summary>True for what begins as a JPEG does.</summary>
    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith<byte>([0xFF, 0xD8, 0xFF]);

    /// <summary>The store; null when there is none.</summary>
    public static FoundStore? Find(ReadOnlySpan<byte> file)
    {
        var pieces = Pieces(file);
        if (pieces.Count == 0)
            return null;
        using var store = new MemoryStream();
        foreach (var (place, number) in pieces)
        {
            var piece = file.Slice((int)place.Start, (int)place.Length)[(SegmentHead + PieceHead)..];
            store.Write(number == 1 ? piece : piece[BoxHead..]);
        }

        var start = pieces[0].Place.Start;
        return new FoundStore(store.ToArray(), new ByteRange(start, pieces[^1].Place.End - start));
    }

    /// <summary>Puts a store in, in place of one that is there.</summary>
    public static Embedding Embed(ReadOnlySpan<byte> file, ReadOnlySpan<byte> store)
    {
        var old = Pieces(file).Select(piece => piece.Place).ToList();
        var at = 2;
        foreach (var (marker, place) in Segments(file))
        {
            if (marker is not (App0 or App1))
                break;
            at = (int)place.End;
        }

        using var output = new MemoryStream(file.Length + store.Length + 1024);
        Copy(output, file, 0, at, old);
        var start = output.Length;
        Write(output, store);
        var length = output.Length - start;
        Copy(output, file, at, file.Length, old);
        return new Embedding(output.ToArray(), new ByteRange(start, length));
    }

    private static void Write(MemoryStream output, ReadOnlySpan<byte> store)
    {
        const int room = MostInSegment - PieceHead - BoxHead;
        var rest = store[BoxHead..];
        Span<byte> head = stackalloc byte[SegmentHead + PieceHead];
        for (var number = 1; number == 1 || !rest.IsEmpty; number++)
        {
            var piece = rest[..Math.Min(room, rest.Length)];
            rest = rest[piece.Length..];
            head[0] = 0xFF;
            head[1] = App11;
            BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(2 + PieceHead + BoxHead + piece.Length));
            "JP"u8.CopyTo(head[4..]);
            BinaryPrimitives.WriteUInt16BigEndian(head[6..], 1);
            BinaryPrimitives.WriteInt32BigEndian(head[8..], number);
            output.Write(head);
            output.Write(store[..BoxHead]);
            output.Write(piece);
        }
    }

    private static void Copy(MemoryStream output, ReadOnlySpan<byte> file, int from, int to, List<ByteRange> without)
    {
        foreach (var hole in without.Where(hole => hole.Start >= from && hole.End <= to))
        {
            output.Write(file[from..(int)hole.Start]);
            from = (int)hole.End;
        }

        output.Write(file[from..to]);
    }

    // The pieces of the first box that is a store; their numbers must go up from 1.
    private static List<(ByteRange Place, int Number)> Pieces(ReadOnlySpan<byte> file)
    {
        var pieces = new List<(ByteRange, int)>();
        int? box = null;
        foreach (var (marker, place) in Segments(file))
        {
            if (marker != App11)
                continue;
            var segment = file.Slice((int)place.Start, (int)place.Length);
            if (segment.Length < SegmentHead + PieceHead + BoxHead || !segment[SegmentHead..].StartsWith("JP"u8))
                continue;
            var instance = BinaryPrimitives.ReadUInt16BigEndian(segment[6..]);
            var number = BinaryPrimitives.ReadInt32BigEndian(segment[8..]);
            var body = segment[(SegmentHead + PieceHead)..];
            if (box is null && number == 1 && IsStore(body))
                box = instance;
            if (instance != box)
                continue;
            if (number != pieces.Count + 1)
                throw new DamagedException("claim.missing", "A piece of the manifest store is missing.");
            pieces.Add((place, number));
        }

        return pieces;
    }

    private static bool IsStore(ReadOnlySpan<byte> body)
    {
        const int kind = BoxHead + 8;
        return body.Length >= kind + 16 && body[4..].StartsWith("jumb"u8) && BoxType.Read(body.Slice(kind, 16)) == BoxType.Store;
    }

    // Every segment before the picture itself.
    private static List<(byte Marker, ByteRange Place)> Segments(ReadOnlySpan<byte> file)
    {
        var segments = new List<(byte, ByteRange)>();
        var at = 2;
        while (at + SegmentHead <= file.Length && file[at] == 0xFF && file[at + 1] is not (StartOfScan or EndOfImage))
        {
            if (file[at + 1] is 0xFF)
            {
                at++;
                continue;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < SegmentHead || at + length > file.Length)
                break;
            segments.Add((file[at + 1], new ByteRange(at, length)));
            at += length;
        }

        return segments;
    }
}
