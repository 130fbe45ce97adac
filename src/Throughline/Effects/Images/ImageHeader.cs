namespace Throughline.Effects.Images;

/// <summary>What the header of an image file says.</summary>
/// <param name="Format">The kind of file.</param>
/// <param name="Width">Of what is shown, in pixels: an EXR's display window.</param>
/// <param name="Height">Of what is shown, in pixels.</param>
public sealed record ImageHeader(ImageFormat Format, int Width, int Height)
{
    /// <summary>Of what is stored, where that differs: an EXR's data window.</summary>
    public (int Width, int Height) Stored { get; init; } = (Width, Height);

    /// <summary>Bits of a sample: 16 for half, 32 for float, 10 for film DPX; 0 when the header does not say.</summary>
    public int Bits { get; init; }

    /// <summary>Frames a second as the file has it, in thousandths, rounded; null when it does not say.</summary>
    public long? ThousandthsOfRate { get; init; }

    /// <summary>The timecode as the file has it, such as <c>01:00:10:00</c>; null when it does not say.</summary>
    public string? Timecode { get; init; }

    /// <summary>How it is packed, by the name in the format's own specification; empty when unknown.</summary>
    public string Compression { get; init; } = "";
}

/// <summary>A kind of image file.</summary>
public enum ImageFormat
{
    /// <summary>OpenEXR.</summary>
    Exr,

    /// <summary>SMPTE ST 268 (Digital Picture Exchange).</summary>
    Dpx,
}
