using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCutX;

/// <summary>What clips refer to: formats, assets, compound and multicam media, effects.</summary>
internal sealed class FcpxmlResources
{
    /// <summary>Where media that is only known by name is said to lie.</summary>
    public const string Offline = "file:///offline/";

    private readonly Dictionary<string, XmlNode> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<XmlNode, MediaReference> _media = [];

    public FcpxmlResources(XmlNode? resources)
    {
        foreach (var child in resources?.Children ?? [])
        {
            Raw.Add(child.Raw);
            if (child["id"] is { } id)
                _byId.TryAdd(id, child);
        }
    }

    /// <summary>Every resource as it stands.</summary>
    public List<string> Raw { get; } = [];

    public XmlNode? Asset(string? id) => Of(id, "asset");

    public XmlNode? Media(string? id) => Of(id, "media");

    public string EffectName(string? id) => Of(id, "effect")?["name"] ?? "";

    /// <summary>The rate of a format; null when it has none or is unknown.</summary>
    public FrameRate? Rate(string? format)
    {
        var duration = Of(format, "format")?["frameDuration"];
        if (duration is null || FcpxmlTime.Read(duration) is not { Frames: > 0 } frame || frame.Frames > int.MaxValue || frame.Rate.Denominator > 1)
            return null;
        return new FrameRate(frame.Rate.Numerator, (int)frame.Frames);
    }

    /// <summary>An asset as media.</summary>
    public MediaReference Reference(XmlNode asset)
    {
        if (_media.TryGetValue(asset, out var known))
            return known;
        var src = asset["src"] ?? asset.Child("media-rep")?["src"] ?? "";
        var rate = Rate(asset["format"]);
        var start = FcpxmlTime.Read(asset["start"]) ?? FrameTime.Zero(rate ?? FrameRate.Fps24);
        var length = FcpxmlTime.Read(asset["duration"]);
        var isOffline = src.StartsWith(Offline, StringComparison.Ordinal);
        return _media[asset] = new MediaReference
        {
            Kind = src.Length == 0 || isOffline ? MediaKind.Missing : MediaKind.External,
            Name = asset["name"] ?? "",
            Target = isOffline ? "" : src,
            Reel = Reel(asset),
            AvailableRange = length is { } known2 ? new TimeRange(FcpxmlTime.Grid(start, rate), FcpxmlTime.Grid(known2, rate)) : null,
            Metadata = Metadata.Empty.Add(FcpxmlReader.Format, "id", asset["id"] ?? ""),
        };
    }

    private static string Reel(XmlNode asset)
    {
        foreach (var item in asset.Child("metadata")?.Children ?? [])
        {
            if (item["key"] == "com.apple.proapps.studio.reel")
                return item["value"] ?? "";
        }

        return "";
    }

    private XmlNode? Of(string? id, string name) => id is not null && _byId.TryGetValue(id, out var node) && node.Name == name ? node : null;
}
