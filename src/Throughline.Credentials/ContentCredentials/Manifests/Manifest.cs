using System.Collections.Immutable;
using Throughline.Credentials.ContentCredentials.Boxes;

namespace Throughline.Credentials.ContentCredentials.Manifests;

/// <summary>One manifest of a store: assertions, the claim over them, and the signature over that.</summary>
internal sealed record Manifest
{
    public required JumbfBox Box { get; init; }

    public required Claim Claim { get; init; }

    public required JumbfBox SignatureBox { get; init; }

    /// <summary>A COSE_Sign1.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    public required ImmutableArray<Assertion> Assertions { get; init; }

    /// <summary>Those that say what it is made of; what is damaged is not among them.</summary>
    public required ImmutableArray<Ingredient> Ingredients { get; init; }

    public string Label => Box.Label;

    /// <summary>True for one that changes what is known of the asset, not the asset.</summary>
    public bool IsUpdate => Box.Type == BoxType.UpdateManifest;

    /// <summary>What binds it to the file.</summary>
    public ImmutableArray<Assertion> HardBindings => [.. Assertions.Where(assertion => AssertionKind.IsHardBinding(assertion.Kind))];

    /// <summary>The address of one of its assertions.</summary>
    public string UrlOf(Assertion assertion) => JumbfUri.OfAssertion(Label, assertion.Label);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="DamagedException">A part is missing, doubled or damaged.</exception>
    public static Manifest Read(JumbfBox box, CborTree tree)
    {
        var claims = box.Boxes.Where(part => part.Type == BoxType.Claim).ToList();
        if (claims.Count != 1)
            throw new DamagedException(claims.Count == 0 ? "claim.missing" : "claim.multiple", $"The manifest {box.Label} has {claims.Count} claims instead of one.");
        var claim = Claim.Read(claims[0], tree);
        var signature = box.Boxes.FirstOrDefault(part => part.Type == BoxType.Signature);
        if (signature?.Content(BoxType.CborContent) is not { } cose)
            throw new DamagedException("claimSignature.missing", $"The manifest {box.Label} has no signature.");
        var store = box.Boxes.FirstOrDefault(part => part.Type == BoxType.AssertionStore) ?? throw new DamagedException("claim.malformed", $"The manifest {box.Label} has no assertions.");
        var assertions = store.Boxes.Select(part => Assertion.Read(part, tree)).ToImmutableArray();
        return new Manifest
        {
            Box = box,
            Claim = claim,
            SignatureBox = signature,
            Signature = cose,
            Assertions = assertions,
            Ingredients = [.. assertions.Where(assertion => assertion.Kind == AssertionKind.Ingredient).Select(Ingredient.Read).OfType<Ingredient>()],
        };
    }
}
