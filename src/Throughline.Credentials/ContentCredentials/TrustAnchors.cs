using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Throughline.Credentials.ContentCredentials.Certificates;

namespace Throughline.Credentials.ContentCredentials;

/// <summary>The roots that a caller trusts. There is no list built in: who is to be trusted is the caller's to say.</summary>
public sealed class TrustAnchors
{
    private TrustAnchors(ImmutableArray<X509Certificate2> roots) => Roots = roots;

    /// <summary>Nobody is trusted.</summary>
    public static TrustAnchors None { get; } = new([]);

    internal ImmutableArray<X509Certificate2> Roots { get; }

    /// <summary>Reads one or more certificates in PEM.</summary>
    /// <returns>Null when there is none in it, or one is damaged.</returns>
    public static TrustAnchors? Read(string pem)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPem(pem);
            foreach (var root in roots)
                CertificateChain.Decode(root);
        }
        catch (CryptographicException)
        {
            return null;
        }

        return roots.Count > 0 ? new TrustAnchors([.. roots]) : null;
    }

    /// <summary>These and others.</summary>
    public TrustAnchors And(TrustAnchors others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return new TrustAnchors(Roots.AddRange(others.Roots));
    }
}
