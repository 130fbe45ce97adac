using System.Collections.Immutable;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.Cose;
using System.Security.Cryptography.X509Certificates;
using NSec.Cryptography;
using Throughline.Credentials.ContentCredentials.Certificates;
using Throughline.Credentials.ContentCredentials.Checks;

namespace Throughline.Credentials.ContentCredentials;

/// <summary>A private key and the certificates that say whose it is.</summary>
public sealed class ClaimSigner : IDisposable
{
    private const int ChainHeader = 33;
    private readonly ImmutableArray<byte[]> _chain;
    private readonly CoseKey? _cose;
    private readonly Key? _edwards;
    private readonly IDisposable _key;

    private ClaimSigner(ImmutableArray<byte[]> chain, string name, IDisposable key, CoseKey? cose, Key? edwards) =>
        (_chain, Name, _key, _cose, _edwards) = (chain, name, key, cose, edwards);

    /// <summary>Whose signature it is, by the certificate.</summary>
    public string Name { get; }

    /// <summary>Reads a signer.</summary>
    /// <param name="certificates">In PEM, that of the signer first, then those that issued it; a root need not be there, and is left out.</param>
    /// <param name="key">The private key in PEM, not encrypted: PKCS #8, SEC 1 or PKCS #1.</param>
    /// <param name="now">The time at which it will sign.</param>
    /// <exception cref="UnsignableException">They do not fit each other, or C2PA allows no such certificate to sign.</exception>
    public static ClaimSigner Read(string certificates, string key, DateTimeOffset now)
    {
        var read = new X509Certificate2Collection();
        try
        {
            read.ImportFromPem(certificates);
            foreach (var certificate in read)
                CertificateChain.Decode(certificate);
        }
        catch (CryptographicException damage)
        {
            throw new UnsignableException("The certificates are damaged, or not in PEM.", damage);
        }

        if (read.Count == 0)
            throw new UnsignableException("There is no certificate in PEM.");
        var signer = read[0];
        if (CertificateProfile.Fault(signer, ExtendedKeyUsage.Claims) is { } fault)
            throw new UnsignableException($"{fault} C2PA allows no such certificate to sign a claim.");
        if (!CertificateChain.IsValidAt(signer, now))
            throw new UnsignableException("The certificate is not valid today.");
        var chain = read.Where(certificate => certificate == signer || !certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)).Select(certificate => certificate.RawData).ToImmutableArray();
        return Open(chain, Signers.NameOf(signer.SubjectName), signer, key);
    }

    /// <summary>Signs a claim.</summary>
    /// <returns>A COSE_Sign1 without its payload; of the same length each time.</returns>
    internal byte[] Sign(byte[] claim)
    {
        if (_edwards is not null)
            return SignEdwards(claim, _edwards);
        var headers = new CoseHeaderMap { [new CoseHeaderLabel(ChainHeader)] = CoseHeaderValue.FromEncodedValue(Chain()) };
        var signer = _cose!.Value is ECDsa ecdsa ? new CoseSigner(ecdsa, _cose.Hash, headers) : new CoseSigner((RSA)_cose.Value, RSASignaturePadding.Pss, _cose.Hash, headers);
        return CoseSign1Message.SignDetached(claim, signer);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static ClaimSigner Open(ImmutableArray<byte[]> chain, string name, X509Certificate2 certificate, string pem)
    {
        var edwards = Key.TryImport(SignatureAlgorithm.Ed25519, System.Text.Encoding.ASCII.GetBytes(pem), KeyBlobFormat.PkixPrivateKeyText, out var read) ? read : null;
        AsymmetricAlgorithm? key = edwards is not null ? null : Import(ECDsa.Create(), pem) ?? Import(RSA.Create(), pem);
        var signer = (edwards, key) switch
        {
            (not null, _) => new ClaimSigner(chain, name, edwards, null, edwards),
            (_, ECDsa { KeySize: 256 }) => new ClaimSigner(chain, name, key, new CoseKey(key, HashAlgorithmName.SHA256), null),
            (_, ECDsa { KeySize: 384 }) => new ClaimSigner(chain, name, key, new CoseKey(key, HashAlgorithmName.SHA384), null),
            (_, ECDsa { KeySize: 521 }) => new ClaimSigner(chain, name, key, new CoseKey(key, HashAlgorithmName.SHA512), null),
            (_, RSA) => new ClaimSigner(chain, name, key, new CoseKey(key, HashAlgorithmName.SHA256), null),
            _ => throw new UnsignableException("The key is none that can be used: it must be an elliptic-curve, RSA or Ed25519 private key in PEM, not encrypted."),
        };
        var probe = "probe"u8.ToArray();
        if (ClaimSignature.Read(signer.Sign(probe))?.Holds(probe, certificate) == true)
            return signer;
        signer.Dispose();
        throw new UnsignableException("The private key is not that of the certificate.");
    }

    private static AsymmetricAlgorithm? Import(AsymmetricAlgorithm key, string pem)
    {
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    private byte[] Chain()
    {
        var writer = new CborWriter();
        if (_chain is [var only])
        {
            writer.WriteByteString(only);
            return writer.Encode();
        }

        writer.WriteStartArray(_chain.Length);
        foreach (var certificate in _chain)
            writer.WriteByteString(certificate);
        writer.WriteEndArray();
        return writer.Encode();
    }

    // The platform's COSE knows no Ed25519.
    private byte[] SignEdwards(byte[] claim, Key key)
    {
        const int edDsa = -8;
        var headers = new CborWriter();
        headers.WriteStartMap(2);
        headers.WriteInt32(1);
        headers.WriteInt32(edDsa);
        headers.WriteInt32(ChainHeader);
        headers.WriteEncodedValue(Chain());
        headers.WriteEndMap();
        var protectedHeaders = headers.Encode();
        var message = new CborWriter();
        message.WriteTag((CborTag)18);
        message.WriteStartArray(4);
        message.WriteByteString(protectedHeaders);
        message.WriteStartMap(0);
        message.WriteEndMap();
        message.WriteNull();
        message.WriteByteString(SignatureAlgorithm.Ed25519.Sign(key, ClaimSignature.ToBeSigned("Signature1", protectedHeaders, claim)));
        message.WriteEndArray();
        return message.Encode();
    }

    private sealed record CoseKey(AsymmetricAlgorithm Value, HashAlgorithmName Hash);
}
