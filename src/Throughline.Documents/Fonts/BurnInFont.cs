namespace Throughline.Documents.Fonts;

/// <summary>The font that is burnt into pictures, the same on every machine: Courier Prime Bold (SIL Open Font License 1.1).</summary>
public static class BurnInFont
{
    /// <summary>The font file.</summary>
    public static byte[] Bytes()
    {
        using var stream = FontShelf.Resource("CourierPrime-Bold.ttf");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
