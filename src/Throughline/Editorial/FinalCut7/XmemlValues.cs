using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCut7;

/// <summary>The small values of xmeml.</summary>
internal static class XmemlValues
{
    private const long Largest = 1_000_000_000_000;

    /// <summary>The rate that a tag holds; null when it holds none.</summary>
    public static FrameRate? Rate(XmlNode? of)
    {
        var rate = of?.Child("rate");
        if (rate is null || !Ratio.TryParse(rate.TextOf("timebase"), out var timebase) || timebase.Numerator <= 0 || timebase.Denominator != 1 || timebase.Numerator > 100_000)
            return null;
        var isSlowed = rate.TextOf("ntsc").Equals("TRUE", StringComparison.OrdinalIgnoreCase);
        return isSlowed ? new FrameRate((int)timebase.Numerator * 1000, 1001) : new FrameRate((int)timebase.Numerator, 1);
    }

    /// <summary>A frame count, <c>12</c> or <c>12.0</c>; null when it is none. -1 stands for a place that a transition decides.</summary>
    public static long? Frames(XmlNode of, string child)
    {
        if (!Ratio.TryParse(of.TextOf(child), out var value))
            return null;
        var whole = value.Numerator / value.Denominator;
        return Math.Abs(whole) > Largest ? null : whole;
    }

    public static bool IsFalse(XmlNode of, string child) => of.TextOf(child).Equals("FALSE", StringComparison.OrdinalIgnoreCase);

    public static bool IsTrue(XmlNode of, string child) => of.TextOf(child).Equals("TRUE", StringComparison.OrdinalIgnoreCase);

    /// <summary>The children that are not named, and the tag's attributes, as they stand.</summary>
    public static Metadata Kept(XmlNode node, params ReadOnlySpan<string> read)
    {
        var kept = ImmutableArray.CreateBuilder<MetadataEntry>();
        var tag = node.Tag.AsSpan();
        var space = tag.IndexOfAny(" \t\r\n");
        if (space > 0)
            kept.Add(new MetadataEntry(XmemlReader.Format, "@", tag[space..].TrimEnd("/>").Trim().ToString()));
        foreach (var child in node.Children)
        {
            if (!read.Contains(child.Name))
                kept.Add(new MetadataEntry(XmemlReader.Format, child.Name, child.Raw));
        }

        return new Metadata(kept.DrainToImmutable());
    }
}
