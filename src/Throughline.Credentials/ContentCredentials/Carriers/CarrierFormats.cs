using Throughline.Credentials.ContentCredentials.Pdf;

namespace Throughline.Credentials.ContentCredentials.Carriers;

/// <summary>Which files can carry manifests, and how.</summary>
internal static class CarrierFormats
{
    /// <summary>What a file is, by its first bytes; <see cref="Carrier.Sidecar"/> for all that carries nothing itself.</summary>
    public static Carrier Of(ReadOnlySpan<byte> file) =>
        JpegCarrier.IsJpeg(file) ? Carrier.Jpeg : PngCarrier.IsPng(file) ? Carrier.Png : PdfFile.IsPdf(file) ? Carrier.Pdf : Carrier.Sidecar;

    /// <summary>The store in a file; null when there is none.</summary>
    /// <exception cref="DamagedException">There is one, and it is damaged.</exception>
    public static FoundStore? Find(ReadOnlyMemory<byte> file) => Of(file.Span) switch
    {
        Carrier.Jpeg => JpegCarrier.Find(file.Span),
        Carrier.Png => PngCarrier.Find(file),
        Carrier.Pdf => PdfCarrier.Find(file),
        _ => null,
    };
}
