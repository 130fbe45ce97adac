using Throughline.Editorial;
using Throughline.Editorial.FinalCutX;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Tests.Editorial.FinalCutX;

/// <summary>Media that plays a frame for a frame at another rate than its own.</summary>
public sealed class FcpxmlConformTests
{
    [Fact]
    public void Film_in_a_sequence_of_23976_keeps_its_labels_and_has_no_speed()
    {
        var clip = Read("100/2400s", "1001/24000s", "start=\"3604601/1000s\" duration=\"1001/500s\"", "<conform-rate srcFrameRate=\"24\"/>");

        Assert.False(Retiming.IsRetimed(clip));
        Assert.Equal("01:00:01:00", new Timebase(FrameRate.Fps23976).Label(clip.SourceRange!.Value.Start).ToString());
        Assert.Equal(new TimeRange(new FrameTime(86_400, FrameRate.Fps23976), new FrameTime(240, FrameRate.Fps23976)), clip.Active!.AvailableRange);
        Assert.Equal((24L, 168L), MediaHandles.Of(clip) is { } handles ? (handles.Head.Frames, handles.Tail.Frames) : default);
    }

    [Fact]
    public void Television_in_a_film_sequence_runs_slower()
    {
        var clip = Read("100/2500s", "100/2400s", "start=\"90000/24s\" duration=\"2s\"", "<conform-rate srcFrameRate=\"25\"/>");

        Assert.Equal(Ratio.Of(24, 25), Retiming.Speed(clip));
        Assert.Equal(new FrameTime(90_000, FrameRate.Fps25), clip.SourceRange!.Value.Start);
        Assert.Equal(new FrameTime(48, FrameRate.Fps25), Retiming.MediaSeen(clip).Duration.At(FrameRate.Fps25));
    }

    [Fact]
    public void In_real_time_nothing_is_reckoned()
    {
        var clip = Read("100/2500s", "100/2400s", "start=\"3600s\" duration=\"2s\"", "<conform-rate scaleEnabled=\"0\" srcFrameRate=\"25\" frameSampling=\"floor\"/>");

        Assert.False(Retiming.IsRetimed(clip));
        Assert.Equal(3600, clip.SourceRange!.Value.Start.At(FrameRate.Fps25).Frames / 25);
    }

    [Fact]
    public void It_is_written_as_it_was_read()
    {
        var before = Whole("100/2500s", "100/2400s", "start=\"90000/24s\" duration=\"2s\"", "<conform-rate srcFrameRate=\"25\"/><marker start=\"90012/24s\" duration=\"1/24s\" value=\"here\"/>");

        var written = FcpxmlWriter.Write(before with { Name = "another" }, "1.10").Bytes;
        var after = FcpxmlReader.Read(SourceText.Decode(written, "a.fcpxml")).Timeline;

        var (a, b) = (Clip(before), Clip(after));
        Assert.Equal((a.SourceRange, Retiming.Speed(a), a.Markers.Single().Range.Start), (b.SourceRange, Retiming.Speed(b), b.Markers.Single().Range.Start));
        Assert.Contains("start=\"3750s\"", System.Text.Encoding.UTF8.GetString(written), StringComparison.Ordinal);
    }

    private static Clip Read(string media, string sequence, string times, string inside) => Clip(Whole(media, sequence, times, inside));

    private static Clip Clip(Timeline timeline) => (Clip)timeline.Tracks[0].Children[0];

    private static Timeline Whole(string media, string sequence, string times, string inside) => FcpxmlReader.Read(new SourceText(
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE fcpxml>
        <fcpxml version="1.10">
          <resources>
            <format id="r1" frameDuration="{sequence}" width="1920" height="1080"/>
            <format id="r2" frameDuration="{media}" width="1920" height="1080"/>
            <asset id="r3" name="A001C003" start="3600s" duration="10s" hasVideo="1" format="r2"><media-rep kind="original-media" src="file:///a.mov"/></asset>
          </resources>
          <library><event name="e"><project name="p"><sequence format="r1" duration="2s" tcStart="0s" tcFormat="NDF"><spine>
            <asset-clip ref="r3" name="A001C003" offset="0s" {times}>{inside}</asset-clip>
          </spine></sequence></project></event></library>
        </fcpxml>
        """, "a.fcpxml")).Timeline;
}
