using Throughline.Credentials.ContentCredentials.Manifests;

namespace Throughline.Credentials.ContentCredentials.Checks;

/// <summary>Checks one claim: its signature, its assertions, and what they may say together (C2PA 2.2, sections 15.6 to 15.10).</summary>
internal sealed class ClaimCheck(ManifestStore store, SignatureCheck signatures, Hashes hashes, IReadOnlySet<string> redacted, CheckLog log)
{
    // C2PA 2.2, section 11.2.3.
    private static readonly HashSet<string> UpdateActions = new(StringComparer.Ordinal)
    {
        "c2pa.edited.metadata", "c2pa.opened", "c2pa.published", "c2pa.redacted",
    };

    /// <summary>Checks.</summary>
    public void Run(Manifest manifest)
    {
        var claim = manifest.Claim;
        var url = JumbfUri.OfManifest(manifest.Label);
        if (JumbfUri.ManifestIn(claim.SignatureUrl) is { } other && other != manifest.Label || JumbfUri.LabelIn(claim.SignatureUrl) != "c2pa.signature")
            log.Failure("claimSignature.missing", JumbfUri.OfSignature(manifest.Label), "The claim points to another signature.");
        if (claim.Version > 1 && !ManifestLabel.IsConforming(manifest.Label))
            log.Failure("claim.malformed", url, "The manifest is not named as it must be.");
        signatures.Run(manifest, log);
        Redactions(manifest);
        Parents(manifest, url);
        Assertions(manifest);
        ActionCheck.Run(manifest, store, log);
        if (claim.Version > 1 && claim.Root["claim_generator_info"]?["name"]?.Text is not { Length: > 0 })
            log.Failure("claim.malformed", url, "The claim does not name the program that made it.");
    }

    private void Redactions(Manifest manifest)
    {
        foreach (var url in manifest.Claim.Redacted)
        {
            var label = JumbfUri.LabelIn(url);
            if (JumbfUri.ManifestIn(url) == manifest.Label)
                log.Failure("assertion.selfRedacted", url, "The claim redacts an assertion of its own.");
            if (label.StartsWith(AssertionKind.Actions, StringComparison.Ordinal))
                log.Failure("assertion.action.redacted", url, "What was done must not be redacted.");
            if (label.StartsWith("c2pa.hash.", StringComparison.Ordinal))
                log.Failure("assertion.dataHash.redacted", url, "What binds a manifest to its file must not be redacted.");
        }
    }

    private void Parents(Manifest manifest, string url)
    {
        var parents = manifest.Ingredients.Count(ingredient => ingredient.Relationship == Ingredient.ParentOf);
        if (!manifest.IsUpdate)
        {
            if (parents > 1)
                log.Failure("manifest.multipleParents", url, "The manifest has more than one parent.");
            return;
        }

        if (parents != 1)
            log.Failure(parents == 0 ? "manifest.update.wrongParents" : "manifest.update.invalid", url, "An update must have one parent.");
        if (!manifest.HardBindings.IsEmpty)
            log.Failure("manifest.update.invalid", url, "An update must not be bound to the file.");
        if (ActionCheck.ActionsOf(manifest).Any(action => action["action"]?.Text is { } name && !UpdateActions.Contains(name)))
            log.Failure("manifest.update.invalid", url, "An update must not change the file.");
    }

    private void Assertions(Manifest manifest)
    {
        var unlisted = new HashSet<Assertion>(manifest.Assertions, ReferenceEqualityComparer.Instance);
        var byLabel = new Dictionary<string, Assertion>(StringComparer.Ordinal);
        foreach (var assertion in manifest.Assertions)
            byLabel.TryAdd(assertion.Label, assertion);
        foreach (var listed in manifest.Claim.Assertions)
        {
            var url = JumbfUri.Absolute(listed.Url, manifest.Label);
            if (JumbfUri.ManifestIn(url) != manifest.Label)
                log.Failure("assertion.outsideManifest", url, "The claim lists an assertion of another manifest.");
            var assertion = byLabel.GetValueOrDefault(JumbfUri.LabelIn(url));
            if (assertion is not null)
                unlisted.Remove(assertion);
            if (redacted.Contains(url))
                continue;
            if (assertion is null)
                log.Failure("assertion.missing", url, "An assertion is not there.");
            else if (hashes.Hold(listed.Algorithm ?? manifest.Claim.Algorithm, assertion.Box.Payload, listed.Hash))
                log.Success("assertion.hashedURI.match", url, "The assertion is as it was signed.");
            else
                log.Failure("assertion.hashedURI.mismatch", url, "The assertion is not as it was signed.");
        }

        foreach (var assertion in unlisted)
            log.Failure("assertion.undeclared", manifest.UrlOf(assertion), "An assertion was added that the claim does not list.");
    }
}
