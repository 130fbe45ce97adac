using System.Buffers.Binary;
using System.Text;

namespace Throughline.Tests.Effects;

/// <summary>First bytes of image files, made by the letter of their specifications.</summary>
internal static class ImageFiles
{
    /// <summary>An OpenEXR header: half floats, ZIP, a display window, and what else is given.</summary>
    public static byte[] Exr(int width, int height, (int Numerator, int Denominator)? rate = null, uint? timecode = null)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write(20000630);
        writer.Write(2);
        Attribute("channels", "chlist", [.. "B\0"u8, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0]);
        Attribute("compression", "compression", [3]);
        Attribute("dataWindow", "box2i", Box(-8, -8, width + 7, height + 7));
        Attribute("displayWindow", "box2i", Box(0, 0, width - 1, height - 1));
        if (rate is { } fps)
            Attribute("framesPerSecond", "rational", Words(fps.Numerator, fps.Denominator));
        if (timecode is { } packed)
            Attribute("timeCode", "timecode", Words((int)packed, 0));
        writer.Write((byte)0);
        return file.ToArray();

        void Attribute(string name, string type, byte[] value)
        {
            writer.Write(Encoding.ASCII.GetBytes($"{name}\0{type}\0"));
            writer.Write(value.Length);
            writer.Write(value);
        }
    }

    /// <summary>A DPX header of 2,048 bytes in either order of bytes.</summary>
    public static byte[] Dpx(int width, int height, float rate, uint timecode, bool isBig)
    {
        var head = new byte[2048];
        Array.Fill(head, (byte)0xFF);
        Put(0, 0x53445058);
        Put(772, (uint)width);
        Put(776, (uint)height);
        head[803] = 10;
        Put(1724, BitConverter.SingleToUInt32Bits(rate));
        Put(1920, timecode);
        return head;

        void Put(int at, uint word)
        {
            if (isBig)
                BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(at), word);
            else
                BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(at), word);
        }
    }

    private static byte[] Box(params int[] corners) => Words(corners);

    private static byte[] Words(params int[] words)
    {
        var bytes = new byte[4 * words.Length];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), words[i]);
        return bytes;
    }
}
