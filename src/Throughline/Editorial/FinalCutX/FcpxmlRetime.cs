using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCutX;

/// <summary>Reads time maps: points of a clip's time as it plays, and of its media's.</summary>
internal static class FcpxmlRetime
{
    /// <summary>The speed of a clip.</summary>
    /// <param name="node">The tag.</param>
    /// <param name="start">Where it begins, in its time as it plays.</param>
    /// <param name="length">How long it plays.</param>
    /// <param name="rate">The sequence's rate.</param>
    /// <param name="seen">The first moment of media, the earliest when it runs backwards.</param>
    public static ImmutableArray<Effect> Read(XmlNode node, FrameTime start, FrameTime length, FrameRate rate, out FrameTime seen)
    {
        seen = start;
        if (node.Child("timeMap") is not { } map)
            return [];
        var points = new List<(FrameTime Time, FrameTime Value)>();
        foreach (var point in map.Children)
        {
            if (point.Name == "timept" && FcpxmlTime.Read(point["time"]) is { } time && FcpxmlTime.Read(point["value"]) is { } value)
                points.Add((time, value));
        }

        points.Sort((a, b) => a.Time.CompareTo(b.Time));
        if (points.Count < 2 || points[0].Time.Coincides(points[^1].Time))
            return [];
        var speed = Slope(points[0], points[1]);
        if (points.Count > 2 && !points.Skip(2).All(p => Slope(points[0], p) == speed))
        {
            var whole = new TimeMap { Points = [.. points.Select(p => new TimeMapPoint(FcpxmlTime.Grid(p.Time - start, rate), FcpxmlTime.Grid(p.Value, rate)))] };
            return [whole with { Metadata = Metadata.Empty.Add(FcpxmlReader.Format, "timeMap", map.Raw) }];
        }

        seen = points[0].Value + (start - points[0].Time).Times(speed);
        if (speed.Numerator == 0)
            return [new Freeze()];
        if (speed.Numerator < 0)
            seen += length.Times(speed);
        return speed == Ratio.One ? [] : [new SpeedChange { Speed = speed }];
    }

    private static Ratio Slope((FrameTime Time, FrameTime Value) a, (FrameTime Time, FrameTime Value) b)
    {
        var up = b.Value - a.Value;
        var across = b.Time - a.Time;
        return across.IsZero ? default : Retiming.Quotient(up, across);
    }
}
