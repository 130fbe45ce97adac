using CsCheck;
using Throughline.Credentials.ContentCredentials;

namespace Throughline.Credentials.Tests.ContentCredentials;

public sealed class CredentialRoundTripTests
{
    public static TheoryData<string, byte[]> Files => new()
    {
        { "jpeg", Samples.Jpeg }, { "png", Samples.Png }, { "pdf", Samples.Pdf() }, { "packed pdf", Samples.PackedPdf() }, { "script", Samples.Script },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void What_we_sign_is_trusted_under_our_root_and_valid_without_it(string name, byte[] file)
    {
        var signed = Signing.Sign(file);

        var trusted = Signing.Read(file, signed);
        var valid = Signing.Read(file, signed, TrustAnchors.None);

        Assert.Equal((name, CredentialState.Trusted, CredentialState.Valid), (name, trusted.State, valid.State));
        Assert.Equal(["signingCredential.untrusted"], Signing.Faults(valid));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Another_root_of_the_same_name_vouches_for_nothing(string name, byte[] file)
    {
        var other = TrustAnchors.Read(ClaimIdentity.Create("tide", "A Bit for the Tide", Signing.Now).Root)!;

        var report = Signing.Read(file, Signing.Sign(file), other);

        Assert.Equal((name, CredentialState.Valid), (name, report.State));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void One_bit_changed_anywhere_is_found_or_changes_nothing(string name, byte[] file)
    {
        var signed = Signing.Sign(file);
        var bytes = signed.File ?? file;
        var before = Signing.Read(file, signed);

        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[0, 7]).Sample((at, bit) =>
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= (byte)(1 << bit);
            var report = CredentialReader.Read(changed, signed.Sidecar, Signing.Root, Signing.Now);
            // A bit of what only wraps the manifest is covered by no hash, and then nothing of it may read otherwise.
            return report.State != CredentialState.Trusted || report.Active!.Label == before.Active!.Label && report.Statuses.SequenceEqual(before.Statuses);
        }, iter: 400);
        Assert.NotEqual("", name);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_byte_outside_the_manifest_counts(string name, byte[] file)
    {
        var signed = Signing.Sign(file);
        var bytes = signed.File ?? file;
        var (start, length) = Place(bytes, signed);

        for (var at = 0; at < bytes.Length; at++)
        {
            if (at >= start && at < start + length)
                continue;
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 1;
            Assert.True(CredentialReader.Read(changed, signed.Sidecar, Signing.Root, Signing.Now).State != CredentialState.Trusted, $"{name}: byte {at}");
        }
    }

    [Fact]
    public void A_manifest_says_what_it_was_asked_to_say()
    {
        var request = Signing.Request with { Title = "Tide, white draft", Source = SourceType.Composite, Training = TrainingUse.Constrained };

        var said = Signing.Read(Samples.Png, Signing.Sign(Samples.Png, null, request)).Active!;

        Assert.Equal(("Tide, white draft", "Throughline 1.0.0", 2), (said.Title, said.Generator, said.ClaimVersion));
        Assert.Equal(("c2pa.created", SourceType.Composite.Address), (said.Actions[0].Action, said.Actions[0].SourceType));
        Assert.Equal(["constrained"], said.Training.Select(entry => entry.Permission).Distinct());
        Assert.Equal(("A Bit for the Tide", "ES256"), (said.Signer!.Name, said.Signer.Algorithm));
    }

    [Fact]
    public void A_file_of_unknown_past_is_opened_not_created()
    {
        var report = Signing.Read(Samples.Jpeg, Signing.Sign(Samples.Jpeg, null, Signing.Request with { Source = null, Training = TrainingUse.Unsaid }));

        Assert.Equal(CredentialState.Trusted, report.State);
        Assert.Equal(["c2pa.opened"], report.Active!.Actions.Select(action => action.Action));
        Assert.Equal(["ingredient.unknownProvenance"], report.Ingredients.SelectMany(ingredient => ingredient.Statuses).Select(status => status.Code));
        Assert.Empty(report.Active.Training);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Signed_again_a_file_keeps_its_past(string name, byte[] file)
    {
        var first = Signing.Sign(file);
        var second = Signing.Sign(first.File ?? file, first.Sidecar);

        var report = Signing.Read(file, second);

        Assert.Equal((name, CredentialState.Trusted), (name, report.State));
        Assert.Equal([first.Manifest, second.Manifest], report.Manifests.Select(manifest => manifest.Label));
        Assert.Equal(first.Manifest, report.Active!.Ingredients[0].Manifest);
    }

    [Fact]
    public void A_past_that_did_not_hold_is_on_record_and_does_not_spoil_what_was_signed_since()
    {
        var first = Signing.Sign(Samples.Script);
        byte[] changed = [.. Samples.Script, (byte)'!'];
        Assert.Equal(CredentialState.Invalid, Signing.Read(changed, first).State);

        var second = Signing.Sign(changed, first.Sidecar);

        Assert.Equal(CredentialState.Trusted, Signing.Read(changed, second).State);
    }

    [Fact]
    public void A_past_too_damaged_to_be_kept_is_dropped_only_when_it_is_asked_for()
    {
        var cut = Signing.Sign(Samples.Script).Sidecar![..500];

        Assert.Throws<UnsignableException>(() => Signing.Sign(Samples.Script, cut));
        var signed = Signing.Sign(Samples.Script, cut, Signing.Request with { KeepsPast = false });

        Assert.Equal(CredentialState.Trusted, Signing.Read(Samples.Script, signed).State);
        Assert.Single(Signing.Read(Samples.Script, signed).Manifests);
    }

    [Fact]
    public void Beside_a_picture_that_carries_credentials_others_are_not_put() =>
        Assert.Throws<UnsignableException>(() => Signing.Sign(Signing.Sign(Samples.Png).File!, null, Signing.Request with { AsSidecar = true }));

    [Fact]
    public void A_picture_can_be_left_as_it_is_and_signed_beside()
    {
        var signed = Signing.Sign(Samples.Png, null, Signing.Request with { AsSidecar = true });

        Assert.Null(signed.File);
        Assert.Equal((CredentialState.Trusted, Carrier.Sidecar), (Signing.Read(Samples.Png, signed).State, Signing.Read(Samples.Png, signed).Carrier));
    }

    [Fact]
    public void A_file_without_credentials_has_none()
    {
        foreach (var (_, file) in Files.Select(row => row.Data))
            Assert.Equal(CredentialState.None, CredentialReader.Read(file, null, Signing.Root, Signing.Now).State);
    }

    [Fact]
    public void A_large_manifest_takes_more_than_one_segment_of_a_jpeg()
    {
        var signed = Signing.Sign(Samples.Jpeg);
        for (var i = 0; i < 40; i++)
            signed = Signing.Sign(signed.File!);

        Assert.True(signed.File!.Length > 2 * ushort.MaxValue);
        Assert.Equal(CredentialState.Trusted, Signing.Read(Samples.Jpeg, signed).State);
    }

    private static (int Start, int Length) Place(byte[] bytes, SignedAsset signed)
    {
        if (signed.Sidecar is not null)
            return (0, 0);
        var place = Throughline.Credentials.ContentCredentials.Carriers.CarrierFormats.Find(bytes)!.Place;
        return ((int)place.Start, (int)place.Length);
    }
}
