using CsCheck;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.Tests.Editorial;

public sealed class AlgebraTests
{
    private static readonly FrameRate Rate = FrameRate.Fps24;

    [Fact]
    public void Under_double_speed_twice_the_media_is_seen_and_the_handles_shrink()
    {
        var clip = Shot(100, 48, new SpeedChange { Speed = new Ratio(2, 1) });

        Assert.Equal(TimeRange.Frames(100, 196, Rate), Retiming.MediaSeen(clip));
        Assert.Equal((100L, 804L), (MediaHandles.Of(clip)!.Value.Head.Frames, MediaHandles.Of(clip)!.Value.Tail.Frames));
    }

    [Fact]
    public void Trimming_the_head_of_a_slow_clip_moves_the_source_by_half_as_much()
    {
        var trimmed = Retiming.Trim(Shot(100, 48, new SpeedChange { Speed = new Ratio(1, 2) }), Frames(10), Frames(38));

        Assert.Equal(new TimeRange(Frames(105), Frames(38)), trimmed.SourceRange);
    }

    [Fact]
    public void Trimming_the_head_of_a_reversed_clip_keeps_the_earliest_frame()
    {
        var trimmed = Retiming.Trim(Shot(100, 48, new SpeedChange { Speed = new Ratio(-1, 1) }), Frames(10), Frames(38));

        Assert.Equal(new TimeRange(Frames(100), Frames(38)), trimmed.SourceRange);
    }

    [Fact]
    public void A_frozen_clip_shows_the_same_frame_however_it_is_trimmed()
    {
        var trimmed = Retiming.Trim(Shot(100, 48, new Freeze()), Frames(10), Frames(5));

        Assert.Equal(new TimeRange(Frames(100), Frames(1)), Retiming.MediaSeen(trimmed));
    }

    [Fact]
    public void Trimming_changes_nothing_of_what_is_seen() =>
        Gen.Select(AnyClip, Gen.Int[0, 47], Gen.Int[0, 47], Gen.Int[0, 47]).Sample((clip, a, b, c) =>
        {
            var cuts = new[] { a, b, c };
            Array.Sort(cuts);
            var trimmed = Retiming.Trim(clip, Frames(cuts[0]), Frames(cuts[2] - cuts[0]));
            return Retiming.MediaAt(trimmed, Frames(cuts[1] - cuts[0])).Coincides(Retiming.MediaAt(clip, Frames(cuts[1])));
        });

    [Fact]
    public void Cut_in_two_and_put_together_a_track_shows_the_same_media() =>
        Gen.Select(AnyClip.List[1, 6], Gen.Int[0, 300]).Sample((clips, at) =>
        {
            var track = new Track { Children = [.. clips] };
            var length = Ranges.Duration(track);
            var cut = FrameTime.Min(Frames(at), length);
            var head = Trimming.Trim(track, TimeRange.Between(Frames(0), cut), Rate);
            var tail = Trimming.Trim(track, TimeRange.Between(cut, length), Rate);
            return Seen(new Track { Children = [.. head.Children, .. tail.Children] }).SequenceEqual(Seen(track));
        });

    [Fact]
    public void A_flattened_stack_shows_the_highest_picture_at_every_frame() =>
        Gen.Select(AnyTrack, AnyTrack, AnyTrack).Sample((a, b, c) =>
        {
            var timeline = new Timeline { Timebase = new Timebase(Rate), Tracks = [a, b, c] };
            var flat = Seen(Flattening.Flatten(timeline).Tracks.Single());
            var all = timeline.Tracks.Select(Seen).ToArray();
            return Enumerable.Range(0, (int)timeline.Duration.Frames).All(frame =>
                At(flat, frame) == all.Reverse().Select(track => At(track, frame)).FirstOrDefault(seen => seen is not null));
        });

    [Fact]
    public void A_nested_sequence_is_taken_apart_where_it_lies()
    {
        var nest = new Nest { SourceRange = TimeRange.Frames(10, 30, Rate), Children = [new Track { Children = [Shot(0, 20), Shot(500, 20)] }] };
        var timeline = new Timeline { Timebase = new Timebase(Rate), Tracks = [new Track { Children = [Shot(0, 5), nest] }] };

        var clips = Ranges.Clips(Flattening.Unnest(timeline)).ToArray();

        Assert.Equal([(0L, 0L, 5L), (10L, 5L, 10L), (500L, 15L, 10L)], clips.Select(c => (c.Clip.SourceRange!.Value.Start.Frames, c.Record.Start.Frames, c.Record.Duration.Frames)));
    }

