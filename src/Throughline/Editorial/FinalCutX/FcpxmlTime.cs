using System.Globalization;
using Throughline.Time;

namespace Throughline.Editorial.FinalCutX;

/// <summary>Times as fractions of a second: <c>1001/24000s</c>, <c>5s</c>.</summary>
internal static class FcpxmlTime
{
    /// <summary>The time, exact; null when it is none.</summary>
    public static FrameTime? Read(string? text)
    {
        if (text is null)
            return null;
        var body = text.AsSpan().Trim();
        if (body is [.., 's'])
            body = body[..^1];
        var slash = body.IndexOf('/');
        if (slash < 0)
            return Ratio.TryParse(body, out var seconds) ? Of(seconds.Numerator, seconds.Denominator) : null;
        return long.TryParse(body[..slash], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && long.TryParse(body[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var d) && d > 0 && n > long.MinValue ? Of(n, d) : null;
    }

    /// <summary>The same time on the frames of a rate if it falls on one, else as it is.</summary>
    public static FrameTime Grid(FrameTime time, FrameRate? rate) => rate is { } known && time.TryAt(known, out var frame) ? frame : time;

    public static string Write(FrameTime time)
    {
        if (time.Rate.IsNone || time.IsZero)
            return "0s";
        var whole = (Int128)time.Frames * time.Rate.Denominator;
        if (whole % time.Rate.Numerator == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{(long)(whole / time.Rate.Numerator)}s");
        var seconds = Ratio.Of((long)Int128.Clamp(whole, -FrameTime.Most, FrameTime.Most), time.Rate.Numerator);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds.Numerator}/{seconds.Denominator}s");
    }

    private static FrameTime? Of(long numerator, long denominator)
    {
        if (Math.Abs(numerator) > FrameTime.Most)
            return null;
        var reduced = new Ratio(numerator, denominator);
        return reduced.Denominator <= int.MaxValue ? new FrameTime(reduced.Numerator, new FrameRate((int)reduced.Denominator, 1)) : null;
    }
}
