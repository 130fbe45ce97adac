using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Throughline.Credentials.ContentCredentials;
using Throughline.Credentials.ContentCredentials.Boxes;

namespace Throughline.Credentials.Tests.ContentCredentials;

/// <summary>Files that were made to hurt: each gives a report, soon.</summary>
public sealed class HostileStoreTests
{
    [Fact]
    public void A_store_cut_off_anywhere_is_invalid()
    {
        var sidecar = Signing.Sign(Samples.Script).Sidecar!;

        for (var length = 0; length < sidecar.Length; length++)
            Assert.Equal((length, CredentialState.Invalid), (length, Read(sidecar[..length]).State));
    }

    [Fact]
    public void Bytes_changed_at_random_never_throw()
    {
        byte[][] files = [Signing.Sign(Samples.Jpeg).File!, Signing.Sign(Samples.Png).File!, Signing.Sign(Samples.Pdf()).File!, Signing.Sign(Samples.PackedPdf()).File!];
        var sidecar = Signing.Sign(Samples.Script).Sidecar!;

        Gen.Select(Gen.Int[0, files.Length], Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).List[1, 6]).Sample((which, changes) =>
        {
            var bytes = (byte[])(which < files.Length ? files[which] : sidecar).Clone();
            foreach (var (at, value) in changes)
                bytes[at % bytes.Length] = value;
            return (which < files.Length ? CredentialReader.Read(bytes, null, Signing.Root, Signing.Now) : Read(bytes)) is not null;
        }, iter: 2000);
    }

    [Fact]
    public void Boxes_in_boxes_in_boxes_end()
    {
        var box = JumbfWriter.Superbox(BoxType.Store, "c2pa");
        for (var i = 0; i < 3000; i++)
            box = JumbfWriter.Superbox(BoxType.Store, "c2pa", box);

        Assert.Equal((CredentialState.Invalid, "claim.missing"), (Read(box).State, Read(box).Statuses[0].Code));
    }

    [Fact]
    public void A_million_boxes_end()
    {
        var empty = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(empty, 8);

        Assert.Equal(CredentialState.Invalid, Read(JumbfWriter.Superbox(BoxType.Store, "c2pa", Enumerable.Repeat(empty, 1_000_000))).State);
    }

    [Fact]
    public void A_box_that_says_it_is_larger_than_the_world_is_refused()
    {
        var box = JumbfWriter.Superbox(BoxType.Store, "c2pa");
        byte[] huge = [0, 0, 0, 1, .. "jumb"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. box.AsSpan(8)];

        Assert.Equal(CredentialState.Invalid, Read(huge).State);
    }

    [Theory]
    [InlineData(new byte[] { 0x81 }, 100_000)]
    [InlineData(new byte[] { 0xA1, 0x61, 0x61 }, 100_000)]
    [InlineData(new byte[] { 0xC6 }, 100_000)]
    [InlineData(new byte[] { 0x9B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, 1)]
    [InlineData(new byte[] { 0x5B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, 1)]
    public void Data_nested_without_end_or_of_a_boast_length_is_no_data(byte[] unit, int times) =>
        Assert.Null(new CborTree().Read(Enumerable.Repeat(unit, times).SelectMany(it => it).ToArray()));

    [Fact]
    public void A_pdf_that_unpacks_to_gigabytes_is_left_packed()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
                zip.Write(zeros);
        }

        var bomb = Encoding.Latin1.GetString(packed.ToArray());
        var file = Samples.Pdf("/AF 5 0 R /AFRelationship /C2PA_Manifest", "", $"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {bomb.Length} >>\nstream\n{bomb}\nendstream");

        var before = GC.GetAllocatedBytesForCurrentThread();
        CredentialReader.Read(file, null, Signing.Root, Signing.Now);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Fact]
    public void A_pdf_whose_lists_of_objects_go_in_a_circle_ends()
    {
        var file = Encoding.Latin1.GetString(Samples.Pdf("/X /AFRelationship /Y /C2PA_Manifest"));
        var start = file.LastIndexOf("xref\n0", StringComparison.Ordinal);

        var report = CredentialReader.Read(Encoding.Latin1.GetBytes(file.Replace("/Root 1 0 R", $"/Root 1 0 R /Prev {start}", StringComparison.Ordinal)), null, Signing.Root, Signing.Now);

        Assert.Equal(CredentialState.None, report.State);
    }

    [Fact]
    public void Objects_of_a_pdf_that_refer_to_themselves_end()
    {
        var report = CredentialReader.Read(Samples.Pdf("/AF 4 0 R", "", "4 0 R"), null, Signing.Root, Signing.Now);

        Assert.Equal(CredentialState.None, report.State);
    }

    [Fact]
    public void Sixty_signatures_on_one_file_are_read_in_time()
    {
        var signed = Signing.Sign(Samples.Script);
        for (var i = 0; i < 60; i++)
            signed = Signing.Sign(Samples.Script, signed.Sidecar);

        Assert.Equal(CredentialState.Trusted, Signing.Read(Samples.Script, signed).State);
    }

    private static CredentialReport Read(byte[] sidecar) => CredentialReader.Read(Samples.Script, sidecar, Signing.Root, Signing.Now);
}
