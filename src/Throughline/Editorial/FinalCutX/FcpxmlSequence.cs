using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCutX;

/// <summary>
/// Makes tracks of a sequence: the storyline is the first picture track, what is connected to it lies on a track for each
/// lane. A storyline has no holes, so its items follow each other; a connected item's offset is in its host's own time.
/// </summary>
internal sealed class FcpxmlSequence(FcpxmlResources resources, DiagnosticLog log)
{
    private const int MostDepth = 24;
    private readonly Dictionary<XmlNode, Timeline> _known = [];
    private int _depth;

    /// <summary>The rate on whose frames times are put when they fall on one.</summary>
    public FrameRate Rate { get; set; } = FrameRate.Fps24;

    public Timeline Read(XmlNode sequence, string name)
    {
        if (_known.TryGetValue(sequence, out var known))
            return known;
        var before = Rate;
        Rate = resources.Rate(sequence["format"]) ?? before;
        var empty = new Timeline
        {
            Name = name,
            Timebase = new Timebase(Rate, Rate.HasDropFrame && sequence["tcFormat"] == "DF"),
            Start = FcpxmlTime.Read(sequence["tcStart"])?.At(Rate) ?? FrameTime.Zero(Rate),
        };
        _known[sequence] = empty;
        if (_depth++ < MostDepth && sequence.Child("spine") is { } spine)
        {
            var lanes = new FcpxmlLanes(Rate, log);
            Spine(spine, FrameTime.Zero(Rate), 0, lanes);
            empty = empty with { Tracks = lanes.Build() };
        }

        _depth--;
        Rate = before;
        return _known[sequence] = empty;
    }

    /// <summary>A clip that lies in an event.</summary>
    public TrackPart? Alone(XmlNode node) => Story(node, Length(node));

    private void Spine(XmlNode spine, FrameTime at, int lane, FcpxmlLanes lanes)
    {
        var first = spine.Children.Count == 0 ? default : FcpxmlTime.Read(spine.Children[0]["offset"]) ?? FrameTime.Zero(Rate);
        var origin = at;
        foreach (var child in spine.Children)
        {
            if (child.Name == "transition")
            {
                var length = Length(child);
                var start = FcpxmlTime.Read(child["offset"]) is { } offset ? FcpxmlTime.Grid(origin + (offset - first), Rate) : at - length.Times(new Ratio(1, 2), Rounding.Down).At(Rate, Rounding.Down);
                var lead = FrameTime.Max(FrameTime.Zero(Rate), FrameTime.Min(FcpxmlTime.Grid(at - start, Rate), length));
                lanes.Transition(lane, at, new Transition
                {
                    Name = child["name"] ?? "", Span = child.Span, InOffset = lead, OutOffset = FcpxmlTime.Grid(length - lead, Rate),
                    Kind = (child["name"] ?? "").Contains("Dissolve", StringComparison.OrdinalIgnoreCase) || (child["name"] ?? "").Length == 0 ? TransitionKind.Dissolve : (child["name"] ?? "").Contains("Wipe", StringComparison.OrdinalIgnoreCase) ? TransitionKind.Wipe : TransitionKind.Other,
                    Metadata = FcpxmlKept.Of(child, ["name", "offset", "duration"], []),
                });
                continue;
            }

            if (!FcpxmlKept.IsStory(child.Name))
                continue;
            var duration = Length(child);
            if (Story(child, duration) is { } part)
                lanes.Put(lane, at, (Item)part, FcpxmlKept.IsAudio(child, resources));
            Connected(child, at, lane, lanes);
            at = FcpxmlTime.Grid(at + duration, Rate);
        }
    }

    // What is fastened to an item, at its place in the sequence.
    private void Connected(XmlNode host, FrameTime at, int lane, FcpxmlLanes lanes)
    {
        if (_depth > MostDepth)
            return;
        _depth++;
        var hostStart = FcpxmlTime.Read(host["start"]) ?? DefaultStart(host);
        foreach (var child in host.Children)
        {
            if (child["lane"] is not { } own || !int.TryParse(own, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var up) || Math.Abs(up) > 1000 || host.Name is "sync-clip")
                continue;
            var offset = FcpxmlTime.Read(child["offset"]) ?? FrameTime.Zero(Rate);
            var place = at + (offset - hostStart);
            if (!place.TryAt(Rate, out var frame))
                log.Say("FCX012", Severity.Info, child.Start, $"{child["name"]} is connected between two frames of the sequence, at {FcpxmlTime.Write(place)}; its exact place is kept.");
            place = FcpxmlTime.Grid(place, Rate);
            if (child.Name == "spine")
            {
                Spine(child, place, lane + up, lanes);
            }
            else if (FcpxmlKept.IsStory(child.Name) && Story(child, Length(child)) is Item item)
            {
                lanes.Put(lane + up, place, item, FcpxmlKept.IsAudio(child, resources));
                Connected(child, place, lane + up, lanes);
            }
        }

        _depth--;
    }

