using System.Text;
using Throughline.Tests.Fixtures;
using Throughline.Text;

namespace Throughline.Tests.Text;

public sealed class BoundedZipTests
{
    [Fact]
    public void Only_the_files_that_are_wanted_come_out()
    {
        var contents = BoundedZip.Read(Zip.Of(("a/text.md", "Rain."), ("a/picture.png", "...")), name => name.EndsWith(".md", StringComparison.Ordinal));

        Assert.Equal(ZipFailure.None, contents.Failure);
        Assert.Equal("Rain.", Encoding.UTF8.GetString(Assert.Single(contents.Files).Bytes.Span));
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/../../evil")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/evil")]
    [InlineData("a\\evil")]
    public void A_name_that_leads_outside_is_refused(string name)
    {
        Assert.Equal(ZipFailure.UnsafeName, All(Zip.Of((name, "x"))).Failure);
    }

    [Fact]
    public void More_entries_than_a_script_has_are_refused()
    {
        var zip = Zip.Of([.. Enumerable.Range(0, BoundedZip.MaxEntries + 1).Select(i => ($"{i}", ""))]);

        Assert.Equal(ZipFailure.TooManyEntries, All(zip).Failure);
    }

    [Fact]
    public void A_small_zip_that_unpacks_to_much_is_refused()
    {
        Assert.Equal(ZipFailure.TooLarge, All(Zip.OfBytes(("bomb", new byte[BoundedZip.FreeBytes + 1]))).Failure);
    }

    [Fact]
    public void What_comes_out_is_counted_over_all_entries()
    {
        var half = new byte[BoundedZip.FreeBytes / 2 + 1];

        Assert.Equal(ZipFailure.TooLarge, All(Zip.OfBytes(("one", half), ("two", half))).Failure);
    }

    [Fact]
    public void A_header_that_lies_about_the_size_does_not_help()
    {
        var contents = All(Zip.Lying(Zip.OfBytes(("bomb", new byte[BoundedZip.FreeBytes * 4]))));

        Assert.True(contents.Failure is ZipFailure.TooLarge or ZipFailure.Damaged, contents.Failure.ToString());
        Assert.Empty(contents.Files);
    }

    [Fact]
    public void A_password_is_named_as_the_reason()
    {
        Assert.Equal(ZipFailure.Encrypted, All(Zip.Locked(Zip.Of(("text.md", "Rain.")))).Failure);
    }

    [Fact]
    public void Any_byte_may_be_wrong_or_missing()
    {
        var good = Zip.Of(("text.md", "Rain on a tin roof, rain on a tin roof."));
        for (var i = 0; i < good.Length; i++)
        {
            var wrong = good.ToArray();
            wrong[i] ^= 0x55;
            var contents = All(wrong);

            Assert.True(contents.Failure != ZipFailure.None || contents.Files.All(f => Encoding.UTF8.GetString(f.Bytes.Span).StartsWith("Rain", StringComparison.Ordinal)), $"byte {i}");
            Assert.NotEqual(ZipFailure.None, All(good[..i]).Failure);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("INT. HOUSE - DAY")]
    public void What_is_no_zip_is_not_read_as_one(string text)
    {
        Assert.Equal(ZipFailure.NotAZip, All(Encoding.UTF8.GetBytes(text)).Failure);
    }

    private static ZipContents All(byte[] zip) => BoundedZip.Read(zip, _ => true);
}
