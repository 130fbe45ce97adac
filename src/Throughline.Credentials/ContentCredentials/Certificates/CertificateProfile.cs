using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Throughline.Credentials.ContentCredentials.Certificates;

/// <summary>What C2PA demands of the certificate of a signer, whoever issued it (C2PA 2.2, section 14.5.1).</summary>
internal static class CertificateProfile
{
    private const string KeyUsage = "2.5.29.15";

    private static readonly HashSet<string> KnownExtensions = new(StringComparer.Ordinal)
    {
        "2.5.29.14", KeyUsage, "2.5.29.17", "2.5.29.19", "2.5.29.30", "2.5.29.31", "2.5.29.32", "2.5.29.33", "2.5.29.35", "2.5.29.36", "2.5.29.37", "2.5.29.54", "1.3.6.1.5.5.7.1.1",
    };

    private static readonly HashSet<string> Algorithms = new(StringComparer.Ordinal)
    {
        "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4", "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13", "1.2.840.113549.1.1.10", "1.3.101.112",
    };

    /// <summary>What is wrong with a certificate, as a sentence; null when nothing is.</summary>
    /// <param name="certificate">Of a signer, not of an authority.</param>
    /// <param name="usages">One of these it must have.</param>
    public static string? Fault(X509Certificate2 certificate, IReadOnlySet<string> usages)
    {
        try
        {
            var parts = CertificateParts.Read(certificate.RawDataMemory);
            if (parts is null || certificate.Version != 3)
                return "The certificate is damaged, or not of version 3.";
            if (parts.HasUniqueIds)
                return "The certificate has unique identifiers, which are not allowed.";
            if (!Algorithms.Contains(parts.Algorithm) || parts.Algorithm == "1.2.840.113549.1.1.10" && PssParameters.HashOf(parts.Parameters) is null)
                return "The certificate is signed by an algorithm that is not allowed.";
            if (!PublicKeys.IsStrong(certificate))
                return "The key of the certificate is too short, or of a kind that is not allowed.";
            return OfUsage(certificate, usages) ?? OfExtensions(certificate);
        }
        catch (CryptographicException)
        {
            return "The certificate is damaged.";
        }
    }

    /// <summary>True for the certificate of an authority.</summary>
    public static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is { CertificateAuthority: true };

    /// <summary>What a certificate may be used for; null when it does not say.</summary>
    public static IReadOnlySet<string>? UsagesOf(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is { } extension
            ? extension.EnhancedKeyUsages.Cast<Oid>().Select(usage => usage.Value ?? "").ToHashSet(StringComparer.Ordinal)
            : null;

    private static string? OfUsage(X509Certificate2 certificate, IReadOnlySet<string> usages)
    {
        if (IsAuthority(certificate))
            return "The certificate is that of an authority, which must not sign claims itself.";
        if (UsagesOf(certificate) is not { } has)
            return "The certificate does not say what it may be used for.";
        if (has.Contains(ExtendedKeyUsage.Any) || !has.Overlaps(usages))
            return "The certificate may not be used to sign this.";
        var alone = (has.Contains(ExtendedKeyUsage.TimeStamping) ? 1 : 0) + (has.Contains(ExtendedKeyUsage.OcspSigning) ? 1 : 0);
        return alone > 0 && has.Count > 1 ? "The certificate may be used for things that exclude each other." : null;
    }

    private static string? OfExtensions(X509Certificate2 certificate)
    {
        if (!certificate.Extensions.Any(extension => extension is X509AuthorityKeyIdentifierExtension))
            return "The certificate does not name the key of its issuer.";
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages ?? X509KeyUsageFlags.None;
        if ((usage & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) == X509KeyUsageFlags.None || usage.HasFlag(X509KeyUsageFlags.KeyCertSign))
            return "The key of the certificate may not sign this.";
        return certificate.Extensions.Any(extension => extension.Critical && !KnownExtensions.Contains(extension.Oid?.Value ?? ""))
            ? "The certificate demands something that is not known here."
            : null;
    }
}
