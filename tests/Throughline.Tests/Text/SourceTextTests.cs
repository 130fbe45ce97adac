using CsCheck;
using Throughline.Text;

namespace Throughline.Tests.Text;

public sealed class SourceTextTests
{
    private static readonly string[] Pieces = ["É", "한국어", "plain", "\uFEFF", "€", "\r\n"];

    [Fact]
    public void A_mark_of_UTF_16_before_bytes_that_have_no_zero_is_no_mark()
    {
        var bytes = (byte[])[0xFF, 0xFE, 0xFA, .. " bad\nand more\n"u8];

        var text = SourceText.Decode(bytes, "a.txt");

        Assert.Equal(2, text.Text.Count(c => c == '\n'));
        Assert.Equal(bytes, text.Encode());
    }

    [Fact]
    public void Any_bytes_come_back_as_they_were() =>
        Gen.Byte.Array[0, 200].Sample(bytes => SourceText.Decode(bytes, "any").Encode().AsSpan().SequenceEqual(bytes), iter: 20_000);

    [Fact]
    public void Text_with_a_few_broken_bytes_comes_back_as_it_was() =>
        Gen.Select(Gen.Int[0, 5].Select(i => Pieces[i]).Array[0, 30], Gen.Byte.Array[0, 3])
            .Sample((words, broken) =>
            {
                byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes(string.Concat(words)), .. broken];
                return SourceText.Decode(bytes, "any").Encode().AsSpan().SequenceEqual(bytes);
            }, iter: 20_000);

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'A' }, "A", SourceEncoding.Utf8)]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'A', 0 }, "A", SourceEncoding.Utf16LittleEndian)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, (byte)'A' }, "A", SourceEncoding.Utf16BigEndian)]
    [InlineData(new byte[] { (byte)'I', 0, (byte)'N', 0, (byte)'T', 0 }, "INT", SourceEncoding.Utf16LittleEndian)]
    [InlineData(new byte[] { 0xC9, (byte)'L', (byte)'O', 0x92 }, "ÉLO’", SourceEncoding.Windows1252)]
    [InlineData(new byte[] { 0xC3, 0x89 }, "É", SourceEncoding.Utf8)]
    public void The_encoding_is_told_from_the_bytes(byte[] bytes, string text, SourceEncoding encoding)
    {
        var source = SourceText.Decode(bytes, "any");

        Assert.Equal(text, source.Text);
        Assert.Equal(encoding, source.Encoding);
    }

    [Fact]
    public void Lines_end_at_LF_CRLF_and_CR()
    {
        var source = new SourceText("a\nb\r\nc\rd", "any");

        Assert.Equal([0, 2, 5, 7], source.LineStarts);
        Assert.Equal(new SourceSpan(5, 1, 3, 1, 3), source.SpanAt(5, 1));
    }
}
