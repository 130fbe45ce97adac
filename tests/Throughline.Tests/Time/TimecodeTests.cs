using CsCheck;
using Throughline.Time;

namespace Throughline.Tests.Time;

public sealed class TimecodeTests
{
    public static TheoryData<string> Timebases =>
        ["23.976", "24", "25", "29.97", "29.97 DF", "30", "47.952", "48", "50", "59.94", "59.94 DF", "60", "100", "119.88", "120"];

    [Theory]
    [MemberData(nameof(Timebases))]
    public void The_labels_of_a_day_follow_each_other_as_on_a_clock(string name)
    {
        var timebase = Of(name);
        var clock = new Clock(timebase);

        for (long frame = 0; frame < timebase.FramesPerDay; frame++, clock.Tick())
        {
            var (hours, minutes, seconds, frames) = new Timecode(timebase, frame);
            if (frames != clock.Frames || seconds != clock.Seconds || minutes != clock.Minutes || hours != clock.Hours)
                Assert.Fail($"Frame {frame} at {name} is labelled {new Timecode(timebase, frame)}.");
        }

        Assert.Equal((24, 0, 0, 0), (clock.Hours, clock.Minutes, clock.Seconds, clock.Frames - (timebase.DropFrame && clock.Minutes % 10 != 0 ? timebase.Dropped : 0)));
    }

    [Theory]
    [InlineData("23.976")]
    [InlineData("29.97 DF")]
    [InlineData("59.94 DF")]
    public void Every_frame_of_a_day_comes_back_from_its_written_label(string name)
    {
        var timebase = Of(name);

        for (long frame = 0; frame < timebase.FramesPerDay; frame++)
        {
            if (Timecode.Read(new Timecode(timebase, frame).ToString(), timebase) is not { Fault: TimecodeFault.None } reading || reading.Label.FrameOfDay != frame)
                Assert.Fail($"Frame {frame} at {name} does not come back.");
        }
    }

    [Theory]
    [MemberData(nameof(Timebases))]
    public void Any_frame_comes_back_from_its_written_label(string name)
    {
        var timebase = Of(name);

        Gen.Long[0, timebase.FramesPerDay - 1].Sample(frame => Timecode.Read(new Timecode(timebase, frame).ToString(), timebase).Label.FrameOfDay == frame, iter: 20_000);
    }

    [Theory]
    [MemberData(nameof(Timebases))]
    public void Labels_are_ordered_as_frames_are_and_repeat_each_day(string name)
    {
        var timebase = Of(name);
        var frames = Gen.Long[0, timebase.FramesPerDay - 1];

        Gen.Select(frames, frames, Gen.Long[-5, 5]).Sample((a, b, days) =>
            new Timecode(timebase, a).CompareTo(new Timecode(timebase, b)) == a.CompareTo(b)
            && string.CompareOrdinal(new Timecode(timebase, a).ToString(), new Timecode(timebase, b).ToString()) * a.CompareTo(b) >= 0
            && new Timecode(timebase, a + days * timebase.FramesPerDay) == new Timecode(timebase, a));
    }

    [Theory]
    [InlineData("29.97 DF", 2_589_408, 107_892)]
    [InlineData("59.94 DF", 5_178_816, 215_784)]
    [InlineData("29.97", 2_592_000, 108_000)]
    [InlineData("23.976", 2_073_600, 86_400)]
    public void A_day_and_an_hour_have_the_published_number_of_frames(string name, long day, long hour)
    {
        var timebase = Of(name);

        Assert.Equal(day, timebase.FramesPerDay);
        Assert.Equal(hour, Timecode.Read("01:00:00:00", timebase).Label.FrameOfDay);
    }

    [Fact]
    public void An_hour_of_plain_labels_read_as_drop_frame_is_three_seconds_and_eighteen_frames_late() =>
        Assert.Equal("01:00:03;18", new Timecode(Of("29.97 DF"), 108_000).ToString());

    [Fact]
    public void A_label_that_drop_frame_leaves_out_is_told_with_its_repairs()
    {
        var reading = Timecode.Read("00:01:00;00", Of("29.97 DF"));

        Assert.Equal(TimecodeFault.DroppedLabel, reading.Fault);
        Assert.Equal(("00:01:00;02", "00:00:59;29", "00:01:00;02"), (reading.Label.ToString(), reading.Down.ToString(), reading.Up.ToString()));
        Assert.Equal(TimecodeFault.None, Timecode.Read("00:10:00;00", Of("29.97 DF")).Fault);
    }

    [Fact]
    public void A_frame_that_a_second_does_not_have_is_told_with_its_repairs()
    {
        var reading = Timecode.Read("00:00:59:24", Of("24"));

        Assert.Equal(TimecodeFault.FrameTooHigh, reading.Fault);
        Assert.Equal(("00:00:59:23", "00:00:59:23", "00:01:00:00"), (reading.Label.ToString(), reading.Down.ToString(), reading.Up.ToString()));
    }

    [Theory]
    [InlineData("24:00:00:00", TimecodeFault.OutOfRange)]
    [InlineData("00:60:00:00", TimecodeFault.OutOfRange)]
    [InlineData("00:00:61:00", TimecodeFault.OutOfRange)]
    [InlineData("00:00:00", TimecodeFault.NotTimecode)]
    [InlineData("1009", TimecodeFault.NotTimecode)]
    [InlineData("00:00:00:00:00", TimecodeFault.NotTimecode)]
    [InlineData("00:00::00", TimecodeFault.NotTimecode)]
    [InlineData("-1:00:00:00", TimecodeFault.NotTimecode)]
    [InlineData("", TimecodeFault.NotTimecode)]
    public void What_is_no_label_is_told_apart(string text, TimecodeFault fault) =>
        Assert.Equal(fault, Timecode.Read(text, Of("25")).Fault);

    [Theory]
    [InlineData("24")]
    [InlineData("23.976")]
    [InlineData("119.88")]
    public void Only_two_rates_have_drop_frame(string rate)
    {
        Assert.False(Timebase.TryParse(rate + " DF", out _));
        Assert.Throws<ArgumentException>(() => new Timebase(Of(rate).Rate, dropFrame: true));
    }

    [Fact]
    public void Rates_above_a_hundred_have_three_digits_of_frames() =>
        Assert.Equal(("00:00:00:119", "00:00:00:99"), (new Timecode(Of("120"), 119).ToString(), new Timecode(Of("100"), 99).ToString()));

    internal static Timebase Of(string name) => Timebase.TryParse(name, out var timebase) ? timebase : throw new ArgumentException(name);

    // A clock that only knows how to tick: the independent account of what labels exist.
    private sealed class Clock(Timebase timebase)
    {
        public int Hours { get; private set; }

        public int Minutes { get; private set; }

        public int Seconds { get; private set; }

        public int Frames { get; private set; }

        public void Tick()
        {
            if (++Frames < timebase.FramesPerSecond)
                return;
            Frames = 0;
            if (++Seconds < 60)
                return;
            Seconds = 0;
            if (++Minutes == 60)
                (Hours, Minutes) = (Hours + 1, 0);
            if (timebase.DropFrame && Minutes % 10 != 0)
                Frames = timebase.Dropped;
        }
    }
}
