using Throughline.Effects.Images;
using Throughline.Effects.Receiving;
using Throughline.Effects.Turnovers;

namespace Throughline.Tests.Effects;

public sealed class DeliveryCheckTests
{
    // Files 1001 to 1064, cut in 1009, cut out 1056.
    private static readonly Turnover HandedOver = Lists.Turnover(Lists.Cut(Lists.Shot("TIDE_104_0010", "A001", "01:00:10:00", "01:00:12:00", 48)));

    private static readonly ImageHeader Image = ImageHeaderReader.Read(ImageFiles.Exr(2048, 1152, (24, 1)))!;

    [Fact]
    public void What_came_back_whole_has_no_findings()
    {
        var version = Assert.Single(Check(1001, 1064));

        Assert.Equal(("TIDE_104_0010", 1001L, 1064L, 64, (2048, 1152)), (version.Shot?.Text, version.First, version.Last, version.Files, version.Size));
        Assert.Empty(version.Findings);
    }

    [Theory]
    [InlineData(1012, 1064, "VFX404", "too short for the cut")]
    [InlineData(1005, 1064, "VFX405", "4 frames of the head handle are missing")]
    [InlineData(1001, 1070, "VFX406", "more than the 1001 to 1064")]
    [InlineData(1, 64, "VFX403", "numbered from 1")]
    public void Length_handles_and_numbers_are_held_against_what_was_handed_over(int first, int last, string code, string said)
    {
        var version = Assert.Single(Check(first, last));

        Assert.Contains(version.Findings, f => f.Code == code && f.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_frame_that_is_missing_or_of_another_size_or_rate_is_named()
    {
        var files = Files(1001, 1064).Where(f => !f.Path.Contains("1020", StringComparison.Ordinal)).ToList();
        files[5] = files[5] with { Header = Image with { Width = 1920 } };
        files[6] = files[6] with { Header = Image with { ThousandthsOfRate = 25_000 } };
        files[7] = files[7] with { Header = null };

        var version = Assert.Single(DeliveryCheck.Run(HandedOver, files));

        Assert.Equal(["VFX407", "VFX409", "VFX410", "VFX411"], version.Findings.Select(f => f.Code));
        Assert.Contains("no file for 1020", version.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_of_no_shot_is_said_to_be_one()
    {
        var version = Assert.Single(DeliveryCheck.Run(HandedOver, [new DeliveredFile("TIDE_999_0010_comp_v001.1001.exr", Image)]));

        Assert.Equal("VFX401", Assert.Single(version.Findings).Code);
    }

    private static System.Collections.Immutable.ImmutableArray<DeliveredVersion> Check(int first, int last) => DeliveryCheck.Run(HandedOver, Files(first, last));

    private static IEnumerable<DeliveredFile> Files(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(n => new DeliveredFile($"day 1/TIDE_104_0010_comp_v001.{n:D4}.exr", Image));
}
