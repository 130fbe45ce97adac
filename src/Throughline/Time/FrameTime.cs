using System.Globalization;

namespace Throughline.Time;

/// <summary>
/// A moment or a length as whole frames at a rate. Any fraction of a second is one, at a rate of its denominator, so sums
/// are exact. Equality is of frames and rate; <see cref="CompareTo"/> is of real time, so 24 at 24 and 25 at 25 compare as 0.
/// </summary>
public readonly record struct FrameTime : IComparable<FrameTime>
{
    /// <summary>Frames that are counted either way from zero: 10^18, thousands of years. Sums beyond it are held there.</summary>
    public const long Most = 1_000_000_000_000_000_000;

    /// <param name="frames">Frames from zero, of either sign.</param>
    /// <param name="rate">Their rate.</param>
    public FrameTime(long frames, FrameRate rate)
    {
        if (rate.IsNone)
            throw new ArgumentException("Frames have a rate.", nameof(rate));
        Frames = Math.Clamp(frames, -Most, Most);
        Rate = rate;
    }

    /// <summary>Frames from zero.</summary>
    public long Frames { get; }

    /// <summary>Frames a second. In <c>default</c> there is none, and the value is zero at any rate.</summary>
    public FrameRate Rate { get; }

    /// <summary>True for zero frames at any rate.</summary>
    public bool IsZero => Frames == 0;

    /// <summary>No frames.</summary>
    public static FrameTime Zero(FrameRate rate) => new(0, rate);

    /// <summary>The same real time counted at another rate.</summary>
    /// <param name="rate">The rate to count at.</param>
    /// <param name="rounding">What happens between two frames.</param>
    public FrameTime At(FrameRate rate, Rounding rounding = Rounding.Nearest) => Convert(rate, Ratio.One, rounding, out _);

    /// <summary>The same real time at another rate, when it falls on a frame there.</summary>
    public bool TryAt(FrameRate rate, out FrameTime exact)
    {
        exact = Convert(rate, Ratio.One, Rounding.Nearest, out var isExact);
        return isExact;
    }

    /// <summary>As many frames at another rate, which is another real time: how a timeline is conformed.</summary>
    public FrameTime Relabelled(FrameRate rate) => new(Frames, rate);

    /// <summary>Times a speed: exact, at a finer rate if it must be; rounded as said only if that rate would not fit 31 bits.</summary>
    public FrameTime Times(Ratio ratio, Rounding rounding = Rounding.Nearest)
    {
        if (Rate.IsNone)
            return this;
        var here = Convert(Rate, ratio, rounding, out var isExact);
        if (isExact)
            return here;
        var finer = (Int128)Rate.Numerator * ratio.Denominator;
        return finer <= int.MaxValue ? Convert(new FrameRate((int)finer, Rate.Denominator), ratio, rounding, out _) : here;
    }

    /// <inheritdoc/>
    public int CompareTo(FrameTime other)
    {
        if (Rate == other.Rate)
            return Frames.CompareTo(other.Frames);
        if (Rate.IsNone || other.Rate.IsNone)
            return Frames.CompareTo(other.Frames);
        return ((Int128)Frames * Rate.Denominator * other.Rate.Numerator).CompareTo((Int128)other.Frames * other.Rate.Denominator * Rate.Numerator);
    }

    /// <summary>True when both are the same real time.</summary>
    public bool Coincides(FrameTime other) => CompareTo(other) == 0;

    /// <summary>The earlier or shorter.</summary>
    public static FrameTime Min(FrameTime left, FrameTime right) => right < left ? right : left;

    /// <summary>The later or longer.</summary>
    public static FrameTime Max(FrameTime left, FrameTime right) => right > left ? right : left;

    /// <summary>Exact; at the rate of the left if the sum falls on a frame there, else of the right, else at the lowest rate that holds both.</summary>
    public static FrameTime operator +(FrameTime left, FrameTime right)
    {
        if (left.Rate == right.Rate)
            return left.Rate.IsNone ? default : new FrameTime(left.Frames + right.Frames, left.Rate);
        if (right.Rate.IsNone || right.IsZero)
            return left.Rate.IsNone ? right : left;
        if (left.Rate.IsNone)
            return right;
        if (right.TryAt(left.Rate, out var there))
            return new FrameTime(left.Frames + there.Frames, left.Rate);
        if (left.TryAt(right.Rate, out var here))
            return new FrameTime(here.Frames + right.Frames, right.Rate);
        var rate = CommonRate(left.Rate, right.Rate);
        return rate.IsNone
            ? new FrameTime(left.Frames + right.At(left.Rate).Frames, left.Rate)
            : new FrameTime(left.At(rate).Frames + right.At(rate).Frames, rate);
    }

    /// <summary>Exact, as the sum is.</summary>
    public static FrameTime operator -(FrameTime left, FrameTime right) => left + -right;

    /// <summary>As far on the other side of zero.</summary>
    public static FrameTime operator -(FrameTime time) => time.Rate.IsNone ? time : new FrameTime(-time.Frames, time.Rate);

    /// <summary>Earlier or shorter in real time.</summary>
    public static bool operator <(FrameTime left, FrameTime right) => left.CompareTo(right) < 0;

    /// <summary>Later or longer in real time.</summary>
    public static bool operator >(FrameTime left, FrameTime right) => left.CompareTo(right) > 0;

    /// <summary>Not later.</summary>
    public static bool operator <=(FrameTime left, FrameTime right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(FrameTime left, FrameTime right) => left.CompareTo(right) >= 0;

    /// <summary><c>100@24</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Frames}@{Rate}");

    private FrameTime Convert(FrameRate rate, Ratio ratio, Rounding rounding, out bool isExact)
    {
        isExact = true;
        if (Rate.IsNone)
            return rate.IsNone ? default : Zero(rate);
        if (rate == Rate && ratio == Ratio.One)
            return this;
        // frames * (den/num) seconds * (rate.num/rate.den) * ratio, in parts that fit 127 bits.
        var up = (System.Numerics.BigInteger)Frames * Rate.Denominator * rate.Numerator * ratio.Numerator;
        var down = (System.Numerics.BigInteger)Rate.Numerator * rate.Denominator * ratio.Denominator;
        var whole = System.Numerics.BigInteger.DivRem(up, down, out var rest);
        if (rest.Sign < 0)
            (whole, rest) = (whole - 1, rest + down);
        isExact = rest.IsZero;
        if (!isExact && (rounding == Rounding.Up || (rounding == Rounding.Nearest && rest * 2 >= down)))
            whole++;
        return new FrameTime((long)System.Numerics.BigInteger.Max(-Most, System.Numerics.BigInteger.Min(Most, whole)), rate);
    }

    // The lowest rate at which frames of both fall on frames; none when it does not fit 31 bits.
    private static FrameRate CommonRate(FrameRate a, FrameRate b)
    {
        long x = (long)a.Denominator * b.Numerator, y = (long)b.Denominator * a.Numerator;
        var common = Ratio.Common(x, y);
        var product = (Int128)a.Numerator * b.Numerator;
        var divisor = (Int128)common;
        var shared = Ratio.Common((long)(product % divisor), common);
        var numerator = product / shared;
        var denominator = divisor / shared;
        return numerator <= int.MaxValue && denominator <= int.MaxValue ? new FrameRate((int)numerator, (int)denominator) : default;
    }
}
