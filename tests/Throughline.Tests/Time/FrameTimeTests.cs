using CsCheck;
using Throughline.Time;

namespace Throughline.Tests.Time;

public sealed class FrameTimeTests
{
    private static readonly FrameRate[] Rates = [.. TimecodeTests.Timebases.Select(row => TimecodeTests.Of((string)((ITheoryDataRow)row).GetData()[0]!).Rate).Distinct()];

    private static readonly Gen<FrameRate> AnyRate = Gen.Int[0, Rates.Length - 1].Select(i => Rates[i]);

    private static readonly Gen<FrameTime> Times = Gen.Select(Gen.Long[-10_000_000, 10_000_000], AnyRate).Select((frames, rate) => new FrameTime(frames, rate));

    [Fact]
    public void Sums_are_exact_whatever_the_rates_and_the_order() =>
        Gen.Select(Times, Times, Times).Sample((a, b, c) => (a + b + c).Coincides(a + (b + c)) && (a + b).Coincides(b + a) && (a + b - b).Coincides(a));

    [Fact]
    public void Order_is_of_real_time_and_kept_by_sums() =>
        Gen.Select(Times, Times, Times).Sample((a, b, c) => a.CompareTo(b) == -b.CompareTo(a) && (a + c).CompareTo(b + c) == a.CompareTo(b));

    [Fact]
    public void Rounding_down_up_and_to_the_nearest_stay_within_a_frame() =>
        Gen.Select(Times, AnyRate).Sample((time, rate) =>
        {
            var (down, up, near) = (time.At(rate, Rounding.Down), time.At(rate, Rounding.Up), time.At(rate));
            return down <= time && time <= up && up.Frames - down.Frames == (time.TryAt(rate, out _) ? 0 : 1) && (near == down || near == up);
        });

    [Fact]
    public void Half_a_frame_goes_to_the_later_one()
    {
        Assert.Equal(1, new FrameTime(1, new FrameRate(48, 1)).At(FrameRate.Fps24).Frames);
        Assert.Equal(0, new FrameTime(-1, new FrameRate(48, 1)).At(FrameRate.Fps24).Frames);
    }

    [Fact]
    public void A_rate_and_its_inverse_speed_lead_back() =>
        Gen.Select(Times, Gen.Long[1, 500], Gen.Long[1, 500]).Sample((time, n, d) => time.Times(new Ratio(n, d)).Times(new Ratio(d, n)).Coincides(time));

