using Throughline.Time;

namespace Throughline.Editorial.FinalCut7;

/// <summary>Writes speeds, freezes and kept filters.</summary>
internal sealed class XmemlFilters(XmlText xml, ConversionLosses losses)
{
    /// <summary>The filters of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="zero">The first frame of its media.</param>
    /// <param name="first">Its in point, in played frames.</param>
    /// <param name="rate">The rate of both.</param>
    public void Write(Item item, FrameTime zero, long first, FrameRate rate)
    {
        foreach (var effect in item.Effects)
        {
            switch (effect)
            {
                case Freeze:
                    xml.Leaf("stillframe", "TRUE");
                    break;
                case SpeedChange change:
                    var percent = Ratio.Of(change.Speed.Numerator * 100, change.Speed.Denominator);
                    if (!percent.IsDecimal(6))
                        losses.Count(Loss.SubFrame, item.Name);
                    Remap(effect.Enabled, "0", percent.Magnitude.ToDecimal(6), change.Speed.Numerator < 0, null, zero, first, rate);
                    break;
                case TimeMap map:
                    Remap(effect.Enabled, "1", "100", false, map, zero, first, rate);
                    break;
                default:
                    if (effect.Metadata.Find(XmemlReader.Format, "raw") is { } raw)
                        xml.Fragment(raw);
                    else
                        losses.Count(Loss.PictureEffect, item.Name);
                    break;
            }
        }
    }

    private void Remap(bool enabled, string variable, string percent, bool reverse, TimeMap? map, FrameTime zero, long first, FrameRate rate)
    {
        xml.Open("filter");
        xml.Leaf("enabled", enabled ? "TRUE" : "FALSE");
        xml.Open("effect");
        xml.Leaf("name", "Time Remap");
        xml.Leaf("effectid", "timeremap");
        xml.Leaf("effectcategory", "motion");
        xml.Leaf("effecttype", "motion");
        xml.Leaf("mediatype", "video");
        Parameter("variablespeed", variable);
        Parameter("speed", percent);
        Parameter("reverse", reverse ? "TRUE" : "FALSE");
        if (map is not null)
        {
            xml.Open("parameter");
            xml.Leaf("parameterid", "graphdict");
            xml.Leaf("name", "graphdict");
            foreach (var point in map.Points)
            {
                xml.Open("keyframe");
                xml.Leaf("when", first + point.Played.At(rate).Frames);
                xml.Leaf("value", (point.Media - zero).At(rate).Frames);
                xml.Close("keyframe");
            }

            xml.Close("parameter");
        }

        xml.Close("effect");
        xml.Close("filter");
    }

    private void Parameter(string id, string value)
    {
        xml.Open("parameter");
        xml.Leaf("parameterid", id);
        xml.Leaf("name", id);
        xml.Leaf("value", value);
        xml.Close("parameter");
    }
}