    private TrackPart? Story(XmlNode node, FrameTime length)
    {
        if (node.Name == "audition")
            return node.Children.FirstOrDefault(c => FcpxmlKept.IsStory(c.Name)) is { } pick && pick.Name != "audition" ? Story(pick, length) : null;
        var conformed = FcpxmlConform.Source(node, Rate);
        var start = FcpxmlTime.Read(node["start"]) ?? FcpxmlConform.Local(DefaultStart(node), conformed, Rate);
        Item item = node.Name switch
        {
            "gap" => new Gap(),
            "ref-clip" => Compound(node),
            "mc-clip" => Multicam(node),
            "sync-clip" => Synchronised(node),
            "title" or "caption" => new Clip { Media = [new MediaReference { Kind = MediaKind.Generator, Target = resources.EffectName(node["ref"]), Name = node.Name }] },
            _ => new Clip { Media = Media(node) },
        };
        var effects = FcpxmlRetime.Read(node, start, length, Rate, out var seen);
        if (node.Name == "clip" && Content(node) is { } content)
            seen = FcpxmlTime.Grid(seen - (FcpxmlTime.Read(content["offset"]) ?? default) + (FcpxmlTime.Read(content["start"]) ?? FcpxmlConform.Local(DefaultStart(content), conformed, Rate)), Rate);
        item = item with
        {
            Name = node["name"] ?? "",
            Span = node.Span,
            SourceRange = new TimeRange(FcpxmlTime.Grid(seen, Rate), length),
            Effects = [.. effects, .. FcpxmlKept.Effects(node)],
            Markers = [.. node.Children.Where(c => c.Name is "marker" or "chapter-marker").Select(m => Marker(m, start, seen))],
            Enabled = node["enabled"] != "0",
            Metadata = FcpxmlKept.Of(node, ["name", "offset", "start", "duration", "lane", "enabled", "ref"], FcpxmlKept.Read),
        };
        return FcpxmlConform.Conformed(item, conformed, Rate);
    }

    private Marker Marker(XmlNode node, FrameTime start, FrameTime seen)
    {
        var at = seen + ((FcpxmlTime.Read(node["start"]) ?? start) - start);
        return new Marker
        {
            Name = node.Name == "chapter-marker" ? "chapter" : "",
            Comment = node["value"] ?? "",
            Range = new TimeRange(FcpxmlTime.Grid(at, Rate), FcpxmlTime.Grid(FcpxmlTime.Read(node["duration"]) ?? FrameTime.Zero(Rate), Rate)),
            Metadata = FcpxmlKept.Of(node, ["start", "duration", "value"], []),
        };
    }

    private FrameTime Length(XmlNode node)
    {
        var length = FcpxmlTime.Read(node["duration"]);
        if (length is null && node["ref"] is { } asset)
            length = FcpxmlTime.Read(resources.Asset(asset)?["duration"]) ?? FcpxmlTime.Read(resources.Media(asset)?.Child("sequence")?["duration"]);
        return FrameTime.Max(FcpxmlTime.Grid(length ?? FrameTime.Zero(Rate), Rate), FrameTime.Zero(Rate));
    }

    // Where an item begins that does not say: at the beginning of its media.
    private FrameTime DefaultStart(XmlNode node)
    {
        var start = node.Name is "asset-clip" or "video" or "audio" ? resources.Asset(node["ref"])?["start"] : null;
        return FcpxmlTime.Read(start) ?? FrameTime.Zero(Rate);
    }

    private ImmutableArray<MediaReference> Media(XmlNode node)
    {
        var holder = node.Name == "clip" ? Content(node) : node;
        if (resources.Asset(holder?["ref"]) is { } asset)
            return [resources.Reference(asset)];
        return holder is not null && resources.EffectName(holder["ref"]) is { Length: > 0 } generator ? [new MediaReference { Kind = MediaKind.Generator, Target = generator }] : [];
    }

    // The picture or sound that a clip is of, perhaps inside a gap.
    private static XmlNode? Content(XmlNode clip)
    {
        foreach (var child in clip.Children)
        {
            if (child.Name is "video" or "audio" && child["lane"] is null)
                return child;
            if (child.Name == "gap" && child["lane"] is null)
                return child.Children.FirstOrDefault(c => c.Name is "audio" or "video");
        }

        return null;
    }

    private Nest Compound(XmlNode node)
    {
        if (resources.Media(node["ref"]) is not { } media || media.Child("sequence") is not { } sequence)
            return new Nest();
        var inside = Read(sequence, media["name"] ?? "");
        return new Nest { Children = ImmutableArray<Item>.CastUp(inside.Tracks) };
    }

    // The angle whose picture is on, else the first.
    private Nest Multicam(XmlNode node)
    {
        var angles = resources.Media(node["ref"])?.Child("multicam")?.Children.Where(c => c.Name == "mc-angle").ToArray() ?? [];
        var on = node.Children.FirstOrDefault(c => c.Name == "mc-source" && c["srcEnable"] is "all" or "video")?["angleID"];
        var angle = Array.Find(angles, a => a["angleID"] == on) ?? angles.FirstOrDefault();
        return angle is null || _depth > MostDepth ? new Nest() : Inside(angle);
    }

    private Nest Synchronised(XmlNode node) => _depth > MostDepth ? new Nest() : node.Child("spine") is { } spine ? Inside(spine) : Inside(node);

    private Nest Inside(XmlNode storyline)
    {
        _depth++;
        var lanes = new FcpxmlLanes(Rate, log);
        Spine(storyline, FrameTime.Zero(Rate), 0, lanes);
        _depth--;
        return new Nest { Children = [.. lanes.Build()] };
    }
}
