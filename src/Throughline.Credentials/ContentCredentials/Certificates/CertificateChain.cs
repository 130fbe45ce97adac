using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Throughline.Credentials.ContentCredentials.Certificates;

/// <summary>The certificate of a signer, and those that lead towards a root.</summary>
internal sealed class CertificateChain : IDisposable
{
    private const int Longest = 10;

    private CertificateChain(ImmutableArray<X509Certificate2> certificates) => Certificates = certificates;

    /// <summary>The signer's first, each issued by the next.</summary>
    public ImmutableArray<X509Certificate2> Certificates { get; }

    /// <summary>The signer's.</summary>
    public X509Certificate2 Signer => Certificates[0];

    /// <summary>Reads certificates in DER; null when there are none, too many, or one is damaged.</summary>
    public static CertificateChain? Read(IReadOnlyList<byte[]> ders)
    {
        if (ders.Count is 0 or > Longest)
            return null;
        var read = ImmutableArray.CreateBuilder<X509Certificate2>();
        foreach (var der in ders)
        {
            try
            {
                var certificate = X509CertificateLoader.LoadCertificate(der);
                read.Add(certificate);
                Decode(certificate);
            }
            catch (CryptographicException)
            {
                foreach (var certificate in read)
                    certificate.Dispose();
                return null;
            }
        }

        return new CertificateChain(read.ToImmutable());
    }

    /// <summary>Looks at all that is decoded only when it is asked for, so that what is damaged is known at once.</summary>
    /// <exception cref="CryptographicException">Something is.</exception>
    public static void Decode(X509Certificate2 certificate)
    {
        _ = (certificate.NotBefore, certificate.NotAfter, certificate.Version, certificate.SubjectName, certificate.IssuerName, certificate.SerialNumber);
        _ = (certificate.PublicKey.Oid, certificate.PublicKey.EncodedKeyValue, certificate.Extensions.Count);
    }

    /// <summary>Whether it leads to a root, every certificate of it being valid at a time and allowed to issue the one before.</summary>
    /// <param name="anchors">The roots.</param>
    /// <param name="time">When.</param>
    /// <param name="usages">One of these the signer must have.</param>
    public bool LeadsTo(TrustAnchors anchors, DateTimeOffset time, IReadOnlySet<string> usages)
    {
        try
        {
            if (CertificateProfile.UsagesOf(Signer)?.Overlaps(usages) != true)
                return false;
            for (var i = 0; i < Certificates.Length; i++)
            {
                var certificate = Certificates[i];
                if (!IsValidAt(certificate, time) || CertificateParts.Read(certificate.RawDataMemory) is not { } parts)
                    return false;
                if (anchors.Roots.Any(root => Issued(root, certificate, parts)))
                    return true;
                if (i + 1 == Certificates.Length || !CertificateProfile.IsAuthority(Certificates[i + 1]) || !Issued(Certificates[i + 1], certificate, parts))
                    return false;
            }

            return false;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether a time lies in the time for which a certificate was issued.</summary>
    public static bool IsValidAt(X509Certificate2 certificate, DateTimeOffset time) =>
        certificate.NotBefore.ToUniversalTime() <= time.UtcDateTime && time.UtcDateTime <= certificate.NotAfter.ToUniversalTime();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var certificate in Certificates)
            certificate.Dispose();
    }

    private static bool Issued(X509Certificate2 issuer, X509Certificate2 certificate, CertificateParts parts) =>
        issuer.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData) && PublicKeys.Issued(issuer, parts);
}
