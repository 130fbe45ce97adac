using Throughline.Editorial;
using Throughline.Editorial.Edl;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Tests.Editorial.Edl;

public sealed class EdlReaderTests
{
    public static TheoryData<string> Lists => Corpus.Missing is null ? [.. Corpus.Files("timelines", ".edl")] : [""];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Any_list_comes_back_byte_for_byte(string path)
    {
        Assert.SkipWhen(path.Length == 0, Corpus.Missing ?? "");
        var bytes = File.ReadAllBytes(path);

        var reading = EdlReader.Read(SourceText.Decode(bytes, path));

        Assert.Equal(bytes, EdlWriter.Write(reading.Timeline).Bytes);
        Assert.DoesNotContain(reading.Diagnostics, d => d.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_ends_come_back(string newLine)
    {
        var text = Lines.Replace("\n", newLine, StringComparison.Ordinal);

        var timeline = Read(text).Timeline;

        Assert.Equal(text, Written(timeline));
        Assert.Equal(text.Replace("_one", "_uno", StringComparison.Ordinal), Written(Changed(timeline, 0, c => c with { Name = "shot_uno" })).Replace("001  AX       V     C        ", "001  AX  V     C        ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_event_is_a_clip_with_its_source_and_record_times()
    {
        var timeline = Read(Lines, FrameRate.Fps24).Timeline;

        var clips = Ranges.Clips(timeline).ToArray();

        Assert.Equal(["shot_one", "shot_two"], clips.Select(c => c.Clip.Name));
        Assert.Equal(TimeRange.Frames(86_400, 86_448, FrameRate.Fps24), clips[0].Clip.SourceRange);
        Assert.Equal(TimeRange.Frames(86_472, 86_496, FrameRate.Fps24), clips[1].Record);
        Assert.Equal("TAPE2", clips[1].Clip.Active!.Reel);
        Assert.IsType<Gap>(timeline.Tracks[0].Children[1]);
        Assert.Equal("Two shots", timeline.Name);
    }

    [Fact]
    public void A_changed_event_is_written_anew_and_no_other()
    {
        var timeline = Changed(Read(Lines).Timeline, 2, c => c with { SourceRange = c.SourceRange!.Value with { Start = new FrameTime(1, FrameRate.Fps24) } });

        var lines = Written(timeline).Split('\n');

        Assert.Equal(Lines.Split('\n')[..5], lines[..5]);
        Assert.Equal("002  TAPE2    V     C        00:00:00:01 00:00:01:01 01:00:03:00 01:00:04:00", lines[5]);
    }

    [Theory]
    [InlineData("00:00:00:23", "24")]
    [InlineData("00:00:00:24", "25")]
    [InlineData("00:00:00:29", "30")]
    [InlineData("00:00:00:30", "60")]
    [InlineData("00:00:00:59", "60")]
    [InlineData("00:00:00:119", "120")]
    [InlineData("00:00:00;29", "30000/1001")]
    [InlineData("00:00:00;59", "60000/1001")]
    public void The_rate_is_the_lowest_that_holds_every_frame_number(string highest, string rate)
    {
        var reading = Read($"001  A  V  C  00:00:00:00 {highest} 00:00:00:00 {highest}\n");

        Assert.Equal(rate, reading.Timeline.Rate.ToString());
        Assert.Equal(highest.Contains(';', StringComparison.Ordinal) ? 0 : 1, reading.Diagnostics.Count(d => d.Code == "EDL001"));
    }

    [Fact]
    public void Drop_frame_may_begin_in_the_middle_of_a_list()
    {
        var timeline = Read("FCM: NON-DROP FRAME\n001  A  V  C  00:01:00:00 00:01:00:02 00:00:59:28 00:01:00:00\nFCM: DROP FRAME\n002  A  V  C  00:01:00:02 00:01:01:00 00:01:00:02 00:01:01:00\n").Timeline;

        var clips = Ranges.Clips(timeline).ToArray();

        Assert.Equal(1800, clips[0].Clip.SourceRange!.Value.Start.Frames);
        Assert.Equal(1800, clips[1].Clip.SourceRange!.Value.Start.Frames);
        Assert.Equal(FrameRate.Fps2997, timeline.Rate);
    }

    [Fact]
    public void A_dissolve_has_the_length_of_its_own_field_and_begins_at_the_cut()
    {
        var track = Read(Dissolve).Timeline.Tracks[0];

        Assert.Collection(track.Children,
            c => Assert.Equal("clip_A", c.Name),
            c => Assert.Equal((0L, 10L, TransitionKind.Dissolve), (((Transition)c).InOffset.Frames, ((Transition)c).OutOffset.Frames, ((Transition)c).Kind)),
            c => Assert.Equal("clip_B", c.Name));
    }

    [Fact]
    public void A_dissolve_may_be_the_last_event_and_of_odd_length() =>
        Assert.Equal(17, Read(Dissolve.Replace("010", "017", StringComparison.Ordinal)).Timeline.Tracks[0].Children.OfType<Transition>().Single().Duration.Frames);

    [Fact]
    public void A_dissolve_from_a_shot_of_its_own_keeps_that_shot()
    {
        var timeline = Read("001  A  V  C  00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n002  B  V  C  00:00:09:00 00:00:09:00 00:00:01:00 00:00:01:00\n002  C  V  W003 012 00:00:05:00 00:00:06:00 00:00:01:00 00:00:02:00\n").Timeline;

        Assert.Equal(["A", "B", "C"], Ranges.Clips(timeline).Select(c => c.Clip.Active!.Reel));
        Assert.Equal((TransitionKind.Wipe, 3), timeline.Tracks[0].Children.OfType<Transition>().Select(t => (t.Kind, t.WipePattern)).Single());
    }

    [Fact]
    public void A_key_lies_on_a_track_above()
    {
        var timeline = Read("001  A  V  K B      00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00\n001  B  V  K  012   00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00\n").Timeline;

        Assert.Equal(["V", "V2"], timeline.Tracks.Select(t => t.Name));
        Assert.Equal(TransitionKind.Key, timeline.Tracks[1].Children.OfType<Transition>().Single().Kind);
    }

    [Theory]
    [InlineData("026.4", 109, 109, 100, "EDL008")]
    [InlineData("-048.0", 200, -2, 1, "")]
    [InlineData("048.0", 100, 2, 1, "EDL007")]
    [InlineData("012.0", 50, 1, 2, "")]
    public void A_speed_is_read_from_the_source_times_and_told_when_M2_differs(string motion, int sourceFrames, int numerator, int denominator, string code)
    {
        var end = new Timecode(new Timebase(FrameRate.Fps24), sourceFrames);

        var reading = Read($"001  A  V  C  00:00:00:00 {end} 00:00:00:00 00:00:04:04\nM2   A       {motion}                00:00:00:00\n", FrameRate.Fps24);

        Assert.Equal(new Ratio(numerator, denominator), Retiming.Speed(Ranges.Clips(reading.Timeline).Single().Clip));
        Assert.Equal(code, string.Concat(reading.Diagnostics.Select(d => d.Code)));
    }

    [Fact]
    public void A_freeze_frame_holds_its_first_frame()
    {
        var clip = Ranges.Clips(Read("001  A  V  C  00:00:10:21 00:00:10:22 00:00:00:00 00:00:00:17\nM2   A       000.0                00:00:10:21\n* * FREEZE FRAME\n").Timeline).Single().Clip;

        Assert.IsType<Freeze>(clip.Effects.Single());
        Assert.Equal((261L, 1L), (Retiming.MediaSeen(clip).Start.Frames, Retiming.MediaSeen(clip).Duration.Frames));
    }

    [Fact]
    public void Locators_grades_files_and_comments_belong_to_their_event()
    {
        var clip = Ranges.Clips(Read("""
            001  AX  V  C  00:00:10:00 00:00:12:00 01:00:00:00 01:00:02:00
            *LOC: 01:00:01:00 RED     ANIM FIX
            *ASC_SOP (0.1 0.2 0.3) (1.0 -0.0122 0.0305)(1.0 0.0 1.0)
            * ASC_SAT: 0.9
            * SOURCE FILE: ZZ100.LAY3
            * FROM CLIP: S:\path\x.exr
            *DD509_0010
            """, FrameRate.Fps24).Timeline).Single().Clip;

        Assert.Equal((264L, "RED", "ANIM FIX"), (clip.Markers[0].Range.Start.Frames, clip.Markers[0].Colour, clip.Markers[0].Comment));
        Assert.Equal("(0.1 0.2 0.3)(1.0 -0.0122 0.0305)(1.0 0.0 1.0)", clip.Colour!.Sop);
        Assert.Equal(0.9m, clip.Colour.Saturation);
        Assert.Equal(("ZZ100.LAY3", @"S:\path\x.exr"), (clip.Active!.Name, clip.Active.Target));
        Assert.Equal("DD509_0010", clip.Metadata.Find("edl", "comment"));
    }

    [Theory]
    [InlineData("V", "V")]
    [InlineData("A", "A1")]
    [InlineData("A2", "A2")]
    [InlineData("AA", "A1 A2")]
    [InlineData("B", "V A1")]
    [InlineData("AA/V", "V A1 A2")]
    [InlineData("V2", "V2")]
    public void Channels_are_tracks(string channels, string tracks) =>
        Assert.Equal(tracks, string.Join(' ', Read($"001  A  {channels}  C  00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n").Timeline.Tracks.Select(t => t.Name)));

    [Fact]
    public void More_sound_channels_stand_below_the_event() =>
        Assert.Equal(["A3", "A4"], Read("001  A  NONE  C  00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\nAUD  3  4\n").Timeline.Tracks.Select(t => t.Name));

    [Fact]
    public void What_cannot_be_read_is_named_by_line_and_event_and_comes_back()
    {
        const string text = "TITLE: X\n001  A  V  C  00:00:00:00 00:00:77:00 00:00:00:00 00:00:01:00\n002  no times here\n003  A  V  C  00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n";

        var reading = Read(text);

        Assert.Contains(reading.Diagnostics, d => d is { Code: "EDL003", Span.Line: 2 } && d.Message.Contains("001", StringComparison.Ordinal));
        Assert.Contains(reading.Diagnostics, d => d is { Code: "EDL002", Span.Line: 3 });
        Assert.Single(Ranges.Clips(reading.Timeline));
        Assert.Equal(text, Written(reading.Timeline));
    }

    [Fact]
    public void Reels_too_long_for_the_column_are_shortened_apart_and_come_back()
    {
        var timeline = Read("""
            001  A001C003_230101_R1AB  V  C  00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00
            002  A001C003_230102_R1AB  V  C  00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00
            """).Timeline with { Origin = null, Format = TimelineFormat.None };

        var written = EdlWriter.Write(timeline);
        var back = EdlReader.Read(SourceText.Decode(written.Bytes, "back.edl")).Timeline;

        Assert.Equal(["A001C003_230101_R1AB", "A001C003_230102_R1AB"], Ranges.Clips(back).Select(c => c.Clip.Active!.Reel));
        Assert.Contains("001  A001C003 V", System.Text.Encoding.UTF8.GetString(written.Bytes), StringComparison.Ordinal);
        Assert.Contains("002  A001C0~2 V", System.Text.Encoding.UTF8.GetString(written.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_marker_of_Resolve_stands_at_its_event()
    {
        var clip = Ranges.Clips(Read("001  001  V  C  01:00:04:00 01:00:04:01 01:00:04:00 01:00:04:01\n |C:ResolveColorBlue |M:TIDE_104_0650 |D:12\n").Timeline).Single().Clip;

        Assert.Equal(("BLUE", "TIDE_104_0650", 12L), clip.Markers.Single() is var m ? (m.Colour, m.Comment, m.Range.Duration.Frames) : default);
        Assert.Equal(clip.SourceRange!.Value.Start, clip.Markers.Single().Range.Start);
    }

    [Fact]
    public void A_list_over_midnight_goes_on() =>
        Assert.Equal(50, Read("001  A  V  C  00:00:00:00 00:00:01:00 23:59:59:00 00:00:00:00\n002  A  V  C  00:00:00:00 00:00:01:01 00:00:00:00 00:00:01:01\n", FrameRate.Fps24).Timeline.Duration.Frames + 1);

    [Fact]
    public void An_overlap_cuts_the_earlier_event_short()
    {
        var reading = Read("001  A  V  C  00:00:00:00 00:00:02:00 00:00:00:00 00:00:02:00\n002  B  V  C  00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n");

        Assert.Equal([24L, 24L], Ranges.Clips(reading.Timeline).Select(c => c.Record.Duration.Frames));
        Assert.Contains(reading.Diagnostics, d => d.Code == "EDL011");
    }

    internal const string Lines = "TITLE: Two shots\nFCM: NON-DROP FRAME\n001  AX  V     C        01:00:00:00 01:00:02:00 01:00:00:00 01:00:02:00\n* FROM CLIP NAME: shot_one\n\n002  TAPE2  V     C        02:00:00:00 02:00:01:00 01:00:03:00 01:00:04:00\n* FROM CLIP NAME: shot_two\n";

    internal const string Dissolve = """
        001  TST V     C        01:00:04:05 01:00:04:14 01:00:00:00 01:00:00:09
        * FROM CLIP NAME:  clip_A
        002  TST V     C        01:00:04:14 01:00:04:14 01:00:00:09 01:00:00:09
        002  TST V     D    010 01:00:08:08 01:00:08:18 01:00:00:09 01:00:00:19
        * BLEND, DISSOLVE
        * FROM CLIP NAME:  clip_A
        * TO CLIP NAME:  clip_B
        """;

    internal static TimelineReading Read(string text, FrameRate? rate = null) => EdlReader.Read(new SourceText(text, "test.edl"), rate);

    internal static string Written(Timeline timeline) => System.Text.Encoding.UTF8.GetString(EdlWriter.Write(timeline).Bytes);

    internal static Timeline Changed(Timeline timeline, int child, Func<Clip, Clip> change) => timeline with
    {
        Tracks = [timeline.Tracks[0] with { Children = timeline.Tracks[0].Children.SetItem(child, change((Clip)timeline.Tracks[0].Children[child])) }, .. timeline.Tracks[1..]],
    };
}
