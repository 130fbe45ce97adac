using System.Globalization;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Otio;

/// <summary>Times as OpenTimelineIO writes them: a value and a rate, both floating point. Here they become exact, and only on the way out doubles again.</summary>
internal sealed class OtioTime(DiagnosticLog log)
{
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>A RationalTime; null when it is none.</summary>
    public FrameTime? Time(JsonValue value)
    {
        if (!value.IsObject || Exact(value["rate"].Raw) is not { } rateValue || Exact(value["value"].Raw) is not { } frames)
            return null;
        if (!FrameRate.TryNear(rateValue, out var rate))
        {
            log.Say("OTI003", Severity.Warning, value.Start, $"A time at {value["rate"].Raw} frames a second has no moment; it was left out.");
            return null;
        }

        if (frames.Denominator == 1)
            return new FrameTime(frames.Numerator, rate);
        if ((Int128)rate.Numerator * frames.Denominator <= int.MaxValue)
            return new FrameTime(frames.Numerator, new FrameRate((int)(rate.Numerator * frames.Denominator), rate.Denominator));
        var nearest = new FrameTime(1, rate).Times(frames).At(rate);
        log.Say("OTI004", Severity.Info, value.Start, $"A time of {value["value"].Raw} frames at {rate.ToShortString()} lies between frames by less than can be meant; frame {nearest.Frames} was read.");
        return nearest;
    }

    /// <summary>A TimeRange; null when it is none or not whole.</summary>
    public TimeRange? Range(JsonValue value)
    {
        if (!value.IsObject || Time(value["start_time"]) is not { } start || Time(value["duration"]) is not { } length)
            return null;
        if (length.Frames >= 0)
            return new TimeRange(start, length);
        log.Say("OTI005", Severity.Warning, value.Start, "A range has a length below zero; it is read as empty.");
        return new TimeRange(start, FrameTime.Zero(length.Rate));
    }

    /// <summary>A number token as an exact fraction; null for NaN, infinities and what is out of reach.</summary>
    public static Ratio? Exact(ReadOnlySpan<char> token)
    {
        if (Ratio.TryParse(token, out var plain))
            return plain;
        if (!decimal.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) > Largest)
            return null;
        var places = Math.Abs(value) >= 1_000_000 ? 3 : Math.Abs(value) >= 1000 ? 9 : 12;
        return Ratio.TryParse(Math.Round(value, places).ToString(CultureInfo.InvariantCulture), out var rounded) ? rounded : null;
    }

    /// <summary>A rate or speed as the shortest double that means it.</summary>
    public static string Double(Ratio ratio)
    {
        var text = ((double)ratio.Numerator / ratio.Denominator).ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : text + ".0";
    }
}