    [Theory]
    [InlineData(8, 1, 1, 5752, 5816)]
    [InlineData(8, 2, 1, 5752, 5864)]
    public void A_pull_has_its_handles_around_what_is_seen(int handles, int numerator, int denominator, long first, long end)
    {
        var clip = new Clip
        {
            SourceRange = TimeRange.Frames(5760, 5808, Rate),
            Effects = [new SpeedChange { Speed = new Ratio(numerator, denominator) }],
            Media = [new MediaReference { AvailableRange = TimeRange.Frames(5000, 7000, Rate) }],
        };

        Assert.Equal(TimeRange.Frames(first, end, Rate), MediaHandles.Pull(clip, handles, out var clamped));
        Assert.False(clamped);
    }

    [Fact]
    public void A_pull_stops_where_the_media_does_and_says_so()
    {
        var pull = MediaHandles.Pull(Shot(4, 48), 8, out var clamped);

        Assert.Equal(TimeRange.Frames(0, 60, Rate), pull);
        Assert.True(clamped);
    }

    [Fact]
    public void A_marker_stays_on_its_frame_when_a_retimed_clip_is_trimmed()
    {
        var clip = Shot(100, 48, new SpeedChange { Speed = new Ratio(2, 1) }) with { Markers = [new Marker { Range = new TimeRange(Frames(120), Frames(0)) }] };

        var trimmed = Retiming.Trim(clip, Frames(10), Frames(38));

        Assert.Equal(10, (trimmed.Markers[0].Range.Start - trimmed.SourceRange!.Value.Start).Frames);
    }

    internal static FrameTime Frames(long frames) => new(frames, Rate);

    internal static Clip Shot(long start, long length, params Effect[] effects) => new()
    {
        SourceRange = new TimeRange(Frames(start), Frames(length)),
        Effects = [.. effects],
        Media = [new MediaReference { AvailableRange = TimeRange.Frames(0, 1000, Rate) }],
    };

    private static readonly Gen<Effect?> AnyEffect = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 9], Gen.Int[1, 9]).Select((kind, n, d) => kind switch
    {
        0 => (Effect?)new SpeedChange { Speed = new Ratio(n, d) },
        1 => new SpeedChange { Speed = new Ratio(-n, d) },
        2 => new Freeze(),
        3 => new TimeMap { Points = [new(Frames(0), Frames(100)), new(Frames(12), Frames(100 + 12 * n)), new(Frames(48), Frames(90))] },
        _ => null,
    });

    private static readonly Gen<Clip> AnyClip = Gen.Select(AnyEffect, Gen.Int[0, 900]).Select((effect, start) => effect is null ? Shot(start, 48) : Shot(start, 48, effect));

    private static readonly Gen<Track> AnyTrack = Gen.Select(AnyClip, Gen.Int[0, 60], Gen.Bool).Select((clip, length, isGap) => isGap ? Gap.Of(Frames(length)) : (TrackPart)clip).List[0, 6].Select(parts => new Track { Children = [.. parts] });

    private static List<(long Frame, string Media)> Seen(Track track)
    {
        var seen = new List<(long, string)>();
        var places = Ranges.OfChildren(track, Rate);
        for (var i = 0; i < places.Length; i++)
        {
            if (track.Children[i] is not Clip clip)
                continue;
            for (long frame = 0; frame < places[i].Duration.Frames; frame++)
            {
                var media = Retiming.MediaAt(clip, Frames(frame));
                seen.Add((places[i].Start.Frames + frame, Ratio.Of(media.Frames * media.Rate.Denominator, media.Rate.Numerator).ToString()));
            }
        }

        return seen;
    }

    private static string? At(List<(long Frame, string Media)> seen, long frame) => seen.Where(s => s.Frame == frame).Select(s => s.Media).FirstOrDefault();
}
