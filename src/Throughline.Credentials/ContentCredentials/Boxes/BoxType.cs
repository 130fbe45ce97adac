namespace Throughline.Credentials.ContentCredentials.Boxes;

/// <summary>The types of superboxes, by the four letters that begin their UUID (C2PA 2.2, section 11.1.4.2; ISO 19566-5, annex B).</summary>
internal static class BoxType
{
    public const string Store = "c2pa";
    public const string Manifest = "c2ma";
    public const string StandardManifest = "c2md";
    public const string UpdateManifest = "c2um";
    public const string CompressedManifest = "c2cm";
    public const string AssertionStore = "c2as";
    public const string Claim = "c2cl";
    public const string Signature = "c2cs";
    public const string CborContent = "cbor";
    public const string JsonContent = "json";

    // What follows the four letters in every UUID that ISO made of a box type.
    private static readonly byte[] Tail = [0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];

    /// <summary>The four letters, or all sixteen bytes in hexadecimal when it is a UUID of another kind.</summary>
    public static string Read(ReadOnlySpan<byte> uuid) =>
        uuid[4..].SequenceEqual(Tail) ? System.Text.Encoding.Latin1.GetString(uuid[..4]) : Convert.ToHexStringLower(uuid);

    /// <summary>The UUID of four letters.</summary>
    public static byte[] Uuid(string letters) => [.. System.Text.Encoding.Latin1.GetBytes(letters), .. Tail];
}
