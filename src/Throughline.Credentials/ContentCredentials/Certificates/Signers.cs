using System.Security.Cryptography.X509Certificates;

namespace Throughline.Credentials.ContentCredentials.Certificates;

/// <summary>Names the people and houses behind certificates.</summary>
internal static class Signers
{
    private const string Organisation = "2.5.4.10";
    private const string CommonName = "2.5.4.3";

    /// <summary>Who a certificate is of.</summary>
    public static SignerSummary Summary(X509Certificate2 certificate, string algorithm, DateTimeOffset? time) =>
        new(NameOf(certificate.SubjectName), NameOf(certificate.IssuerName), certificate.SerialNumber.ToLowerInvariant(), algorithm, time);

    /// <summary>The organisation of a name, else its common name, else all of it.</summary>
    public static string NameOf(X500DistinguishedName name) => Part(name, Organisation) ?? Part(name, CommonName) ?? name.Name;

    private static string? Part(X500DistinguishedName name, string kind)
    {
        try
        {
            return name.EnumerateRelativeDistinguishedNames().Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == kind).Select(part => part.GetSingleElementValue()).FirstOrDefault();
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
