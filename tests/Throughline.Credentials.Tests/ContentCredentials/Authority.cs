using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Throughline.Credentials.Tests.ContentCredentials;

/// <summary>Somebody who issues certificates.</summary>
internal sealed class Authority : IDisposable
{
    private readonly ECDsa _key;

    public Authority(string name)
        : this(ECDsa.Create(ECCurve.NamedCurves.nistP256), key => Request(name, key, isAuthority: true).CreateSelfSigned(Signing.Now.AddDays(-1), Signing.Now.AddYears(1)))
    {
    }

    private Authority(ECDsa key, Func<ECDsa, X509Certificate2> issue) => (_key, Certificate) = (key, issue(key));

    public static Authority Usual { get; } = new("Usual");

    public X509Certificate2 Certificate { get; }

    /// <summary>Issues the certificate of another, who may be made an authority or only act as one.</summary>
    public Authority Issue(string name, bool isAuthority) =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256), key => Issue(Request(name, key, isAuthority), _ => { }));

    public X509Certificate2 Issue(CertificateRequest request, Action<CertificateRequest> extend)
    {
        extend(request);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(new X509SubjectKeyIdentifierExtension(Certificate.PublicKey, false)));
        return request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), Signing.Now.AddHours(-1), Signing.Now.AddMonths(1), RandomNumberGenerator.GetBytes(8));
    }

    public void Dispose()
    {
        _key.Dispose();
        Certificate.Dispose();
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest($"O={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request;
    }
}
