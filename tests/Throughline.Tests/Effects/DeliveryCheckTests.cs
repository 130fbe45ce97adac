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
    public void A_plate_whose_timecode_is_not_what_was_asked_for_is_told()
    {
        static DeliveredFile Frame(int number, string timecode) => new($"TIDE_104_0010_PL01_v001.{number}.exr", Image with { Timecode = timecode });
        var right = DeliveryCheck.Run(HandedOver, Enumerable.Range(0, 64).Select(i => Frame(1001 + i, new Throughline.Time.Timecode(new Throughline.Time.Timebase(Throughline.Time.FrameRate.Fps24), 86_400 + 232 + i).ToString())));
        var wrong = DeliveryCheck.Run(HandedOver, Enumerable.Range(0, 64).Select(i => Frame(1001 + i, "01:00:10:00")));

        Assert.Empty(Assert.Single(right).Findings);
        Assert.Equal("TIDE_104_0010_PL01_v001: frame 1001 says 01:00:10:00 and should say 01:00:09:16; the wrong frames may have been pulled.", Assert.Single(Assert.Single(wrong).Findings, f => f.Code == "VFX413").Message);
    }

    [Fact]
    public void A_version_of_another_size_than_its_plate_is_told_whenever_the_plate_came()
    {
        var before = DeliveryCheck.Run(HandedOver, Files(1001, 1064), new Dictionary<string, (int, int)> { ["TIDE_104_0010_PL01_V001"] = (4096, 2304) });
        var together = DeliveryCheck.Run(HandedOver, Files(1001, 1064).Append(new DeliveredFile("TIDE_104_0010_PL01_v001.1001.exr", Image with { Width = 4096 })));

        Assert.Equal("VFX412", Assert.Single(Assert.Single(before).Findings).Code);
        Assert.Contains(together.Single(v => v.Name.Contains("comp", StringComparison.Ordinal)).Findings, f => f.Code == "VFX412");
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
