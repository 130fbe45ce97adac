using CsCheck;
using Throughline.Effects.Images;

namespace Throughline.Tests.Effects;

public sealed class ImageHeaderTests
{
    // 01:00:10:00, binary-coded decimals.
    private const uint TenSeconds = 0x01001000;

    [Fact]
    public void The_header_of_an_EXR_says_what_is_shown_what_is_stored_and_when_it_was_shot()
    {
        var header = ImageHeaderReader.Read(ImageFiles.Exr(2048, 1152, (24000, 1001), TenSeconds));

        Assert.Equal(new ImageHeader(ImageFormat.Exr, 2048, 1152) { Stored = (2064, 1168), Bits = 16, ThousandthsOfRate = 23_976, Timecode = "01:00:10:00", Compression = "ZIP" }, header);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_header_of_a_DPX_is_read_in_either_order_of_bytes(bool isBig)
    {
        var header = ImageHeaderReader.Read(ImageFiles.Dpx(2048, 1556, 24, TenSeconds, isBig));

        Assert.Equal(new ImageHeader(ImageFormat.Dpx, 2048, 1556) { Bits = 10, ThousandthsOfRate = 24_000, Timecode = "01:00:10:00" }, header);
    }

    [Fact]
    public void A_field_that_is_not_filled_in_is_not_said()
    {
        var header = ImageHeaderReader.Read(ImageFiles.Dpx(1920, 1080, float.NaN, uint.MaxValue, isBig: true));

        Assert.Equal((null, null), (header!.ThousandthsOfRate, header.Timecode));
    }

    [Fact]
    public void A_header_that_is_cut_off_is_none()
    {
        var whole = ImageFiles.Exr(2048, 1152, (24, 1), TenSeconds);

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Null(ImageHeaderReader.Read(whole.AsSpan(0, length))));
    }

    [Fact]
    public void Any_bytes_are_a_header_or_none()
    {
        byte[][] seeds = [ImageFiles.Exr(2048, 1152, (24, 1), TenSeconds), ImageFiles.Dpx(2048, 1556, 24, TenSeconds, isBig: false)];
        Gen.Select(Gen.Int[0, 1], Gen.Select(Gen.Int[0, 2047], Gen.Byte).Array[1, 12]).Sample(
            (which, changes) =>
            {
                var bytes = (byte[])seeds[which].Clone();
                foreach (var (at, value) in changes)
                    bytes[at % bytes.Length] = value;
                return ImageHeaderReader.Read(bytes) is null or { Width: > 0 and <= 1_000_000, Height: > 0 and <= 1_000_000 };
            },
            iter: 20_000);
    }
}
