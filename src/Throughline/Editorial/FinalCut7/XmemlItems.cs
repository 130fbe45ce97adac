using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCut7;

/// <summary>Makes timelines and items of xmeml tags.</summary>
internal sealed class XmemlItems
{
    private const int MostDepth = 24;
    private static readonly string[] ClipRead = ["name", "enabled", "duration", "rate", "start", "end", "in", "out", "file", "sequence", "marker", "stillframe"];
    private readonly SourceText _source;
    private readonly DiagnosticLog _log;
    private readonly Dictionary<string, XmlNode> _defined = new(StringComparer.Ordinal);
    private readonly Dictionary<XmlNode, Timeline> _sequences = [];
    private readonly Dictionary<XmlNode, MediaReference> _files = [];
    private int _depth;

    public XmemlItems(XmlNode root, SourceText source, DiagnosticLog log)
    {
        (_source, _log) = (source, log);
        Define(root);
    }

    /// <summary>A sequence as a timeline; one that is used twice is made once.</summary>
    public Timeline Sequence(XmlNode node)
    {
        if (_sequences.TryGetValue(node, out var known))
            return known;
        var rate = XmemlValues.Rate(node) ?? FrameRate.Fps24;
        var empty = new Timeline { Name = node.TextOf("name"), Timebase = Timebase(node, rate), Start = FrameTime.Zero(rate) };
        // What stands inside itself is empty there.
        _sequences[node] = empty;
        if (_depth >= MostDepth)
            return empty;
        _depth++;
        var tracks = ImmutableArray.CreateBuilder<Track>();
        foreach (var kind in (ReadOnlySpan<TrackKind>)[TrackKind.Video, TrackKind.Audio])
        {
            foreach (var track in node.Child("media")?.Child(kind == TrackKind.Video ? "video" : "audio")?.Children ?? [])
            {
                if (track.Name == "track")
                    tracks.Add(new XmemlTrack(this, rate, _source, _log).Read(track, kind));
            }
        }

        _depth--;
        var start = node.Child("timecode") is { } timecode && XmemlValues.Frames(timecode, "frame") is { } frame ? new FrameTime(frame, XmemlValues.Rate(timecode) ?? rate) : FrameTime.Zero(rate);
        return _sequences[node] = empty with
        {
            Start = start.At(rate),
            Tracks = tracks.DrainToImmutable(),
            Markers = [.. node.Children.Where(c => c.Name == "marker").Select(m => Marker(m, FrameTime.Zero(rate), 0, rate))],
            Metadata = Kept(node),
        };
    }

    /// <summary>A clip of a bin.</summary>
    public TrackPart BinClip(XmlNode node, FrameRate rate)
    {
        var file = node.Child("file") ?? node.Child("media")?.Child("video")?.Child("track")?.Child("clipitem")?.Child("file");
        var media = Media(file, XmemlValues.Rate(node) ?? rate);
        return new Clip { Name = node.TextOf("name"), Span = node.Span, SourceRange = media?.AvailableRange, Media = media is null ? [] : [media], Metadata = XmemlValues.Kept(node, "name") };
    }

    /// <summary>A clip, generator or nested sequence of a track.</summary>
    /// <param name="node">The tag.</param>
    /// <param name="rate">The sequence's rate.</param>
    /// <param name="lead">How far before the clip's own first frame its in point lies, for a transition's sake.</param>
    /// <param name="length">How long it plays.</param>
    public Item Item(XmlNode node, FrameRate rate, FrameTime lead, FrameTime length)
    {
        var own = XmemlValues.Rate(node) ?? rate;
        var first = XmemlValues.Frames(node, "in") ?? 0;
        var inPoint = new FrameTime(first < 0 && lead.IsZero ? 0 : first, own);
        var nested = Defined(node.Child("sequence"));
        var media = nested is null ? Media(node.Child("file"), own) : null;
        var effects = new XmemlEffects(own, _log).Read(node, inPoint + lead, length, media?.AvailableRange, out var start);
        var markers = node.Children.Where(c => c.Name == "marker").Select(m => Marker(m, start - lead, first, own)).ToImmutableArray();
        var kept = XmemlValues.Kept(node, [.. ClipRead, .. effects.Kept ? ["filter"] : Array.Empty<string>()]);
        Item item = nested is not null ? Nest(nested)
            : node.Name == "generatoritem" ? new Clip { Media = [Generator(node)] }
            : new Clip { Media = media is null ? [] : [media] };
        return item with
        {
            Name = node.TextOf("name"),
            Span = node.Span,
            SourceRange = new TimeRange(start, length),
            Effects = effects.Effects,
            Markers = markers,
            Enabled = !XmemlValues.IsFalse(node, "enabled"),
            Metadata = kept,
        };
    }

