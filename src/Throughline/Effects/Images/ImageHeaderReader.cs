namespace Throughline.Effects.Images;

/// <summary>Reads the headers of image files from their first bytes, never the pixels.</summary>
public static class ImageHeaderReader
{
    /// <summary>As many bytes of a file as are looked at; no header that is worth reading is longer.</summary>
    public const int Enough = 256 * 1024;

    /// <summary>The most pixels on a side; beyond it a header is taken for damaged.</summary>
    internal const int MostPixels = 1_000_000;

    /// <summary>The header, or null when the bytes are no whole header of a kind that is known.</summary>
    /// <param name="head">The file's first bytes, up to <see cref="Enough"/>.</param>
    public static ImageHeader? Read(ReadOnlySpan<byte> head)
    {
        if (head.Length > Enough)
            head = head[..Enough];
        return ExrHeader.Read(head) ?? DpxHeader.Read(head);
    }
}
