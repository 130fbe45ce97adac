using CsCheck;
using Throughline.Editorial;
using Throughline.Effects;
using Throughline.Effects.Turnovers;
using Throughline.Time;

namespace Throughline.Tests.Effects;

public sealed class PlatePullTests
{
    [Fact]
    public void The_worked_example_holds()
    {
        var turnover = Lists.Turnover(Lists.Cut(Lists.Shot("TIDE_104_0650", "A001", "01:00:10:00", "01:00:12:00", 48)));

        var plate = turnover.Shots[0].Plates[0];
        var version = plate.Current;

        Assert.Equal((64, "01:00:09:16", "01:00:12:08"), (version.Frames, Label(version.Source.Start), Label(version.Source.End)));
        Assert.Equal((1001, 1064, 1009, 1056), (version.FirstFile, version.LastFile, plate.CutIn, plate.CutOut));
        Assert.Equal("TIDE_104_0650_PL01_v001.####.exr", PlateName.Sequence(PlateName.Of(turnover.Shots[0].Id, plate.Number, version.Version), turnover.Policy));
    }

    [Theory]
    [InlineData(HandleFrames.Source, 8, 112)]
    [InlineData(HandleFrames.Record, 16, 128)]
    public void Under_a_speed_handles_are_counted_as_the_policy_says(HandleFrames policy, int handle, int frames)
    {
        var cut = Lists.Cut(("A001", "01:00:10:00", "01:00:14:00", 48, "M2   A001       048.0                01:00:10:00\n* TIDE_104_0650"));

        var plate = Lists.Turnover(cut, policy: PullPolicy.Default with { Retimed = policy }).Shots[0].Plates[0];

        Assert.Equal((frames, handle, handle), (plate.Current.Frames, plate.HeadHandle, plate.TailHandle));
        Assert.Equal(new Ratio(2, 1), plate.Speed);
    }

    [Fact]
    public void Handles_end_where_the_media_does_and_that_is_told()
    {
        var cut = Lists.Cut(Lists.Shot("TIDE_104_0650", "A001", "01:00:10:00", "01:00:12:00", 48));
        var log = Lists.Cut(("A001", "01:00:09:20", "01:00:20:00", 244, ""));

        var (turnover, diagnostics) = Lists.Plan(cut, media: MediaExtents.Of(log));

        var plate = turnover.Shots[0].Plates[0];
        Assert.Equal((4, 8, 1005, (4L, 0L)), (plate.HeadHandle, plate.TailHandle, plate.CutIn, plate.Current.Missing));
        Assert.Contains("4 of 8 frames at the head", Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_cut_shows_is_asked_for_even_where_the_log_has_no_media()
    {
        var cut = Lists.Cut(Lists.Shot("TIDE_104_0650", "A001", "01:00:10:00", "01:00:12:00", 48));
        var log = Lists.Cut(("A001", "01:00:10:10", "01:00:20:00", 230, ""));

        var (turnover, diagnostics) = Lists.Plan(cut, media: MediaExtents.Of(log));

        Assert.Equal(56, turnover.Shots[0].Plates[0].Current.Frames);
        Assert.Equal(["VFX102", "VFX103"], diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_dissolve_needs_its_frames_too()
    {
        var cut = Lists.Cut(
            Lists.Shot("TIDE_104_0650", "A001", "01:00:10:00", "01:00:12:00", 48),
            ("A002", "02:00:00:00", "02:00:02:00", 48, ""));
        var track = cut.Tracks[0];
        var dissolve = new Transition { Kind = TransitionKind.Dissolve, InOffset = new FrameTime(0, FrameRate.Fps24), OutOffset = new FrameTime(12, FrameRate.Fps24) };
        var dissolved = cut with { Tracks = [track with { Children = track.Children.Insert(1, dissolve) }] };

        var plate = Lists.Turnover(dissolved).Shots[0].Plates[0];

        Assert.Equal((76, 1009, 1068), (plate.Current.Frames, plate.CutIn, plate.CutOut));
    }

    [Fact]
    public void Uses_of_one_source_that_meet_share_a_plate_and_others_do_not()
    {
        var turnover = Lists.Turnover(Lists.Cut(
            Lists.Shot("TIDE_104_0650", "A001", "01:00:10:00", "01:00:12:00", 48),
            Lists.Shot("TIDE_104_0650", "A001", "01:00:12:10", "01:00:13:00", 14),
            Lists.Shot("TIDE_104_0650", "A002", "01:00:10:00", "01:00:12:00", 48)));

        var plates = turnover.Shots[0].Plates;

        Assert.Equal([88L, 64L], plates.Select(p => p.Current.Frames));
        Assert.Equal([1, 1, 2], turnover.Shots[0].Uses.Select(u => u.Plate));
    }

    [Fact]
    public void A_pull_holds_what_is_seen_with_its_handles_for_any_speed_and_policy() =>
        Gen.Select(Gen.Long[0, 2_000_000], Gen.Int[1, 500], Gen.Int[-400, 400], Gen.Int[0, 48], Gen.Bool).Sample((start, frames, percent, handle, record) =>
        {
            Effect[] effects = percent == 0 ? [new Freeze()] : [new SpeedChange { Speed = new Ratio(percent, 100) }];
            var clip = new Clip { SourceRange = TimeRange.Frames(start, start + frames, FrameRate.Fps24), Effects = [.. effects], Media = [new MediaReference { Reel = "A" }] };
            var use = new ShotUse(new PlacedClip(clip, new Track(), 0, 0, TimeRange.Frames(0, frames, FrameRate.Fps24)), default, default, ShotEvidence.Note, "");
            var policy = PullPolicy.Default with { HeadHandle = handle, TailHandle = handle, Retimed = record ? HandleFrames.Record : HandleFrames.Source };

            var pull = PlatePull.Of(use, policy)!.Value;

            Assert.True(pull.Source.Contains(Retiming.MediaSeen(clip)));
            Assert.Equal(pull.HeadHandle, pull.TailHandle);
            Assert.True(record && percent != 0 ? pull.HeadHandle * 100 >= (long)handle * Math.Abs(percent) : pull.HeadHandle == handle);
        });

    private static string Label(FrameTime time) => new Timebase(FrameRate.Fps24).Label(time).ToString();
}
