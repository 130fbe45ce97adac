using Throughline.Credentials.ContentCredentials.Manifests;

namespace Throughline.Credentials.ContentCredentials.Checks;

/// <summary>Checks a manifest store against the file it came with (C2PA 2.2, section 15).</summary>
internal sealed class StoreCheck
{
    private const int DeepestIngredients = 64;
    private readonly ManifestStore _store;
    private readonly CheckLog _log;
    private readonly ClaimCheck _claims;
    private readonly Hashes _hashes = new();
    private readonly HashSet<string> _redacted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _redactedManifests = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    private StoreCheck(ManifestStore store, SignatureCheck signatures, CheckLog log)
    {
        (_store, _log) = (store, log);
        _claims = new ClaimCheck(store, signatures, _hashes, _redacted, log);
    }

    /// <summary>Checks.</summary>
    /// <param name="store">The manifests.</param>
    /// <param name="asset">The file, and where in it they are.</param>
    /// <param name="signatures">Whom to trust.</param>
    /// <param name="log">Where findings go.</param>
    /// <exception cref="DamagedException">It cannot be gone on.</exception>
    public static void Run(ManifestStore store, BoundAsset asset, SignatureCheck signatures, CheckLog log)
    {
        var check = new StoreCheck(store, signatures, log);
        check.Reach(store.Active, []);
        var binding = check.Binding(store.Active);
        if (binding is null)
            log.Failure("claim.hardBindings.missing", JumbfUri.OfManifest(store.Active.Label), "Nothing binds the manifest to the file.");
        check._checked.Add(store.Active.Label);
        check._claims.Run(store.Active);
        check.Ingredients(store.Active, 0);
        log.Ingredient = null;
        if (binding is not null)
            DataHashCheck.Run(binding, asset, store.Active.IsUpdate, log);
    }

    // Finds what is missing or goes in circles, and what was redacted, before anything else is looked at.
    private void Reach(Manifest manifest, List<string> path)
    {
        if (path.Count >= DeepestIngredients)
            throw new DamagedException("general.error", "Ingredients are nested too deeply.");
        if (!_reached.Add(manifest.Label))
            return;
        path.Add(manifest.Label);
        _redacted.UnionWith(manifest.Claim.Redacted);
        _redactedManifests.UnionWith(manifest.Claim.Redacted.Select(JumbfUri.ManifestIn).OfType<string>());
        foreach (var ingredient in manifest.Ingredients)
        {
            if (LabelOf(ingredient) is not { } label)
                continue;
            if (path.Contains(label))
                throw new DamagedException("assertion.ingredient.malformed", $"The manifest {label} is an ingredient of itself.");
            if (_store.Find(label) is { } found)
                Reach(found, path);
            else
                _log.Failure("ingredient.manifest.missing", label, "The manifest of an ingredient is not there.");
        }

        path.RemoveAt(path.Count - 1);
    }

    // The manifest that is bound to the file: the active one, or what updates were made to.
    private Manifest? Binding(Manifest manifest)
    {
        for (var depth = 0; depth < DeepestIngredients; depth++)
        {
            if (!manifest.IsUpdate)
                return manifest.HardBindings.IsEmpty ? null : manifest;
            var parent = manifest.Ingredients.FirstOrDefault(ingredient => ingredient.Relationship == Ingredient.ParentOf);
            if (parent is null || LabelOf(parent) is not { } label || _store.Find(label) is not { } found)
                return null;
            manifest = found;
        }

        return null;
    }

    private void Ingredients(Manifest manifest, int depth)
    {
        foreach (var assertion in manifest.Assertions.Where(assertion => assertion.Kind == AssertionKind.Ingredient && !assertion.IsBlank))
        {
            var url = manifest.UrlOf(assertion);
            if (Ingredient.Read(assertion) is not { } ingredient)
            {
                _log.Failure("assertion.ingredient.malformed", url, "An ingredient cannot be read.");
                continue;
            }

            var outer = _log.Ingredient;
            _log.Ingredient = url;
            if (ingredient.Manifest is not null)
                OfManifest(ingredient, url, depth);
            else if (ingredient.Relationship != Ingredient.InputTo)
                _log.Note("ingredient.unknownProvenance", url, "An ingredient has no manifest of its own.");
            _log.Ingredient = outer;
        }
    }

    private void OfManifest(Ingredient ingredient, string url, int depth)
    {
        if (ingredient is { Version: >= 3, HasResults: false })
            _log.Failure("assertion.ingredient.malformed", url, "The ingredient does not say how its manifest stood.");
        var label = LabelOf(ingredient)!;
        if (_store.Find(label) is not { } manifest)
        {
            _log.Failure("ingredient.manifest.missing", label, "The manifest of an ingredient is not there.");
            return;
        }

        CompareHash(ingredient, manifest);
        if (!_checked.Add(label))
            return;
        _claims.Run(manifest);
        Ingredients(manifest, depth + 1);
    }

    private void CompareHash(Ingredient ingredient, Manifest manifest)
    {
        var expected = ingredient.Manifest!;
        var algorithm = expected.Algorithm ?? manifest.Claim.Algorithm;
        if (!_redactedManifests.Contains(manifest.Label))
        {
            if (_hashes.Hold(algorithm, manifest.Box.Payload, expected.Hash))
                _log.Success("ingredient.manifest.validated", expected.Url, "The manifest of the ingredient is the one that was meant.");
            // Before C2PA 1.3 the hash was over the claim alone.
            else if (!_hashes.Hold(algorithm, manifest.Claim.Bytes, expected.Hash))
                _log.Failure("ingredient.manifest.mismatch", expected.Url, "The manifest of the ingredient is not the one that was meant.");
        }
        else if (manifest.Claim.Version > 1)
        {
            if (ingredient.Signature is not { } signature)
                _log.Failure("ingredient.claimSignature.missing", expected.Url, "The ingredient was redacted, and its signature is not vouched for.");
            else if (_hashes.Hold(signature.Algorithm ?? manifest.Claim.Algorithm, manifest.SignatureBox.Payload, signature.Hash))
                _log.Note("ingredient.claimSignature.validated", expected.Url, "The ingredient was redacted; its signature is the one that was meant.");
            else
                _log.Failure("ingredient.claimSignature.mismatch", expected.Url, "The ingredient was redacted, and its signature is not the one that was meant.");
        }
    }

    private static string? LabelOf(Ingredient ingredient) =>
        ingredient.Manifest is { } manifest ? JumbfUri.ManifestIn(manifest.Url) ?? manifest.Url : null;
}
