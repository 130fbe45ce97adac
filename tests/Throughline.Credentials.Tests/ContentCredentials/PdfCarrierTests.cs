using System.Text;
using Throughline.Credentials.ContentCredentials;

namespace Throughline.Credentials.Tests.ContentCredentials;

public sealed class PdfCarrierTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_bytes_of_a_pdf_are_kept_and_only_added_to(bool isPacked)
    {
        var file = isPacked ? Samples.PackedPdf() : Samples.Pdf();

        var signed = Signing.Sign(file).File!;

        Assert.Equal(file, signed[..file.Length]);
        Assert.Equal(isPacked, Encoding.Latin1.GetString(signed[file.Length..]).Contains("/Type /XRef", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_that_were_attached_before_stay_attached()
    {
        const string names = "/Names << /Dests << /Names [] >> >>";
        var signed = Added(Samples.Pdf($"{names} /AF [4 0 R] /Lang (en#GB)", "", "<< /Type /Filespec /F (notes.txt) /AFRelationship /Supplement >>"));

        Assert.Contains("/AF [4 0 R 6 0 R]", signed, StringComparison.Ordinal);
        Assert.Contains("/Lang (en#GB)", signed, StringComparison.Ordinal);
        Assert.Contains("/Dests << /Names [] >> /EmbeddedFiles << /Names [(manifest.c2pa) 6 0 R] >>", signed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_of_attachments_is_left_as_it_is()
    {
        var signed = Added(Samples.Pdf("/Names << /EmbeddedFiles << /Kids [5 0 R] >> >>"));

        Assert.Contains("/Names << /EmbeddedFiles << /Kids [5 0 R] >> >>", signed, StringComparison.Ordinal);
        Assert.Contains("/AF [5 0 R]", signed, StringComparison.Ordinal);
    }

    [Fact]
    public void Signed_again_a_pdf_names_one_manifest_store()
    {
        var once = Signing.Sign(Samples.Pdf()).File!;
        var twice = Encoding.Latin1.GetString(Signing.Sign(once).File![once.Length..]);

        Assert.Contains("/AF [7 0 R]", twice, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_pdf_is_not_signed_but_can_be_signed_beside()
    {
        var file = Samples.Pdf("", "/Encrypt 2 0 R");

        Assert.Contains("encrypted", Assert.Throws<UnsignableException>(() => Signing.Sign(file)).Message, StringComparison.Ordinal);
        Assert.NotNull(Signing.Sign(file, null, Signing.Request with { AsSidecar = true }).Sidecar);
    }

    [Fact]
    public void A_pdf_cut_off_is_not_signed()
    {
        var file = Samples.Pdf();

        Assert.Throws<UnsignableException>(() => Signing.Sign(file[..^40]));
    }

    [Fact]
    public void A_manifest_that_a_pdf_names_and_does_not_hold_is_a_fault()
    {
        var report = CredentialReader.Read(Samples.Pdf("/AF [4 0 R]", "", "<< /Type /Filespec /AFRelationship /C2PA_Manifest /EF << /F 9 0 R >> >>"), null, Signing.Root, Signing.Now);

        Assert.Equal((CredentialState.Invalid, "claim.missing"), (report.State, report.Statuses[0].Code));
    }

    private static string Added(byte[] file)
    {
        var signed = Signing.Sign(file);
        Assert.Equal(CredentialState.Trusted, Signing.Read(file, signed).State);
        return Encoding.Latin1.GetString(signed.File![file.Length..]);
    }
}
