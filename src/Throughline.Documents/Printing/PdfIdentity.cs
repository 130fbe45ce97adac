using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Throughline.Documents.Printing;

/// <summary>Makes a PDF of Skia's the same bytes for the same content: Skia draws the file's identity by lot, here it is taken from the rest of the file.</summary>
internal static partial class PdfIdentity
{
    private const string Nothing = "00000000-0000-0000-0000-000000000000";

    /// <summary>Replaces the identities in place; every offset stays.</summary>
    public static void Settle(byte[] pdf)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        var text = Encoding.Latin1.GetString(pdf);
        var places = Metadata().Matches(text).Concat(Trailer().Matches(text)).SelectMany(m => m.Groups["id"].Captures).ToArray();
        foreach (var place in places)
            Encoding.Latin1.GetBytes(place.Length == Nothing.Length ? Nothing : Nothing.Replace("-", "", StringComparison.Ordinal)).CopyTo(pdf, place.Index);
        var id = new Guid(SHA256.HashData(pdf).AsSpan(0, 16));
        foreach (var place in places)
            Encoding.Latin1.GetBytes(place.Length == Nothing.Length ? id.ToString("D") : id.ToString("N").ToUpperInvariant()).CopyTo(pdf, place.Index);
    }

    [GeneratedRegex("<xmpMM:(Document|Instance)ID>uuid:(?<id>[0-9a-f-]{36})<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Metadata();

    [GeneratedRegex(@"/ID \[<(?<id>[0-9A-F]{32})> <(?<id>[0-9A-F]{32})>\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Trailer();
}