    public static Marker Marker(XmlNode node, FrameTime origin, long first, FrameRate rate)
    {
        var at = XmemlValues.Frames(node, "in") ?? 0;
        var end = XmemlValues.Frames(node, "out") ?? -1;
        var colour = node.Child("color");
        var named = colour is not null && XmemlValues.Frames(colour, "red") is { } r && XmemlValues.Frames(colour, "green") is { } g && XmemlValues.Frames(colour, "blue") is { } b
            ? MarkerColours.Name((int)Math.Clamp(r, 0, 255), (int)Math.Clamp(g, 0, 255), (int)Math.Clamp(b, 0, 255)) : "";
        return new Marker
        {
            Name = node.TextOf("name"), Comment = node.TextOf("comment"), Colour = named,
            Range = new TimeRange(origin + new FrameTime(at - first, rate), new FrameTime(end > at ? end - at : 0, rate)),
            Metadata = XmemlValues.Kept(node, ["name", "comment", "in", "out", .. named.Length > 0 ? ["color"] : Array.Empty<string>()]),
        };
    }

    private static Timebase Timebase(XmlNode node, FrameRate rate) =>
        new(rate, rate.HasDropFrame && (node.Child("timecode")?.TextOf("displayformat").Equals("DF", StringComparison.OrdinalIgnoreCase) ?? false));

    private static Metadata Kept(XmlNode sequence)
    {
        var kept = XmemlValues.Kept(sequence, "name", "duration", "rate", "timecode", "media", "marker");
        foreach (var kind in (ReadOnlySpan<string>)["video", "audio"])
        {
            foreach (var child in sequence.Child("media")?.Child(kind)?.Children ?? [])
            {
                if (child.Name != "track")
                    kept = kept.Add(XmemlReader.Format, kind + "/" + child.Name, child.Raw);
            }
        }

        return kept;
    }

    private Nest Nest(XmlNode sequence)
    {
        var inside = Sequence(sequence);
        return new Nest { Children = ImmutableArray<Item>.CastUp(inside.Tracks), Metadata = inside.Metadata };
    }

    private MediaReference? Media(XmlNode? reference, FrameRate rate)
    {
        if (Defined(reference) is not { } file)
            return null;
        if (_files.TryGetValue(file, out var known))
            return known;
        var own = XmemlValues.Rate(file) ?? rate;
        var timecode = file.Child("timecode");
        var start = timecode is not null && XmemlValues.Frames(timecode, "frame") is { } frame ? new FrameTime(frame, XmemlValues.Rate(timecode) ?? own) : FrameTime.Zero(own);
        Compare(timecode, start);
        var length = XmemlValues.Frames(file, "duration") is { } frames and > 0 ? new FrameTime(frames, own) : (FrameTime?)null;
        var path = file.TextOf("pathurl");
        return _files[file] = new MediaReference
        {
            Name = file.TextOf("name"),
            Target = path,
            Kind = path.Length > 0 ? MediaKind.External : MediaKind.Missing,
            Reel = timecode?.Child("reel")?.TextOf("name") ?? "",
            AvailableRange = length is { } known2 ? new TimeRange(start.At(own), known2) : null,
            Metadata = XmemlValues.Kept(file, "name", "pathurl", "rate", "duration", "timecode"),
        };
    }

    // Premiere writes drop-frame strings by the rate alone; the count is what counts.
    private void Compare(XmlNode? timecode, FrameTime start)
    {
        if (timecode?.TextOf("string") is not { Length: > 0 } label || start.Rate.IsNone)
            return;
        var plain = Timecode.Read(label, new Timebase(start.Rate));
        var isSame = plain.HasLabel && plain.Label == new Timecode(new Timebase(start.Rate), start.Frames);
        if (start.Rate.HasDropFrame)
            isSame |= Timecode.Read(label, new Timebase(start.Rate, true)) is { HasLabel: true } drop && drop.Label == new Timecode(new Timebase(start.Rate, true), start.Frames);
        if (!isSame)
            _log.Say("XME012", Severity.Info, timecode.Start, $"The timecode {label} on line {_source.LineAt(timecode.Start)} is not frame {start.Frames}, which stands beside it; the frame is trusted.");
    }

    private static MediaReference Generator(XmlNode node)
    {
        var id = node.Child("effect")?.TextOf("effectid") ?? "";
        return new MediaReference { Kind = id.Equals("Slug", StringComparison.OrdinalIgnoreCase) ? MediaKind.Black : MediaKind.Generator, Target = id };
    }

    // A tag with an id and nothing in it stands for the one of that id that has something.
    private XmlNode? Defined(XmlNode? node) =>
        node is { Children.Count: 0 } && node["id"] is { } id && _defined.TryGetValue(node.Name + "#" + id, out var defined) ? defined : node;

    private void Define(XmlNode node)
    {
        foreach (var child in node.Children)
        {
            if (child.Name is "file" or "sequence" && child.Children.Count > 0 && child["id"] is { } id)
                _defined.TryAdd(child.Name + "#" + id, child);
            Define(child);
        }
    }
}
