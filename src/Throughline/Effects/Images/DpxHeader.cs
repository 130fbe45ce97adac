using System.Buffers.Binary;

namespace Throughline.Effects.Images;

/// <summary>Reads the header of a DPX file (SMPTE ST 268): fields at fixed places, in the order of bytes that its first word tells; all ones stand for a field that is not filled in.</summary>
internal static class DpxHeader
{
    private const uint Forwards = 0x53445058;
    private const uint Backwards = 0x58504453;
    private const int ImageWidth = 772;
    private const int ImageHeight = 776;
    private const int BitDepth = 803;
    private const int FilmRate = 1724;
    private const int Timecode = 1920;
    private const int TelevisionRate = 1940;

    public static ImageHeader? Read(ReadOnlySpan<byte> head)
    {
        if (head.Length < BitDepth + 1)
            return null;
        var mark = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (mark is not (Forwards or Backwards))
            return null;
        var isBig = mark == Forwards;
        var (width, height) = (Word(head, ImageWidth, isBig), Word(head, ImageHeight, isBig));
        if (width is 0 or > ImageHeaderReader.MostPixels || height is 0 or > ImageHeaderReader.MostPixels)
            return null;
        return new ImageHeader(ImageFormat.Dpx, (int)width, (int)height)
        {
            Bits = head[BitDepth] is 1 or 8 or 10 or 12 or 16 or 32 or 64 ? head[BitDepth] : 0,
            ThousandthsOfRate = Rate(head, FilmRate, isBig) ?? Rate(head, TelevisionRate, isBig),
            Timecode = head.Length >= Timecode + 4 && Word(head, Timecode, isBig) is not uint.MaxValue and var packed ? ExrHeader.Timecode(packed) : null,
        };
    }

    private static uint Word(ReadOnlySpan<byte> head, int at, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt32BigEndian(head[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[at..]);

    // A file's own number is a 32-bit float; it leaves here as whole thousandths.
    private static long? Rate(ReadOnlySpan<byte> head, int at, bool isBig)
    {
        if (head.Length < at + 4)
            return null;
        var rate = BitConverter.UInt32BitsToSingle(Word(head, at, isBig));
        return float.IsFinite(rate) && rate is > 0.5f and < 1000f ? (long)Math.Round(rate * 1000.0) : null;
    }
}
