using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Throughline.Effects.Images;

/// <summary>Reads the header of an OpenEXR file (OpenEXR file layout, section "Header"): attributes of a name, a type, a length and a value. Of a file of several parts the first is read.</summary>
internal static class ExrHeader
{
    private const int Magic = 20000630;
    private const int MostAttributes = 1024;
    private static readonly string[] Compressions = ["NO", "RLE", "ZIPS", "ZIP", "PIZ", "PXR24", "B44", "B44A", "DWAA", "DWAB"];

    public static ImageHeader? Read(ReadOnlySpan<byte> head)
    {
        if (head.Length < 8 || BinaryPrimitives.ReadInt32LittleEndian(head) != Magic)
            return null;
        var rest = head[8..];
        (int Width, int Height)? display = null, data = null;
        var header = new ImageHeader(ImageFormat.Exr, 0, 0);
        for (var i = 0; i < MostAttributes; i++)
        {
            if (!TryName(ref rest, out var name))
                return null;
            if (name.Length == 0)
                return display is { } shown ? header with { Width = shown.Width, Height = shown.Height, Stored = data ?? shown } : null;
            if (!TryName(ref rest, out var type) || rest.Length < 4)
                return null;
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
            if (length < 0 || length > rest.Length - 4)
                return null;
            var value = rest.Slice(4, length);
            rest = rest[(4 + length)..];
            switch (name, type)
            {
                case ("displayWindow", "box2i"):
                    display = Box(value);
                    break;
                case ("dataWindow", "box2i"):
                    data = Box(value);
                    break;
                default:
                    header = With(header, name, type, value);
                    break;
            }
        }

        return null;
    }

    private static ImageHeader With(ImageHeader header, string name, string type, ReadOnlySpan<byte> value) => (name, type) switch
    {
        ("compression", "compression") when value.Length == 1 && value[0] < Compressions.Length => header with { Compression = Compressions[value[0]] },
        ("channels", "chlist") => header with { Bits = Bits(value) },
        ("framesPerSecond", "rational") when value.Length == 8 => header with { ThousandthsOfRate = Rate(value) },
        ("timeCode", "timecode") when value.Length == 8 => header with { Timecode = Timecode(BinaryPrimitives.ReadUInt32LittleEndian(value)) },
        _ => header,
    };

    private static (int Width, int Height)? Box(ReadOnlySpan<byte> value)
    {
        if (value.Length != 16)
            return null;
        long Side(ReadOnlySpan<byte> box, int from) => (long)BinaryPrimitives.ReadInt32LittleEndian(box[(from + 8)..]) - BinaryPrimitives.ReadInt32LittleEndian(box[from..]) + 1;
        var (width, height) = (Side(value, 0), Side(value, 4));
        return width is > 0 and <= ImageHeaderReader.MostPixels && height is > 0 and <= ImageHeaderReader.MostPixels ? ((int)width, (int)height) : null;
    }

    // Of the first channel: 0 unsigned, 1 half, 2 float, after its name.
    private static int Bits(ReadOnlySpan<byte> channels) =>
        TryName(ref channels, out var name) && name.Length > 0 && channels.Length >= 16 ? BinaryPrimitives.ReadInt32LittleEndian(channels) switch { 0 => 32, 1 => 16, 2 => 32, _ => 0 } : 0;

    private static long? Rate(ReadOnlySpan<byte> value)
    {
        var numerator = BinaryPrimitives.ReadInt32LittleEndian(value);
        var denominator = BinaryPrimitives.ReadUInt32LittleEndian(value[4..]);
        return numerator > 0 && denominator > 0 ? (numerator * 1000L + denominator / 2) / denominator : null;
    }

    /// <summary>Binary-coded decimals as SMPTE ST 12-1 packs them: frames in the lowest byte, hours in the highest, flags in the top bits of each.</summary>
    internal static string? Timecode(uint packed)
    {
        int Two(int shift, uint tens) => (int)(((packed >> (shift + 4)) & tens) * 10 + ((packed >> shift) & 0xF));
        var (frames, seconds, minutes, hours) = (Two(0, 3), Two(8, 7), Two(16, 7), Two(24, 3));
        return hours < 24 && minutes < 60 && seconds < 60 && frames < 40 ? string.Create(CultureInfo.InvariantCulture, $"{hours:D2}:{minutes:D2}:{seconds:D2}:{frames:D2}") : null;
    }

    // Up to 255 bytes ended by a zero; the empty name ends the header.
    private static bool TryName(ref ReadOnlySpan<byte> rest, out string name)
    {
        var end = rest[..Math.Min(rest.Length, 256)].IndexOf((byte)0);
        name = end < 0 ? "" : Encoding.Latin1.GetString(rest[..end]);
        rest = end < 0 ? [] : rest[(end + 1)..];
        return end >= 0;
    }
}
