using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NSec.Cryptography;
using Throughline.Credentials.ContentCredentials;

namespace Throughline.Credentials.Tests.ContentCredentials;

public sealed class ClaimSignerTests
{
    [Theory]
    [InlineData("nistP256", "ES256")]
    [InlineData("nistP384", "ES384")]
    [InlineData("nistP521", "ES512")]
    public void A_certificate_of_ones_own_signs_by_the_curve_of_its_key(string curve, string algorithm)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        using var issued = Issue(new CertificateRequest("O=Ana", key, HashAlgorithmName.SHA256), Usual);

        Assert.Equal((CredentialState.Trusted, algorithm), Signed(issued, key.ExportPkcs8PrivateKeyPem()));
    }

    [Fact]
    public void A_certificate_with_an_rsa_key_signs_by_pss()
    {
        using var key = RSA.Create(2048);
        using var issued = Issue(new CertificateRequest("O=Ana", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), Usual);

        Assert.Equal((CredentialState.Trusted, "PS256"), Signed(issued, key.ExportRSAPrivateKeyPem()));
    }

    [Fact]
    public void A_certificate_with_an_ed25519_key_signs_by_that()
    {
        using var key = NSec.Cryptography.Key.Create(SignatureAlgorithm.Ed25519, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        var publicKey = System.Security.Cryptography.X509Certificates.PublicKey.CreateFromSubjectPublicKeyInfo(key.PublicKey.Export(KeyBlobFormat.PkixPublicKey), out _);
        using var issued = Issue(new CertificateRequest(new X500DistinguishedName("O=Ana"), publicKey, HashAlgorithmName.SHA256), Usual);

        Assert.Equal((CredentialState.Trusted, "Ed25519"), Signed(issued, System.Text.Encoding.ASCII.GetString(key.Export(KeyBlobFormat.PkixPrivateKeyText))));
    }

    [Fact]
    public void A_chain_leads_to_its_root_over_an_authority_between()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var house = new Authority("House");
        using var between = house.Issue("Department", isAuthority: true);
        using var issued = between.Issue(new CertificateRequest("O=Ana", key, HashAlgorithmName.SHA256), Usual);

        var chain = issued.ExportCertificatePem() + "\n" + between.Certificate.ExportCertificatePem();
        Assert.Equal(CredentialState.Trusted, State(chain, key.ExportPkcs8PrivateKeyPem(), house.Certificate.ExportCertificatePem()));
        Assert.Equal(CredentialState.Valid, State(issued.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem(), house.Certificate.ExportCertificatePem()));
    }

    [Fact]
    public void Nobody_is_an_authority_who_was_not_made_one()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var house = new Authority("House");
        using var impostor = house.Issue("Impostor", isAuthority: false);
        using var issued = impostor.Issue(new CertificateRequest("O=Ana", key, HashAlgorithmName.SHA256), Usual);

        var chain = issued.ExportCertificatePem() + "\n" + impostor.Certificate.ExportCertificatePem();
        Assert.Equal(CredentialState.Valid, State(chain, key.ExportPkcs8PrivateKeyPem(), house.Certificate.ExportCertificatePem()));
    }

    [Fact]
    public void What_c2pa_allows_no_certificate_to_be_is_refused()
    {
        Assert.Contains("may not be used", Refusal(request => Usual(request, usage: "1.3.6.1.5.5.7.3.1")), StringComparison.Ordinal);
        Assert.Contains("does not say what it may be used for", Refusal(request => Usual(request, usage: null)), StringComparison.Ordinal);
        Assert.Contains("authority", Refusal(request => Usual(request, isAuthority: true)), StringComparison.Ordinal);
        Assert.Contains("may not sign", Refusal(request => Usual(request, keyUsage: X509KeyUsageFlags.KeyAgreement)), StringComparison.Ordinal);
        Assert.Contains("not known here", Refusal(request => request.CertificateExtensions.Add(new X509Extension("1.2.3.4", [5, 0], critical: true))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_weak_key_a_wrong_key_and_no_key_are_refused()
    {
        using var weak = RSA.Create(1024);
        using var issued = Issue(new CertificateRequest("O=Ana", weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), Usual);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Contains("too short", Assert.Throws<UnsignableException>(() => ClaimSigner.Read(issued.ExportCertificatePem(), weak.ExportPkcs8PrivateKeyPem(), Signing.Now)).Message, StringComparison.Ordinal);
        Assert.Contains("not that of the certificate", Assert.Throws<UnsignableException>(() => ClaimSigner.Read(Signing.Identity.Certificate, other.ExportPkcs8PrivateKeyPem(), Signing.Now)).Message, StringComparison.Ordinal);
        Assert.Contains("must be", Assert.Throws<UnsignableException>(() => ClaimSigner.Read(Signing.Identity.Certificate, "no key", Signing.Now)).Message, StringComparison.Ordinal);
        Assert.Contains("no certificate", Assert.Throws<UnsignableException>(() => ClaimSigner.Read("none", Signing.Identity.Key, Signing.Now)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_ran_out_signs_nothing_and_what_it_signed_is_invalid_then()
    {
        var later = Signing.Now.AddYears(11);

        var report = CredentialReader.Read(Samples.Script, Signing.Sign(Samples.Script).Sidecar, Signing.Root, later);

        Assert.Throws<UnsignableException>(() => Signing.Identity.Open(later));
        Assert.Equal(CredentialState.Invalid, report.State);
        Assert.Contains("signingCredential.expired", Signing.Faults(report));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0001\u0002")]
    [InlineData("అల")]
    [InlineData("A title that is much longer than the sixty-four characters that the names in certificates may have 🌊")]
    [InlineData("Quotes \", commas, and = signs; <all> of \\ them + more")]
    public void Every_title_gives_a_certificate_and_every_identity_can_be_moved(string title)
    {
        var identity = ClaimIdentity.Create("a1", title, Signing.Now);

        Assert.Equal(identity, ClaimIdentity.Import(identity.Export() + "\n"));
        using var signer = identity.Open(Signing.Now);
        Assert.NotEqual("", signer.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("THROUGHLINE+CLAIM+KEY+")]
    [InlineData("THROUGHLINE+CLAIM+KEY+../a+AAAA")]
    [InlineData("THROUGHLINE+CLAIM+KEY+a+!")]
    public void What_is_no_identity_is_not_read_as_one(string text) => Assert.Null(ClaimIdentity.Import(text));

    private static (CredentialState State, string Algorithm) Signed(X509Certificate2 certificate, string key)
    {
        using var signer = ClaimSigner.Read(certificate.ExportCertificatePem(), key, Signing.Now);
        var signed = CredentialWriter.Sign(Samples.Png, null, Signing.Request, signer);
        var report = CredentialReader.Read(signed.File!, null, TrustAnchors.Read(Authority.Usual.Certificate.ExportCertificatePem())!, Signing.Now);
        return (report.State, report.Active!.Signer!.Algorithm);
    }

    private static CredentialState State(string chain, string key, string root)
    {
        using var signer = ClaimSigner.Read(chain, key, Signing.Now);
        return CredentialReader.Read(Samples.Script, CredentialWriter.Sign(Samples.Script, null, Signing.Request, signer).Sidecar, TrustAnchors.Read(root)!, Signing.Now).State;
    }

    private static string Refusal(Action<CertificateRequest> change)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issued = Issue(new CertificateRequest("O=Ana", key, HashAlgorithmName.SHA256), request =>
        {
            change(request);
            if (request.CertificateExtensions.All(extension => extension is not X509EnhancedKeyUsageExtension) && request.CertificateExtensions.Any(extension => extension.Oid!.Value == "1.2.3.4"))
                Usual(request);
        });
        return Assert.Throws<UnsignableException>(() => ClaimSigner.Read(issued.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem(), Signing.Now)).Message;
    }

    private static X509Certificate2 Issue(CertificateRequest request, Action<CertificateRequest> extend) => Authority.Usual.Issue(request, extend);

    private static void Usual(CertificateRequest request) => Usual(request, isAuthority: false);

    private static void Usual(CertificateRequest request, string? usage = "1.3.6.1.5.5.7.3.4", bool isAuthority = false, X509KeyUsageFlags keyUsage = X509KeyUsageFlags.DigitalSignature)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(keyUsage, true));
        if (usage is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
    }
}
