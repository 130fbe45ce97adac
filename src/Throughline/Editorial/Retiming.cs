using System.Collections.Immutable;
using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>What speeds, freezes and time maps do to time.</summary>
public static class Retiming
{
    /// <summary>The speed of all constant speeds together; 0 when a frame is held. A <see cref="TimeMap"/> counts as its mean.</summary>
    public static Ratio Speed(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var speed = Ratio.One;
        foreach (var effect in item.Effects)
        {
            speed = !effect.Enabled ? speed : effect switch
            {
                Freeze => default,
                SpeedChange change => Product(speed, change.Speed),
                TimeMap map => Product(speed, Mean(map)),
                _ => speed,
            };
        }

        return speed;
    }

    /// <summary>True when the item plays otherwise than it was shot.</summary>
    public static bool IsRetimed(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Effects.Any(e => e.Enabled && (e is Freeze or TimeMap || (e is SpeedChange s && s.Speed != Ratio.One)));
    }

    /// <summary>
    /// The stretch of media that is seen, the earliest frame first: the length played times the speed, a single frame when
    /// held, from the lowest to the highest point under a time map. Exact, so its ends may lie between frames.
    /// </summary>
    public static TimeRange MediaSeen(Item item)
    {
        var range = Ranges.TrimmedRange(item);
        if (Map(item) is { } map)
        {
            var low = map.Points[0].Media;
            var high = low;
            foreach (var moment in map.Points.Where(p => p.Played <= range.Duration).Select(p => p.Media).Append(MediaAt(map, range.Duration)))
                (low, high) = (FrameTime.Min(low, moment), FrameTime.Max(high, moment));
            return TimeRange.Between(low, high);
        }

        var speed = Speed(item);
        if (speed.Numerator == 0)
            return range.Duration.IsZero ? range : new TimeRange(range.Start, new FrameTime(1, range.Start.Rate));
        return new TimeRange(range.Start, range.Duration.Times(speed.Magnitude));
    }

    /// <summary>The moment of the media that is seen some time after the item's first frame.</summary>
    public static FrameTime MediaAt(Item item, FrameTime played)
    {
        var range = Ranges.TrimmedRange(item);
        if (Map(item) is { } map)
            return MediaAt(map, played);
        var speed = Speed(item);
        return speed.Numerator >= 0 ? range.Start + played.Times(speed) : MediaSeen(item).End + played.Times(speed);
    }

    /// <summary>The item with less of its beginning and end, everything that stays being seen exactly as before.</summary>
    /// <param name="item">What is trimmed.</param>
    /// <param name="head">Time played that goes from its beginning, zero or more.</param>
    /// <param name="length">Time played that stays.</param>
    public static Item Trim(Item item, FrameTime head, FrameTime length)
    {
        var range = Ranges.TrimmedRange(item);
        if (head.IsZero && length == range.Duration)
            return item;
        var start = range.Start;
        var effects = item.Effects;
        var speed = Map(item) is null ? Speed(item) : Ratio.One;
        if (Map(item) is { } map)
            effects = [.. effects.Select(e => ReferenceEquals(e, map) ? Trim(map, head) : e)];
        if (speed.Numerator > 0)
            start += head.Times(speed);
        else if (speed.Numerator < 0)
            start += (range.Duration - head - length).Times(speed.Magnitude);
        // A marker stays at its frame: its distance from the first frame shrinks by what was cut.
        var shift = start - range.Start - head;
        return item with
        {
            SourceRange = new TimeRange(start, length),
            Effects = effects,
            Markers = shift.IsZero ? item.Markers : [.. item.Markers.Select(m => m with { Range = m.Range.Shift(shift) })],
        };
    }

    private static TimeMap? Map(Item item)
    {
        foreach (var effect in item.Effects)
        {
            if (effect is TimeMap { Enabled: true, Points.Length: > 0 } map)
                return map;
        }

        return null;
    }

    private static TimeMap Trim(TimeMap map, FrameTime head)
    {
        var points = ImmutableArray.CreateBuilder<TimeMapPoint>();
        points.Add(new TimeMapPoint(FrameTime.Zero(head.Rate), MediaAt(map, head)));
        foreach (var point in map.Points.Where(p => p.Played > head))
            points.Add(point with { Played = point.Played - head });
        return map with { Points = points.DrainToImmutable() };
    }

    // Straight lines between points; the first and last frame are held outside them.
    private static FrameTime MediaAt(TimeMap map, FrameTime played)
    {
        var points = map.Points;
        if (played <= points[0].Played)
            return points[0].Media;
        for (var i = 1; i < points.Length; i++)
        {
            if (played > points[i].Played)
                continue;
            var (from, to) = (points[i - 1], points[i]);
            var slope = Quotient(to.Media - from.Media, to.Played - from.Played);
            return from.Media + (played - from.Played).Times(slope);
        }

        return points[^1].Media;
    }

    private static Ratio Mean(TimeMap map) =>
        map.Points.Length < 2 ? default : Quotient(map.Points[^1].Media - map.Points[0].Media, map.Points[^1].Played - map.Points[0].Played);

    internal static Ratio Quotient(FrameTime a, FrameTime b)
    {
        if (a.Rate.IsNone || b.IsZero)
            return default;
        return Reduced((Int128)a.Frames * a.Rate.Denominator * b.Rate.Numerator, (Int128)b.Frames * b.Rate.Denominator * a.Rate.Numerator);
    }

    private static Ratio Product(Ratio a, Ratio b) => Reduced((Int128)a.Numerator * b.Numerator, (Int128)a.Denominator * b.Denominator);

    // In lowest terms, and where that does not fit, as near as 63 bits allow.
    private static Ratio Reduced(Int128 numerator, Int128 denominator)
    {
        if (denominator < 0)
            (numerator, denominator) = (-numerator, -denominator);
        var (a, b) = (Int128.Abs(numerator), denominator);
        while (b != 0)
            (a, b) = (b, a % b);
        if (a > 1)
            (numerator, denominator) = (numerator / a, denominator / a);
        while (Int128.Abs(numerator) > long.MaxValue || denominator > long.MaxValue)
            (numerator, denominator) = (numerator >> 1, denominator >> 1);
        return Ratio.Of((long)numerator, (long)denominator);
    }
}
