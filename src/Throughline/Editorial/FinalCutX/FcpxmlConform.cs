using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCutX;

/// <summary>
/// Media of another rate than its sequence's that plays a frame for a frame (<c>conform-rate</c> whose <c>scaleEnabled</c> is not 0).
/// A clip's own times are then in frames of the sequence. Where both rates count alike (24 at 23.976) the media takes the
/// sequence's rate on, label for label; otherwise (25 at 24) the clip has a speed.
/// </summary>
internal static class FcpxmlConform
{
    private const string Mark = "conformed";

    /// <summary>The rate of the media that plays frame for frame; null when it plays in real time.</summary>
    public static FrameRate? Source(XmlNode node, FrameRate sequence) =>
        node.Child("conform-rate") is { } conform && conform["scaleEnabled"] != "0" && FrameRate.TryParse(conform["srcFrameRate"] ?? "", out var rate) && rate != sequence ? rate : null;

    /// <summary>A time of the media, in the clip's own time.</summary>
    public static FrameTime Local(FrameTime media, FrameRate? source, FrameRate sequence) => source is { } own ? media.At(own).Relabelled(sequence) : media;

    /// <summary>The clip, in times of its media.</summary>
    public static Item Conformed(Item item, FrameRate? source, FrameRate sequence)
    {
        if (source is not { } own || item is not Clip clip)
            return item;
        if (own.Nominal == sequence.Nominal)
        {
            return clip with
            {
                Media = [.. clip.Media.Select(m => m.AvailableRange is { Start.Rate.IsNone: false } range ? m with { AvailableRange = new TimeRange(range.Start.At(own).Relabelled(sequence), range.Duration.At(own).Relabelled(sequence)) } : m)],
            };
        }

        var factor = Factor(sequence, own);
        var mark = Metadata.Empty.Add(FcpxmlReader.Format, Mark, factor.ToString());
        return Scaled(clip, factor, own) with { Effects = [.. Scaled(clip.Effects, factor, own), new SpeedChange { Speed = factor, Metadata = mark }] };
    }

    /// <summary>The same clip in its own times again, as the format writes it.</summary>
    public static Item Unconformed(Item item, FrameRate sequence)
    {
        if (item.Effects.FirstOrDefault(e => e is SpeedChange && e.Metadata.Find(FcpxmlReader.Format, Mark) is not null) is not SpeedChange conform)
            return item;
        var back = Ratio.Of(conform.Speed.Denominator, conform.Speed.Numerator);
        return Scaled(item, back, sequence) with { Effects = Scaled([.. item.Effects.Where(e => !ReferenceEquals(e, conform))], back, sequence) };
    }

    private static Ratio Factor(FrameRate a, FrameRate b) => Retiming.Quotient(new FrameTime(1, b), new FrameTime(1, a));

    // Markers keep their distance from the first frame, which is time played.
    private static Item Scaled(Item item, Ratio factor, FrameRate rate)
    {
        if (item.SourceRange is not { Start.Rate.IsNone: false } range)
            return item;
        var start = FcpxmlTime.Grid(range.Start.Times(factor), rate);
        var by = start - range.Start;
        return item with { SourceRange = range with { Start = start }, Markers = [.. item.Markers.Select(m => m with { Range = m.Range.Shift(by) })] };
    }

    private static ImmutableArray<Effect> Scaled(ImmutableArray<Effect> effects, Ratio factor, FrameRate rate) =>
        [.. effects.Select(e => e is TimeMap map ? map with { Points = [.. map.Points.Select(p => p with { Media = FcpxmlTime.Grid(p.Media.Times(factor), rate) })] } : e)];
}
