using System.Formats.Asn1;

namespace Throughline.Credentials.ContentCredentials.Certificates;

/// <summary>Those parts of a certificate (RFC 5280, section 4.1) that the platform does not hand out.</summary>
/// <param name="Signed">The bytes that the issuer signed.</param>
/// <param name="Algorithm">By what, as an object identifier.</param>
/// <param name="Parameters">Its parameters in DER, or null.</param>
/// <param name="Signature">The signature.</param>
/// <param name="HasUniqueIds">True when it has the unique identifiers that C2PA forbids.</param>
internal sealed record CertificateParts(ReadOnlyMemory<byte> Signed, string Algorithm, ReadOnlyMemory<byte>? Parameters, byte[] Signature, bool HasUniqueIds)
{
    /// <summary>Takes a certificate apart; null when it is damaged.</summary>
    public static CertificateParts? Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var certificate = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            var signed = certificate.PeekEncodedValue();
            var hasIds = HasIds(certificate.ReadSequence());
            var algorithm = certificate.ReadSequence();
            var name = algorithm.ReadObjectIdentifier();
            ReadOnlyMemory<byte>? parameters = algorithm.HasData ? algorithm.ReadEncodedValue() : default(ReadOnlyMemory<byte>?);
            return new CertificateParts(signed, name, parameters, certificate.ReadBitString(out _), hasIds);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static bool HasIds(AsnReader body)
    {
        while (body.HasData)
        {
            var tag = body.PeekTag();
            if (tag.TagClass == TagClass.ContextSpecific && tag.TagValue is 1 or 2)
                return true;
            body.ReadEncodedValue();
        }

        return false;
    }
}
