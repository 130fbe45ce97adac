using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Throughline.Credentials.ContentCredentials.Certificates;

/// <summary>The parameters of a signature by RSASSA-PSS (RFC 4055, section 3.1).</summary>
internal static class PssParameters
{
    /// <summary>The hash, which must be the same in the mask and at least of 256 bits; null when it is not so.</summary>
    public static HashAlgorithmName? HashOf(ReadOnlyMemory<byte>? der)
    {
        if (der is null)
            return null;
        try
        {
            var parameters = new AsnReader(der.Value, AsnEncodingRules.DER).ReadSequence();
            var hash = parameters.ReadSequence(Explicit(0)).ReadSequence().ReadObjectIdentifier();
            var mask = parameters.ReadSequence(Explicit(1)).ReadSequence();
            mask.ReadObjectIdentifier();
            return mask.ReadSequence().ReadObjectIdentifier() == hash ? Name(hash) : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static Asn1Tag Explicit(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);

    private static HashAlgorithmName? Name(string identifier) => identifier switch
    {
        "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
