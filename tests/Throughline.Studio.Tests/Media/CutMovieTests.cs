using CsCheck;
using Throughline.Editorial;
using Throughline.Editorial.Edl;
using Throughline.Effects;
using Throughline.Studio.Media;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Studio.Tests.Media;

public sealed class CutMovieTests
{
    // A second, and a second and a half.
    private const string Events = "001  A001     V     C        01:00:10:00 01:00:11:00 01:00:00:00 01:00:01:00\n* TIDE_104_0650\n002  B001     V     C        02:00:10:00 02:00:11:12 01:00:01:00 01:00:02:12\n* TIDE_104_0660\n";

    public static TheoryData<string, string?, long[]> Movies => new()
    {
        { "24", "01:00:00:00", [12, 42] },
        { "24", null, [12, 42] },
        { "24", "01:00:00:12", [0, 30] },
        { "24", "00:59:58:00", [60, 90] },
        { "24000/1001", "01:00:00:00", [12, 42] },
        { "25", "01:00:00:00", [12, 43] },
        { "25", "00:59:59:05", [32, 63] },
        { "30000/1001", "01:00:00:00", [14, 52] },
        { "60", "01:00:00:00", [30, 105] },
    };

    [Theory]
    [MemberData(nameof(Movies))]
    public void The_middle_of_a_shot_is_found_in_a_movie_of_any_rate_and_start(string rate, string? start, long[] expected)
    {
        var found = Of("24", Movie(rate, start, 0));

        Assert.Equal(expected, found.Frames.Select(frame => frame.Frame));
        Assert.Equal(["01:00:00:12", "01:00:01:18"], found.Frames.Select(frame => frame.Record.ToString()));
        Assert.Empty(found.Said);
    }

    [Fact]
    public void A_label_of_a_drop_frame_movie_is_the_label_of_the_cut()
    {
        var found = Of("29.97", Movie("30000/1001", "00:59:59;15", 0));

        Assert.Equal([30, 66], found.Frames.Select(frame => frame.Frame));
    }

    [Fact]
    public void A_shot_outside_the_movie_is_said_to_be()
    {
        var found = Of("24", Movie("24", "01:00:00:20", 10));

        Assert.Empty(found.Frames);
        Assert.Equal(["TIDE_104_0650 is at 01:00:00:12, before the movie begins.", "TIDE_104_0660 is at 01:00:01:18, after the movie ends."], found.Said);
    }

    [Fact]
    public void A_movie_that_counts_from_zero_begins_where_the_cut_does_and_one_of_another_reel_shows_nothing()
    {
        var zero = Of("24", Movie("24", "00:00:00:00", 60));
        var other = Of("24", Movie("24", "03:00:00:00", 60));

        Assert.Equal([12, 42], zero.Frames.Select(frame => frame.Frame));
        Assert.Contains("its first frame was taken for the first of the cut, 01:00:00:00", Assert.Single(zero.Said), StringComparison.Ordinal);
        Assert.Empty(other.Frames);
        Assert.Contains("begins at 03:00:00:00, and the cut goes from 01:00:00:00 to 01:00:02:12", Assert.Single(other.Said), StringComparison.Ordinal);
    }

    [Fact]
    public void The_frame_of_the_movie_that_plays_when_the_frame_of_the_cut_begins_is_the_one()
    {
        FrameRate[] rates = [FrameRate.Fps23976, FrameRate.Fps24, FrameRate.Fps25, FrameRate.Fps2997, FrameRate.Fps30, new(48, 1), new(50, 1), FrameRate.Fps5994];
        Gen.Select(Gen.Int[0, rates.Length - 1].Select(i => rates[i]), Gen.Int[0, rates.Length - 1].Select(i => rates[i]), Gen.Int[0, 100_000]).Sample((cut, movie, into) =>
        {
            var timeline = Cut(cut.ToShortString());
            var shots = CutShots.Of(timeline);
            var first = shots.Shots[0].Uses[0].Placed.Record.Start.At(cut).Frames;
            // The movie begins some frames before the cut, at a whole second of its own.
            var start = new Timecode(new Timebase(movie), (first / cut.Nominal - into % 1000) * movie.Nominal);
            var found = CutMovie.Of(timeline, shots, new MediaProbe(320, 180, movie, 0, start));

            var moment = new FrameTime(first + shots.Shots[0].Uses[0].Placed.Record.Duration.At(cut).Frames / 2 - start.FrameOfDay / movie.Nominal * cut.Nominal, cut);
            var at = found.Frames[0].Frame;
            return movie.Nominal == cut.Nominal
                ? at == moment.Frames
                : new FrameTime(at, movie) <= moment && moment < new FrameTime(at + 1, movie);
        });
    }

    private static CutMovie Of(string rate, MediaProbe movie)
    {
        var timeline = Cut(rate);
        return CutMovie.Of(timeline, CutShots.Of(timeline), movie);
    }

    private static Timeline Cut(string rate) => EdlReader.Read(new SourceText($"TITLE: Cut\nFCM: NON-DROP FRAME\n* FRAME RATE: {rate}\n{Events}", "cut.edl")).Timeline;

    private static MediaProbe Movie(string rate, string? start, long frames)
    {
        Assert.True(FrameRate.TryParse(rate, out var exact));
        return new MediaProbe(320, 180, exact, frames, start is null ? null : Timecode.Read(start, new Timebase(exact, start.Contains(';', StringComparison.Ordinal))).Label);
    }
}
