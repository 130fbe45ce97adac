using System.IO.Compression;
using Throughline.Credentials.ContentCredentials.Checks;

namespace Throughline.Credentials.ContentCredentials.Pdf;

/// <summary>A stream object.</summary>
/// <param name="Dictionary">What is said of it.</param>
/// <param name="Place">Where its bytes are in the file.</param>
/// <param name="Bytes">As they are there.</param>
internal sealed record PdfStream(PdfValue Dictionary, ByteRange Place, ReadOnlyMemory<byte> Bytes)
{
    private const int MostDecoded = 16 << 20;

    /// <summary>The bytes, with a filter undone when it is Flate.</summary>
    /// <exception cref="DamagedException">They are packed in another way, damaged, or much too many.</exception>
    public ReadOnlyMemory<byte> Decode()
    {
        var filter = Dictionary["Filter"];
        var only = filter is { Items: [var item] } ? item : filter;
        if (filter is null or { IsArray: true, Items: [] })
            return Bytes;
        if (only?.Name != "FlateDecode")
            throw Damaged("packs a part of itself in a way that is not read");
        var parameters = Dictionary["DecodeParms"] is { Items: [var first] } ? first : Dictionary["DecodeParms"];
        var inflated = Inflate();
        return parameters?["Predictor"]?.Integer is >= 10 ? Unpredict(inflated, parameters["Columns"]?.Integer ?? 1) : inflated;
    }

    private byte[] Inflate()
    {
        try
        {
            using var packed = new ZLibStream(new MemoryStream(Bytes.ToArray()), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var part = new byte[1 << 14];
            while (packed.Read(part) is var read and > 0)
            {
                plain.Write(part, 0, read);
                if (plain.Length > MostDecoded)
                    throw Damaged("unpacks to more than it should");
            }

            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            throw Damaged("has a stream that is broken");
        }
    }

    // The filters of PNG (ISO 15948, section 9), a byte wide, as cross-references use them.
    private static byte[] Unpredict(byte[] bytes, long columns)
    {
        if (columns is < 1 or > 1 << 16)
            throw Damaged("has a stream that is broken");
        var width = (int)columns;
        var rows = bytes.Length / (width + 1);
        var plain = new byte[rows * width];
        for (var row = 0; row < rows; row++)
        {
            var filter = bytes[row * (width + 1)];
            for (var i = 0; i < width; i++)
            {
                var left = i > 0 ? plain[row * width + i - 1] : 0;
                var up = row > 0 ? plain[(row - 1) * width + i] : 0;
                var corner = i > 0 && row > 0 ? plain[(row - 1) * width + i - 1] : 0;
                plain[row * width + i] = (byte)(bytes[row * (width + 1) + 1 + i] + filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Nearest(left, up, corner), _ => 0 });
            }
        }

        return plain;
    }

    private static int Nearest(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static DamagedException Damaged(string what) => new("general.error", $"The PDF {what}.");
}
