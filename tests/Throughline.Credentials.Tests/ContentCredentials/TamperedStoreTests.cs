using System.Formats.Cbor;
using Throughline.Credentials.ContentCredentials;
using Throughline.Credentials.ContentCredentials.Boxes;

namespace Throughline.Credentials.Tests.ContentCredentials;

/// <summary>Each part of a manifest changed, and what is said of it.</summary>
public sealed class TamperedStoreTests
{
    [Fact]
    public void An_assertion_that_was_exchanged_is_named()
    {
        var report = Read(manifest => Rebuilt(manifest, assertions => [.. assertions.Select(box => box.Label == "c2pa.actions.v2" ? JumbfWriter.Cbor(BoxType.CborContent, box.Label, Actions("c2pa.created")) : Kept(box))]));

        Assert.Equal(CredentialState.Invalid, report.State);
        Assert.Contains("assertion.hashedURI.mismatch", Signing.Faults(report));
    }

    [Fact]
    public void An_assertion_that_was_taken_out_is_missed()
    {
        var report = Read(manifest => Rebuilt(manifest, assertions => [.. assertions.Where(box => box.Label != "cawg.training-mining").Select(Kept)]));

        Assert.Equal(["assertion.missing"], Signing.Faults(report));
        Assert.Equal(CredentialState.Invalid, report.State);
    }

    [Fact]
    public void An_assertion_that_was_slipped_in_is_found()
    {
        var report = Read(manifest => Rebuilt(manifest, assertions => [.. assertions.Select(Kept), JumbfWriter.Cbor(BoxType.CborContent, "com.example.praise", Actions("c2pa.edited"))]));

        Assert.Equal(["assertion.undeclared"], Signing.Faults(report));
        Assert.Equal(CredentialState.Invalid, report.State);
    }

    [Fact]
    public void A_claim_that_was_changed_does_not_match_its_signature()
    {
        var report = Read(manifest => Rebuilt(manifest, assertions => [.. assertions.Select(Kept)], claim =>
        {
            var changed = claim.ToArray();
            changed[changed.AsSpan().IndexOf("tide"u8)] = (byte)'T';
            return changed;
        }));

        Assert.Equal(["claimSignature.mismatch"], Signing.Faults(report));
    }

    [Fact]
    public void A_manifest_under_another_name_is_not_the_one_that_was_signed()
    {
        var report = Read(manifest => [JumbfWriter.Superbox(BoxType.Manifest, "urn:c2pa:00000000-0000-4000-8000-000000000000", manifest.Boxes.Select(Kept))]);

        Assert.Equal(CredentialState.Invalid, report.State);
    }

    [Fact]
    public void A_manifest_of_another_file_does_not_bind_this_one()
    {
        var report = CredentialReader.Read("EXT. SEA - NIGHT\n"u8.ToArray(), Signing.Sign(Samples.Script).Sidecar, Signing.Root, Signing.Now);

        Assert.Equal(["assertion.dataHash.mismatch"], Signing.Faults(report));
        Assert.Equal(CredentialState.Invalid, report.State);
    }

    [Fact]
    public void Two_manifests_of_one_name_are_no_store()
    {
        var report = Read(manifest => [Kept(manifest), Kept(manifest)]);

        Assert.Equal((CredentialState.Invalid, "claim.multiple"), (report.State, report.Statuses[0].Code));
    }

    [Fact]
    public void An_ingredient_that_was_exchanged_is_found()
    {
        var first = Signing.Sign(Samples.Script);
        var second = Store(Signing.Sign(Samples.Script, first.Sidecar).Sidecar!);
        var stranger = Store(Signing.Sign(Samples.Script).Sidecar!).Boxes[0];

        var report = Read(JumbfWriter.Superbox(BoxType.Store, "c2pa", [JumbfWriter.Superbox(BoxType.Manifest, first.Manifest, stranger.Boxes.Select(Kept)), Kept(second.Boxes[1])]));

        Assert.Equal(CredentialState.Invalid, report.State);
        Assert.Contains("ingredient.manifest.mismatch", report.Ingredients.SelectMany(ingredient => ingredient.Statuses).Select(status => status.Code));
    }

    [Fact]
    public void An_ingredient_that_is_gone_is_missed()
    {
        var first = Signing.Sign(Samples.Script);
        var second = Store(Signing.Sign(Samples.Script, first.Sidecar).Sidecar!);

        var report = Read(JumbfWriter.Superbox(BoxType.Store, "c2pa", Kept(second.Boxes[1])));

        Assert.Equal(["ingredient.manifest.missing"], Signing.Faults(report));
    }

    [Fact]
    public void A_manifest_that_is_its_own_ingredient_ends_the_check()
    {
        var label = Store(Signing.Sign(Samples.Script).Sidecar!).Boxes[0].Label;
        var report = Read(manifest => Rebuilt(manifest, assertions => [.. assertions.Select(Kept), JumbfWriter.Cbor(BoxType.CborContent, "c2pa.ingredient.v3", Ingredient(manifest.Label))]));

        Assert.NotEqual("", label);
        Assert.Equal(["assertion.ingredient.malformed"], Signing.Faults(report));
    }

    private static CredentialReport Read(Func<JumbfBox, byte[][]> change) =>
        Read(JumbfWriter.Superbox(BoxType.Store, "c2pa", change(Store(Signing.Sign(Samples.Script).Sidecar!).Boxes[0])));

    private static CredentialReport Read(byte[] sidecar) => CredentialReader.Read(Samples.Script, sidecar, Signing.Root, Signing.Now);

    private static JumbfBox Store(byte[] sidecar) => JumbfReader.Read(sidecar);

    private static byte[] Kept(JumbfBox box) => JumbfWriter.Around(box.Payload.Span);

    private static byte[][] Rebuilt(JumbfBox manifest, Func<IEnumerable<JumbfBox>, byte[][]> assertions, Func<ReadOnlyMemory<byte>, byte[]>? claim = null) =>
    [
        JumbfWriter.Superbox(BoxType.Manifest, manifest.Label, manifest.Boxes.Select(box => box.Type switch
        {
            BoxType.AssertionStore => JumbfWriter.Superbox(box.Type, box.Label, assertions(box.Boxes)),
            BoxType.Claim when claim is not null => JumbfWriter.Cbor(box.Type, box.Label, claim(box.Content(BoxType.CborContent)!.Value)),
            _ => Kept(box),
        })),
    ];

    private static byte[] Actions(string action)
    {
        var writer = new CborWriter();
        writer.WriteStartMap(1);
        writer.WriteTextString("actions");
        writer.WriteStartArray(1);
        writer.WriteStartMap(1);
        writer.WriteTextString("action");
        writer.WriteTextString(action);
        writer.WriteEndMap();
        writer.WriteEndArray();
        writer.WriteEndMap();
        return writer.Encode();
    }

    private static byte[] Ingredient(string manifest)
    {
        var writer = new CborWriter();
        writer.WriteStartMap(2);
        writer.WriteTextString("relationship");
        writer.WriteTextString("parentOf");
        writer.WriteTextString("activeManifest");
        writer.WriteStartMap(2);
        writer.WriteTextString("url");
        writer.WriteTextString("self#jumbf=/c2pa/" + manifest);
        writer.WriteTextString("hash");
        writer.WriteByteString(new byte[32]);
        writer.WriteEndMap();
        writer.WriteEndMap();
        return writer.Encode();
    }
}
