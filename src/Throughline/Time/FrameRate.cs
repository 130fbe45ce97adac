using System.Globalization;

namespace Throughline.Time;

/// <summary>
/// Frames in a second as an exact fraction in lowest terms: 24000/1001, never 23.976. <c>default</c> is no rate at all.
/// A rate of <c>n</c>/1 also serves as a clock of <c>n</c> ticks a second, so that any fraction of a second is a <see cref="FrameTime"/>.
/// </summary>
public readonly record struct FrameRate
{
    // What programs mean when they write 23.98, 29.97 and so on.
    private static readonly int[] SlowedByAThousandth = [24, 30, 48, 60, 120];

    /// <param name="numerator">Above zero.</param>
    /// <param name="denominator">Above zero.</param>
    public FrameRate(int numerator, int denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var common = (int)Ratio.Common(numerator, denominator);
        Numerator = numerator / common;
        Denominator = denominator / common;
    }

    /// <summary>24000/1001, called 23.976 or 23.98.</summary>
    public static FrameRate Fps23976 { get; } = new(24000, 1001);

    /// <summary>Film.</summary>
    public static FrameRate Fps24 { get; } = new(24, 1);

    /// <summary>Television where mains has 50 Hz.</summary>
    public static FrameRate Fps25 { get; } = new(25, 1);

    /// <summary>30000/1001, called 29.97.</summary>
    public static FrameRate Fps2997 { get; } = new(30000, 1001);

    /// <summary>Thirty, exactly.</summary>
    public static FrameRate Fps30 { get; } = new(30, 1);

    /// <summary>60000/1001, called 59.94.</summary>
    public static FrameRate Fps5994 { get; } = new(60000, 1001);

    /// <summary>Frames in <see cref="Denominator"/> seconds.</summary>
    public int Numerator { get; }

    /// <summary>Seconds for <see cref="Numerator"/> frames.</summary>
    public int Denominator { get; }

    /// <summary>True for <c>default</c>.</summary>
    public bool IsNone => Numerator == 0;

    /// <summary>Frames that timecode counts in each of its seconds: the rate rounded up, 24 for 24000/1001.</summary>
    public int Nominal => IsNone ? 0 : (int)(((long)Numerator + Denominator - 1) / Denominator);

    /// <summary>True for the rates that have drop-frame timecode: 30000/1001 and 60000/1001. 120000/1001 has none of its own and is counted without.</summary>
    public bool HasDropFrame => this == Fps2997 || this == Fps5994;

    /// <summary>Reads <c>25</c>, <c>24000/1001</c>, or the short names of the rates with 1001: <c>23.976</c>, <c>23.98</c>, <c>29.97</c>, <c>47.952</c>, <c>59.94</c>, <c>119.88</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out FrameRate rate)
    {
        rate = default;
        var trimmed = text.Trim();
        var slash = trimmed.IndexOf('/');
        if (slash >= 0)
        {
            if (!int.TryParse(trimmed[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var n) || !int.TryParse(trimmed[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var d) || n == 0 || d == 0)
                return false;
            rate = new FrameRate(n, d);
            return true;
        }

        return Ratio.TryParse(trimmed, out var exact) && TryNear(exact, out rate);
    }

    /// <summary>The rate that a decimal stands for: n·1000/1001 when it is within 0.005 of one of those and not whole, else the decimal itself.</summary>
    public static bool TryNear(Ratio exact, out FrameRate rate)
    {
        rate = default;
        if (exact.Numerator <= 0)
            return false;
        if (exact.Denominator > 1)
        {
            foreach (var n in SlowedByAThousandth)
            {
                // |exact - n*1000/1001| < 1/200
                var off = Int128.Abs((Int128)exact.Numerator * 1001 - (Int128)n * 1000 * exact.Denominator);
                if (off * 200 >= (Int128)exact.Denominator * 1001)
                    continue;
                rate = new FrameRate(n * 1000, 1001);
                return true;
            }
        }

        if (exact.Numerator > int.MaxValue || exact.Denominator > int.MaxValue)
            return false;
        rate = new FrameRate((int)exact.Numerator, (int)exact.Denominator);
        return true;
    }

    /// <summary>As people say it: <c>23.976</c>, <c>25</c>; at most three places.</summary>
    public string ToShortString() => IsNone ? "?" : new Ratio(Numerator, Denominator).ToDecimal(Denominator == 1001 && Numerator is 30000 or 60000 or 120000 ? 2 : 3);

    /// <summary>Exactly: <c>24000/1001</c>, or <c>25</c> when it is whole.</summary>
    public override string ToString() => IsNone ? "?" : new Ratio(Numerator, Denominator).ToString();
}
