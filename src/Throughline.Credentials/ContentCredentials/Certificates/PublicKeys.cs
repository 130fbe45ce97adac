using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Throughline.Credentials.ContentCredentials.Certificates;

/// <summary>Checks signatures by the key of a certificate; false for whatever is malformed or of another kind of key.</summary>
internal static class PublicKeys
{
    private const string Ed25519Key = "1.3.101.112";
    private const string EllipticCurveKey = "1.2.840.10045.2.1";
    private const string RsaKey = "1.2.840.113549.1.1.1";
    private const string RsaPssKey = "1.2.840.113549.1.1.10";

    /// <summary>Whether a certificate was signed by the key of another.</summary>
    public static bool Issued(X509Certificate2 issuer, CertificateParts signed)
    {
        var data = signed.Signed.Span;
        return signed.Algorithm switch
        {
            "1.2.840.10045.4.3.2" => Ecdsa(issuer, data, signed.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
            "1.2.840.10045.4.3.3" => Ecdsa(issuer, data, signed.Signature, HashAlgorithmName.SHA384, DSASignatureFormat.Rfc3279DerSequence),
            "1.2.840.10045.4.3.4" => Ecdsa(issuer, data, signed.Signature, HashAlgorithmName.SHA512, DSASignatureFormat.Rfc3279DerSequence),
            "1.2.840.113549.1.1.11" => Rsa(issuer, data, signed.Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "1.2.840.113549.1.1.12" => Rsa(issuer, data, signed.Signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "1.2.840.113549.1.1.13" => Rsa(issuer, data, signed.Signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            RsaPssKey => PssParameters.HashOf(signed.Parameters) is { } hash && Rsa(issuer, data, signed.Signature, hash, RSASignaturePadding.Pss),
            Ed25519Key => Ed25519(issuer, data, signed.Signature),
            _ => false,
        };
    }

    /// <summary>Whether an ECDSA signature holds.</summary>
    public static bool Ecdsa(X509Certificate2 certificate, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hash, DSASignatureFormat format)
    {
        if (certificate.PublicKey.Oid.Value != EllipticCurveKey)
            return false;
        try
        {
            using var key = EcdsaOf(certificate);
            return key.VerifyData(data, signature, hash, format);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether an RSA signature holds.</summary>
    public static bool Rsa(X509Certificate2 certificate, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        try
        {
            using var key = RsaOf(certificate);
            return key is not null && key.VerifyData(data, signature, hash, padding);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether an Ed25519 signature holds.</summary>
    public static bool Ed25519(X509Certificate2 certificate, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        certificate.PublicKey.Oid.Value == Ed25519Key && Ed25519Signature.Holds(certificate.PublicKey.EncodedKeyValue.RawData, data, signature);

    /// <summary>Whether the key is of a kind and a length that C2PA allows (C2PA 2.2, section 14.5.1).</summary>
    /// <exception cref="CryptographicException">The key is damaged.</exception>
    public static bool IsStrong(X509Certificate2 certificate)
    {
        switch (certificate.PublicKey.Oid.Value)
        {
            case Ed25519Key:
                return true;
            case EllipticCurveKey:
                return CurveOf(certificate) is not null;
            default:
                using (var key = RsaOf(certificate))
                    return key is { KeySize: >= 2048 and <= 16384 };
        }
    }

    // The platform hands out no key that the certificate does not say is for signing; that is looked at elsewhere.
    private static ECDsa EcdsaOf(X509Certificate2 certificate)
    {
        if (CurveOf(certificate) is null)
            throw new CryptographicException("The curve is none that is allowed.");
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(certificate.PublicKey.ExportSubjectPublicKeyInfo(), out _);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw;
        }
    }

    private static string? CurveOf(X509Certificate2 certificate)
    {
        try
        {
            var curve = AsnDecoder.ReadObjectIdentifier(certificate.PublicKey.EncodedParameters?.RawData, AsnEncodingRules.DER, out _);
            return curve is "1.2.840.10045.3.1.7" or "1.3.132.0.34" or "1.3.132.0.35" ? curve : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    // The platform knows a key only by its older name; one that is bound to PSS is the same numbers.
    private static RSA? RsaOf(X509Certificate2 certificate)
    {
        if (certificate.PublicKey.Oid.Value is not (RsaKey or RsaPssKey))
            return null;
        var key = RSA.Create();
        try
        {
            key.ImportRSAPublicKey(certificate.PublicKey.EncodedKeyValue.RawData, out _);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw;
        }
    }
}