    [Theory]
    [InlineData("23.976", 24000, 1001)]
    [InlineData("23.98", 24000, 1001)]
    [InlineData("23.976023976023978", 24000, 1001)]
    [InlineData("29.97", 30000, 1001)]
    [InlineData("47.95", 48000, 1001)]
    [InlineData("59.94", 60000, 1001)]
    [InlineData("119.88", 120000, 1001)]
    [InlineData("24", 24, 1)]
    [InlineData("24.0", 24, 1)]
    [InlineData("12.5", 25, 2)]
    [InlineData("30000/1001", 30000, 1001)]
    public void A_rate_is_the_fraction_that_its_short_name_stands_for(string text, int numerator, int denominator)
    {
        Assert.True(FrameRate.TryParse(text, out var rate));
        Assert.Equal(new FrameRate(numerator, denominator), rate);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-24")]
    [InlineData("24/0")]
    [InlineData("1e3")]
    [InlineData("fast")]
    public void What_is_no_rate_is_refused(string text) => Assert.False(FrameRate.TryParse(text, out _));

    [Fact]
    public void Short_names_lead_back_to_their_rates()
    {
        foreach (var rate in Rates)
        {
            Assert.True(FrameRate.TryParse(rate.ToShortString(), out var back));
            Assert.Equal(rate, back);
        }
    }

    [Fact]
    public void A_day_of_24_frames_a_second_is_86_seconds_and_four_tenths_longer_slowed_by_a_thousandth()
    {
        var day = new FrameTime(24 * 86_400, FrameRate.Fps24);

        Assert.Equal(864, (day.Relabelled(FrameRate.Fps23976) - day).At(new FrameRate(10, 1)).Frames);
    }

    [Fact]
    public void Film_is_counted_in_feet_of_16_or_40_frames()
    {
        Gen.Long[-1_000_000, 1_000_000].Sample(frames =>
            FeetAndFrames.Of(frames, FilmGauge.Film35FourPerf).TotalFrames == frames && FeetAndFrames.Of(frames, FilmGauge.Film16).TotalFrames == frames);

        Assert.Equal("6+03", FeetAndFrames.Of(99, FilmGauge.Film35FourPerf).ToString());
        Assert.Equal("2+19", FeetAndFrames.Of(99, FilmGauge.Film16).ToString());
        Assert.True(FeetAndFrames.TryParse("6+03", FilmGauge.Film35FourPerf, out var length));
        Assert.Equal(99, length.TotalFrames);
        Assert.False(FeetAndFrames.TryParse("6+16", FilmGauge.Film35FourPerf, out _));
    }

    [Fact]
    public void Every_two_ranges_stand_in_one_relation_and_the_other_way_round_in_its_inverse()
    {
        var ranges = Gen.Select(Gen.Long[0, 12], Gen.Long[1, 6]).Select((start, length) => TimeRange.Frames(start, start + length, FrameRate.Fps25));

        Gen.Select(ranges, ranges).Sample((a, b) => (int)a.RelationTo(b) + (int)b.RelationTo(a) == (int)IntervalRelation.After);
        Gen.Select(ranges, ranges).Sample((a, b) => (a.Intersect(b) is not null) == a.RelationTo(b) is not (IntervalRelation.Before or IntervalRelation.Meets or IntervalRelation.MetBy or IntervalRelation.After));
    }

    [Theory]
    [InlineData(0, 2, IntervalRelation.Before)]
    [InlineData(0, 4, IntervalRelation.Meets)]
    [InlineData(0, 6, IntervalRelation.Overlaps)]
    [InlineData(4, 6, IntervalRelation.Starts)]
    [InlineData(5, 7, IntervalRelation.During)]
    [InlineData(6, 8, IntervalRelation.Finishes)]
    [InlineData(4, 8, IntervalRelation.Equal)]
    [InlineData(2, 8, IntervalRelation.FinishedBy)]
    [InlineData(2, 9, IntervalRelation.Contains)]
    [InlineData(4, 9, IntervalRelation.StartedBy)]
    [InlineData(6, 9, IntervalRelation.OverlappedBy)]
    [InlineData(8, 9, IntervalRelation.MetBy)]
    [InlineData(9, 11, IntervalRelation.After)]
    public void The_thirteen_relations_to_four_up_to_eight(long start, long end, IntervalRelation relation) =>
        Assert.Equal(relation, TimeRange.Frames(start, end, FrameRate.Fps25).RelationTo(TimeRange.Frames(4, 8, FrameRate.Fps25)));

    [Fact]
    public void Ranges_that_met_still_meet_at_another_rate() =>
        Gen.Select(Gen.Long[0, 1000], Gen.Long[0, 1000], Gen.Long[0, 1000], AnyRate).Sample((a, b, c, rate) =>
        {
            var first = TimeRange.Frames(a, a + b, FrameRate.Fps24);
            var second = TimeRange.Frames(a + b, a + b + c, FrameRate.Fps24);
            return first.At(rate).End == second.At(rate).Start;
        });

    [Theory]
    [InlineData("-0.5", -1, 2)]
    [InlineData("026.4", 132, 5)]
    [InlineData("000.0", 0, 1)]
    [InlineData("+1.", 1, 1)]
    public void A_decimal_is_read_exactly(string text, long numerator, long denominator)
    {
        Assert.True(Ratio.TryParse(text, out var ratio));
        Assert.Equal(new Ratio(numerator, denominator), ratio);
    }
}
