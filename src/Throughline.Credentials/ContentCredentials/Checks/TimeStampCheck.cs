using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Throughline.Credentials.ContentCredentials.Certificates;

namespace Throughline.Credentials.ContentCredentials.Checks;

/// <summary>Checks the time stamp of a signature (RFC 3161; C2PA 2.2, section 15.8). One that fails is as good as none.</summary>
internal static class TimeStampCheck
{
    /// <summary>The time that a stamp vouches for; null without a good one.</summary>
    /// <param name="signature">With its stamps.</param>
    /// <param name="claim">What was signed.</param>
    /// <param name="version">Of the claim: those of version 1 are held to no trusted authority, for the files of that time name none.</param>
    /// <param name="anchors">Whom to trust.</param>
    /// <param name="url">Of the signature.</param>
    /// <param name="log">Where findings go.</param>
    public static DateTimeOffset? Run(ClaimSignature signature, ReadOnlySpan<byte> claim, int version, TrustAnchors anchors, string url, CheckLog log)
    {
        if (signature.TimeStamps.IsEmpty)
            return null;
        if (signature.TimeStamps is not [var bytes] || Token(bytes) is not { } token)
        {
            log.Note("timeStamp.malformed", url, "The time stamp cannot be read.");
            return null;
        }

        var signed = ClaimSignature.ToBeSigned("CounterSignature", signature.Protected, signature.StampsSignature ? ByteString(signature.Signature) : claim);
        var info = token.TokenInfo;
        if (HashOf(info.HashAlgorithmId.Value) is not { } hash || !CryptographicOperations.HashData(hash, signed).AsSpan().SequenceEqual(info.GetMessageHash().Span))
        {
            log.Note("timeStamp.mismatch", url, "The time stamp is not of this signature.");
            return null;
        }

        using var chain = Chain(token);
        if (chain is null)
        {
            log.Note("timeStamp.untrusted", url, "The time stamp is not signed as it says.");
            return null;
        }

        if (!CertificateChain.IsValidAt(chain.Signer, info.Timestamp))
        {
            log.Note("timeStamp.outsideValidity", url, "The authority's certificate was not valid at the time that it stamped.");
            return null;
        }

        log.Success("timeStamp.validated", url, "The time stamp is of this signature.");
        var isTrusted = CertificateProfile.Fault(chain.Signer, ExtendedKeyUsage.TimeStamps) is null && chain.LeadsTo(anchors, info.Timestamp, ExtendedKeyUsage.TimeStamps);
        if (version > 1 && !isTrusted)
        {
            log.Note("timeStamp.untrusted", url, "Nobody vouches for the authority that stamped the time.");
            return null;
        }

        log.Success("timeStamp.trusted", url, isTrusted ? "The authority that stamped the time is trusted." : "Claims of version 1 are taken at the time that any authority stamped.");
        return info.Timestamp;
    }

    // Some keep the whole answer of the authority, some only the token in it.
    private static Rfc3161TimestampToken? Token(byte[] bytes)
    {
        try
        {
            var outer = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
            ReadOnlyMemory<byte> token = bytes;
            if (outer.PeekTag() == Asn1Tag.Sequence)
            {
                outer.ReadSequence();
                token = outer.ReadEncodedValue();
            }

            return Rfc3161TimestampToken.TryDecode(token, out var read, out _) ? read : null;
        }
        catch (Exception failure) when (failure is AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    // The signer's certificate first, then whatever issued the one before.
    private static CertificateChain? Chain(Rfc3161TimestampToken token)
    {
        const int longest = 8;
        try
        {
            var cms = token.AsSignedCms();
            cms.CheckSignature(verifySignatureOnly: true);
            if (cms.SignerInfos[0].Certificate is not { } signer)
                return null;
            var chain = new List<byte[]> { signer.RawData };
            var last = signer;
            while (chain.Count < longest && cms.Certificates.FirstOrDefault(it => !it.RawDataMemory.Span.SequenceEqual(last.RawDataMemory.Span) && it.SubjectName.RawData.AsSpan().SequenceEqual(last.IssuerName.RawData)) is { } issuer)
            {
                chain.Add(issuer.RawData);
                last = issuer;
            }

            return CertificateChain.Read(chain);
        }
        catch (Exception failure) when (failure is CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    private static byte[] ByteString(byte[] bytes)
    {
        var writer = new System.Formats.Cbor.CborWriter();
        writer.WriteByteString(bytes);
        return writer.Encode();
    }

    private static HashAlgorithmName? HashOf(string? identifier) => identifier switch
    {
        "1.3.14.3.2.26" => HashAlgorithmName.SHA1,
        "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
