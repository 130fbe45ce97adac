namespace Throughline.Credentials.ContentCredentials;

/// <summary>How manifests travel with a file (C2PA 2.2, annex A).</summary>
public enum Carrier
{
    /// <summary>In APP11 segments of a JPEG.</summary>
    Jpeg,

    /// <summary>In a <c>caBX</c> chunk of a PNG.</summary>
    Png,

    /// <summary>In a PDF, as an associated file.</summary>
    Pdf,

    /// <summary>In a file of their own beside it, <c>NAME.EXT.c2pa</c>.</summary>
    Sidecar,
}
