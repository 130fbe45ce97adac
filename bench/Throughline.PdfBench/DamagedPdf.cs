using System.IO.Compression;
using System.Text;

namespace Throughline.PdfBench;

/// <summary>Damages a PDF in a way that its seed decides: its bytes, or what its compressed streams say.</summary>
internal static class DamagedPdf
{
    private static readonly string[] Tokens =
    [
        "1 0 R", "99999 0 R", "[", "]", "<<", ">>", "(", ")", "<", ">", "/Kids [2 0 R]", "/Count 2147483647", "/Length 99999999", "/Length -1", "/Filter [/FlateDecode /FlateDecode]", "/Prev 9", "obj", "endobj", "stream\n", "endstream",
        " q ", " Q ", " BT ", " ET ", " Tj ", " TJ ", " /F1 1e30 Tf ", " 0 Tz ", " 1e38 0 0 1e38 0 0 cm ", " Do ", "-1", "0", "2147483648", "1e400", "NaN", "\\777", "/Encrypt 1 0 R", "/W [0 0 0]", "/W [1 9999999 1]", "/Index [0 2147483647]", "begincmap", "<0000> <FFFF> <0041>", "/Type /ObjStm /N 100000 /First 0",
    ];

    public static byte[] Of(IReadOnlyList<byte[]> files, Random random)
    {
        var original = files[random.Next(files.Count)];
        return random.Next(3) == 0 ? Changed(original, random) : WithChangedStreams(original, random);
    }

    private static byte[] Changed(byte[] original, Random random)
    {
        var bytes = new List<byte>(original);
        for (var changes = random.Next(1, 9); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 1 << random.Next(1, 11)), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 5:
                    ReplaceNumber(bytes, at, random);
                    break;
                case 6:
                    bytes.InsertRange(at, Enumerable.Repeat(Token(random), random.Next(1, 2000)).SelectMany(t => t));
                    break;
                default:
                    bytes.InsertRange(at, Token(random));
                    break;
            }
        }

        return [.. bytes];
    }

    // Object numbers, lengths and offsets are what the structure hangs on.
    private static void ReplaceNumber(List<byte> bytes, int at, Random random)
    {
        var from = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
        if (from < 0)
            return;
        var to = from;
        while (to < bytes.Count && bytes[to] is >= (byte)'0' and <= (byte)'9')
            to++;
        bytes.RemoveRange(from, to - from);
        bytes.InsertRange(from, Encoding.ASCII.GetBytes((random.Next(4) == 0 ? random.Next() : random.Next(60)).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static byte[] Token(Random random) => Encoding.ASCII.GetBytes(Tokens[random.Next(Tokens.Length)]);

    // Some of the streams are unpacked, changed and packed again, so that the damage is in what they say.
    private static byte[] WithChangedStreams(byte[] original, Random random)
    {
        using var whole = new MemoryStream();
        var at = 0;
        while (at < original.Length)
        {
            var begin = original.AsSpan(at).IndexOf("stream\n"u8);
            var mark = begin < 0 ? -1 : original.AsSpan(at + begin).IndexOf("endstream"u8);
            if (mark < 7)
                break;
            var from = at + begin + 7;
            whole.Write(original, at, begin + 7);
            var packed = original.AsSpan(from, mark - 7).ToArray();
            whole.Write(random.Next(3) == 0 && Unpacked(packed) is { } content ? Packed(Changed(content, random)) : packed);
            whole.Write("\nendstream"u8);
            at += begin + mark + 9;
        }

        whole.Write(original, at, original.Length - at);
        return whole.ToArray();
    }

    private static byte[]? Unpacked(byte[] packed)
    {
        try
        {
            using var unpacked = new MemoryStream();
            using var inflate = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            inflate.CopyTo(unpacked);
            return unpacked.Length == 0 ? null : unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }
}
