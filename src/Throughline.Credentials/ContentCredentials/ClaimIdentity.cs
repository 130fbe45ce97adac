using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Throughline.Credentials.ContentCredentials.Certificates;

namespace Throughline.Credentials.ContentCredentials;

/// <summary>
/// A root of one's own and a certificate that it issued for signing: what a production signs with that has bought none. The root
/// is on no public list; whoever is to trust it must be given it.
/// </summary>
/// <param name="Id">What it is kept under: that of the production, or <c>person</c>; letters and digits only.</param>
/// <param name="Root">The root certificate, PEM: this is handed to others.</param>
/// <param name="Certificate">The certificate of the signer, PEM.</param>
/// <param name="Key">Its private key, PEM (PKCS #8): a secret. That of the root is thrown away, so that nothing else can be issued in its name.</param>
public sealed record ClaimIdentity(string Id, string Root, string Certificate, string Key)
{
    private const string Prefix = "THROUGHLINE+CLAIM+KEY+";

    // X.520 allows no longer names.
    private const int LongestName = 64;

    // Nothing is time-stamped without a network, so a signature is good for as long as its certificate.
    private const int Years = 10;

    /// <summary>Makes one, by NIST P-256.</summary>
    /// <param name="id">What it is to be kept under.</param>
    /// <param name="name">Of the production or the person.</param>
    /// <param name="now">From when it is valid.</param>
    public static ClaimIdentity Create(string id, string name, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsId(id))
            throw new ArgumentException($"'{id}' cannot be what an identity is kept under: letters and digits only.", nameof(id));
        var from = now.AddMinutes(-5);
        var until = now.AddYears(Years);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = RootRequest(name, rootKey).CreateSelfSigned(from, until);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = SignerRequest(name, key, root).Create(root, from, until, Serial());
        return new ClaimIdentity(id, root.ExportCertificatePem(), certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Reads an identity as <see cref="Export"/> writes it.</summary>
    /// <returns>Null when it is not one.</returns>
    public static ClaimIdentity? Import(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = text.Trim();
        if (!line.StartsWith(Prefix, StringComparison.Ordinal) || line[Prefix.Length..].Split('+', 2) is not [var id, var body] || !IsId(id))
            return null;
        var bytes = new byte[body.Length];
        var pem = Convert.TryFromBase64String(body, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        var blocks = new List<string>();
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
            blocks.Add(rest[fields.Location].ToString());
        return blocks is [var root, var certificate, var key] ? new ClaimIdentity(id, root, certificate, key) : null;
    }

    /// <summary>The identity with its secret, as one line.</summary>
    public string Export() => $"{Prefix}{Id}+{Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Root}\n{Certificate}\n{Key}\n"))}";

    /// <summary>Opens it for signing.</summary>
    /// <exception cref="UnsignableException">It is damaged, or has run out.</exception>
    public ClaimSigner Open(DateTimeOffset now) => ClaimSigner.Read(Certificate, Key, now);

    private static bool IsId(string id) => id.Length is > 0 and <= 64 && id.All(char.IsAsciiLetterOrDigit);

    private static CertificateRequest RootRequest(string name, ECDsa key)
    {
        var request = new CertificateRequest(Subject(name, " root"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static CertificateRequest SignerRequest(string name, ECDsa key, X509Certificate2 root)
    {
        var request = new CertificateRequest(Subject(name, ""), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        // The second says what it is; the first is the one that every reader of C2PA has accepted from the beginning.
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ExtendedKeyUsage.EmailProtection), new Oid(ExtendedKeyUsage.DocumentSigning)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        return request;
    }

    private static X500DistinguishedName Subject(string name, string suffix)
    {
        var plain = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            plain.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar ? " " : rune.ToString());
        var text = plain.ToString().Trim();
        text = text.Length == 0 ? "Throughline" : text;
        var builder = new X500DistinguishedNameBuilder();
        builder.AddOrganizationName(Short(text, LongestName));
        builder.AddCommonName(Short(text, LongestName - suffix.Length) + suffix);
        return builder.Build();
    }

    // Cut between characters, never within one.
    private static string Short(string text, int length) =>
        text.Length <= length ? text : char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)(serial[0] & 0x7F | 0x40);
        return serial;
    }
}
