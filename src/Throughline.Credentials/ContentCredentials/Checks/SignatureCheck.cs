using Throughline.Credentials.ContentCredentials.Certificates;
using Throughline.Credentials.ContentCredentials.Manifests;

namespace Throughline.Credentials.ContentCredentials.Checks;

/// <summary>Checks who signed a claim (C2PA 2.2, sections 15.7 and 15.8).</summary>
/// <param name="anchors">Whom to trust.</param>
/// <param name="now">When the check is made: the time at which certificates must hold when no time stamp says another.</param>
internal sealed class SignatureCheck(TrustAnchors anchors, DateTimeOffset now)
{
    private readonly Dictionary<string, SignerSummary> _signers = new(StringComparer.Ordinal);

    /// <summary>Who signed a manifest, once it was checked; null when that could not be read.</summary>
    public SignerSummary? SignerOf(string manifest) => _signers.GetValueOrDefault(manifest);

    /// <summary>Checks.</summary>
    public void Run(Manifest manifest, CheckLog log)
    {
        var url = JumbfUri.OfSignature(manifest.Label);
        if (ClaimSignature.Read(manifest.Signature.Span) is not { } signature)
        {
            log.Failure("claimSignature.mismatch", url, "The signature cannot be read.");
            return;
        }

        if (ClaimSignature.NameOf(signature.Algorithm) is not { } algorithm)
        {
            log.Failure("algorithm.unsupported", url, "The claim is signed by an algorithm that is not allowed.");
            return;
        }

        var claim = manifest.Claim.Bytes.Span;
        var stamped = TimeStampCheck.Run(signature, claim, manifest.Claim.Version, anchors, url, log);
        using var chain = CertificateChain.Read(signature.Chain);
        if (chain is null)
        {
            log.Failure("signingCredential.invalid", url, "There is no certificate with the signature, or one is damaged.");
            return;
        }

        _signers[manifest.Label] = Signers.Summary(chain.Signer, algorithm, stamped);
        var time = stamped ?? now;
        var isInTime = CertificateChain.IsValidAt(chain.Signer, time);
        if (!isInTime)
            log.Failure("signingCredential.expired", url, stamped is null ? "The certificate is not valid today, and no time stamp says when the claim was signed." : "The certificate was not valid when the claim was signed.");
        else if (CertificateProfile.Fault(chain.Signer, ExtendedKeyUsage.Claims) is { } fault)
            log.Failure("signingCredential.invalid", url, fault);
        if (chain.LeadsTo(anchors, time, ExtendedKeyUsage.Claims))
            log.Success("signingCredential.trusted", url, "The certificate leads to a root that you trust.");
        else
            log.Failure("signingCredential.untrusted", url, "No root that you trust vouches for the signer.");
        if (!signature.Holds(claim, chain.Signer))
        {
            log.Failure("claimSignature.mismatch", url, "The claim is not as it was signed.");
            return;
        }

        if (isInTime)
            log.Success("claimSignature.insideValidity", url, "The claim was signed while the certificate was valid.");
        log.Success("claimSignature.validated", url, "The claim is as it was signed.");
    }
}
