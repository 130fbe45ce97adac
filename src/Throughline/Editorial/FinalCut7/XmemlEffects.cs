using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCut7;

/// <summary>Reads speeds, freezes and other filters. In and out points count played frames, so under a speed they are not frames of the media.</summary>
internal sealed class XmemlEffects(FrameRate rate, DiagnosticLog log)
{
    /// <summary>The effects of a clip.</summary>
    /// <param name="clip">The tag.</param>
    /// <param name="played">The clip's first frame, counted in played frames.</param>
    /// <param name="length">How long it plays.</param>
    /// <param name="available">Its media.</param>
    /// <param name="start">The first frame in the media's own timecode, the earliest when it runs backwards.</param>
    /// <returns>The effects, and whether every filter is in them.</returns>
    public (ImmutableArray<Effect> Effects, bool Kept) Read(XmlNode clip, FrameTime played, FrameTime length, TimeRange? available, out FrameTime start)
    {
        var zero = available?.Start ?? FrameTime.Zero(rate);
        start = zero + played;
        var effects = ImmutableArray.CreateBuilder<Effect>();
        if (XmemlValues.IsTrue(clip, "stillframe"))
            effects.Add(new Freeze());
        foreach (var filter in clip.Children)
        {
            if (filter.Name != "filter")
                continue;
            var effect = filter.Child("effect");
            if (effect is not null && effect.TextOf("effectid").Equals("timeremap", StringComparison.OrdinalIgnoreCase))
                Time(filter, effect, played, length, zero, available, effects, ref start);
            else
                effects.Add(new PictureEffect { Name = effect?.TextOf("name") ?? "", Enabled = !XmemlValues.IsFalse(filter, "enabled"), Metadata = Metadata.Empty.Add(XmemlReader.Format, "raw", filter.Raw) });
        }

        return (effects.DrainToImmutable(), true);
    }

    private void Time(XmlNode filter, XmlNode effect, FrameTime played, FrameTime length, FrameTime zero, TimeRange? available, ImmutableArray<Effect>.Builder effects, ref FrameTime start)
    {
        var kept = Metadata.Empty.Add(XmemlReader.Format, "raw", filter.Raw);
        var isEnabled = !XmemlValues.IsFalse(filter, "enabled");
        if (Value(effect, "variablespeed") is "1" or "TRUE" && Points(effect, played, zero) is { Length: > 1 } points)
        {
            effects.Add(new TimeMap { Points = points, Enabled = isEnabled, Metadata = kept });
            return;
        }

        if (!Ratio.TryParse(Value(effect, "speed"), out var percent))
        {
            effects.Add(new PictureEffect { Name = effect.TextOf("name"), Metadata = kept });
            return;
        }

        if (percent.Numerator == 0)
        {
            effects.Add(new Freeze { Enabled = isEnabled, Metadata = kept });
            return;
        }

        if (percent.Magnitude < new Ratio(2, 1) && percent.Magnitude != Ratio.One)
            log.Say("XME013", Severity.Warning, filter.Start, $"A clip has a speed of {percent.ToDecimal(4)}, which means percent and is read so; if the program that wrote it meant times, the speed is wrong.");
        var speed = Ratio.Of(percent.Numerator, percent.Denominator * 100);
        if (speed.Numerator > 0 && Value(effect, "reverse").Equals("TRUE", StringComparison.OrdinalIgnoreCase))
            speed = Ratio.Of(-speed.Numerator, speed.Denominator);
        start = speed.Numerator > 0 ? zero + played.Times(speed)
            : available is { } media ? media.End - (played + length).Times(speed.Magnitude) : zero;
        if (speed != Ratio.One)
            effects.Add(new SpeedChange { Speed = speed, Enabled = isEnabled, Metadata = kept });
    }

    private ImmutableArray<TimeMapPoint> Points(XmlNode effect, FrameTime played, FrameTime zero)
    {
        var graph = Parameter(effect, "graphdict");
        var points = new List<TimeMapPoint>();
        foreach (var key in graph?.Children ?? [])
        {
            if (key.Name == "keyframe" && XmemlValues.Frames(key, "when") is { } when && XmemlValues.Frames(key, "value") is { } value)
                points.Add(new TimeMapPoint(new FrameTime(when, rate) - played, zero + new FrameTime(value, rate)));
        }

        return [.. points.OrderBy(p => p.Played)];
    }

    private static string Value(XmlNode effect, string parameter) => Parameter(effect, parameter)?.TextOf("value") ?? "";

    private static XmlNode? Parameter(XmlNode effect, string id)
    {
        foreach (var child in effect.Children)
        {
            if (child.Name == "parameter" && child.TextOf("parameterid").Equals(id, StringComparison.OrdinalIgnoreCase))
                return child;
        }

        return null;
    }
}
