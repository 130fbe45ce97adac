using System.Collections.Immutable;
using System.Security.Cryptography;
using Throughline.Credentials.ContentCredentials.Boxes;
using Throughline.Credentials.ContentCredentials.Checks;
using Throughline.Credentials.ContentCredentials.Manifests;

namespace Throughline.Credentials.ContentCredentials.Writing;

/// <summary>Makes a manifest store; the same size each time for the same place, so that it can be laid in place before it is hashed.</summary>
internal sealed class StoreBuilder
{
    /// <summary>Over all.</summary>
    public const string HashAlgorithm = "sha256";

    private readonly CredentialRequest _request;
    private readonly ClaimSigner _signer;
    private readonly Past _past;
    private readonly ImmutableArray<(string Label, byte[] Box)> _assertions;

    public StoreBuilder(CredentialRequest request, ClaimSigner signer, Past past)
    {
        (_request, _signer, _past) = (request, signer, past);
        Label = ManifestLabel.Of(request.Id);
        _assertions = [.. Assertions()];
    }

    /// <summary>The name of the new manifest.</summary>
    public string Label { get; }

    /// <summary>The store.</summary>
    /// <param name="place">What it takes up in the file; null when it lies beside it.</param>
    /// <param name="hash">Over the file without that.</param>
    public byte[] Build(ByteRange? place, byte[] hash)
    {
        var binding = (Label: AssertionKind.DataHash, Box: Assertion(AssertionKind.DataHash, AssertionCbor.DataHash(place, hash, HashAlgorithm)));
        var assertions = _assertions.Add(binding);
        var claim = AssertionCbor.Claim(_request, Label, HashAlgorithm, assertions.Select(it => ($"self#jumbf=c2pa.assertions/{it.Label}", HashOf(it.Box))));
        var manifest = JumbfWriter.Superbox(
            BoxType.Manifest, Label,
            JumbfWriter.Superbox(BoxType.AssertionStore, "c2pa.assertions", assertions.Select(it => it.Box)),
            JumbfWriter.Cbor(BoxType.Claim, "c2pa.claim.v2", claim),
            JumbfWriter.Cbor(BoxType.Signature, "c2pa.signature", _signer.Sign(claim)));
        return JumbfWriter.Superbox(BoxType.Store, "c2pa", [.. _past.Payloads.Select(payload => JumbfWriter.Around(payload.Span)), manifest]);
    }

    private IEnumerable<(string, byte[])> Assertions()
    {
        const string ingredientLabel = "c2pa.ingredient.v3";
        const string actionsLabel = "c2pa.actions.v2";
        const string trainingLabel = "cawg.training-mining";
        (string, byte[])? parent = null;
        if (_past.Store is not null || _request.Source is null)
        {
            var box = Assertion(ingredientLabel, _past.Store is { } store ? AssertionCbor.Parent(_request.Title, store.Active, _past.Report) : AssertionCbor.Parent(_request.Title));
            parent = ($"self#jumbf=c2pa.assertions/{ingredientLabel}", HashOf(box));
            yield return (ingredientLabel, box);
        }

        yield return (actionsLabel, Assertion(actionsLabel, AssertionCbor.Actions(_request, parent)));
        if (_request.Training != TrainingUse.Unsaid)
            yield return (trainingLabel, Assertion(trainingLabel, AssertionCbor.TrainingMining(_request.Training)));
    }

    private static byte[] Assertion(string label, byte[] cbor) => JumbfWriter.Cbor(BoxType.CborContent, label, cbor);

    private static byte[] HashOf(byte[] box) => SHA256.HashData(JumbfWriter.PayloadOf(box));
}
