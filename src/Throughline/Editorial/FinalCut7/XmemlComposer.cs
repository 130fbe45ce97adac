using System.Collections.Immutable;
using System.Globalization;
using Throughline.Time;

namespace Throughline.Editorial.FinalCut7;

/// <summary>Writes a sequence anew.</summary>
internal sealed class XmemlComposer(XmlText xml, Timeline timeline, ConversionLosses losses)
{
    private readonly Dictionary<MediaReference, string> _files = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<ImmutableArray<Item>, string> _sequences = [];
    private int _clips;

    public void Write()
    {
        if (timeline.IsBin)
            losses.Count(Loss.Record, timeline.Name);
        Sequence(timeline.Name, timeline.Timebase, timeline.Start, timeline.Tracks, timeline.Markers, timeline.Metadata, timeline.Duration);
    }

    private void Sequence(string name, Timebase timebase, FrameTime start, IEnumerable<Track> tracks, IEnumerable<Marker> markers, Metadata kept, FrameTime length)
    {
        xml.Open("sequence", Attributes(kept, "sequence"));
        xml.Leaf("name", name);
        xml.Leaf("duration", length.At(timebase.Rate).Frames);
        Rate(timebase.Rate);
        Timecode(timebase, start.Rate.IsNone ? FrameTime.Zero(timebase.Rate) : start, "");
        xml.Open("media");
        foreach (var (tag, kind) in (ReadOnlySpan<(string, TrackKind)>)[("video", TrackKind.Video), ("audio", TrackKind.Audio)])
        {
            xml.Open(tag);
            if (!Media(kept, tag) && kind == TrackKind.Video)
                Format(timebase.Rate);
            foreach (var track in tracks.Where(t => (t.Kind == TrackKind.Audio) == (kind == TrackKind.Audio)))
                Track(track, timebase.Rate);
            xml.Close(tag);
        }

        xml.Close("media");
        foreach (var marker in markers)
            Marker(marker, marker.Range.Start.Rate.IsNone ? 0 : marker.Range.Start.At(timebase.Rate).Frames, timebase.Rate);
        Kept(kept, name);
        xml.Close("sequence");
    }

    // What a sequence said of its video or audio as a whole.
    private bool Media(Metadata kept, string tag)
    {
        var any = false;
        foreach (var entry in kept.Entries)
        {
            if (entry.Format != XmemlReader.Format || !entry.Key.StartsWith(tag + "/", StringComparison.Ordinal))
                continue;
            xml.Fragment(entry.Value);
            any |= entry.Key.EndsWith("/format", StringComparison.Ordinal);
        }

        return any;
    }

    // Resolve wants a format.
    private void Format(FrameRate rate)
    {
        xml.Open("format");
        xml.Open("samplecharacteristics");
        Rate(rate);
        xml.Leaf("width", 1920);
        xml.Leaf("height", 1080);
        xml.Close("samplecharacteristics");
        xml.Close("format");
    }

    private void Track(Track track, FrameRate rate)
    {
        track = Trimming.Untrimmed(track, rate);
        xml.Open("track", Attributes(track.Metadata, ""));
        if (track.Name.Length > 0)
            xml.Leaf("name", track.Name);
        var places = Ranges.OfChildren(track, rate);
        for (var i = 0; i < places.Length; i++)
        {
            var before = i > 0 ? track.Children[i - 1] as Transition : null;
            var after = i + 1 < places.Length ? track.Children[i + 1] as Transition : null;
            if (track.Children[i] is Transition transition)
                Transition(transition, places[i], rate);
            else if (track.Children[i] is not Gap)
                Item((Item)track.Children[i], places[i], before, after, rate);
        }

        xml.Leaf("enabled", track.Enabled ? "TRUE" : "FALSE");
        Kept(track.Metadata, track.Name);
        xml.Close("track");
    }

    private void Item(Item item, TimeRange place, Transition? before, Transition? after, FrameRate rate)
    {
        var clip = item as Clip;
        var media = clip?.Active;
        var tag = media?.Kind is MediaKind.Generator or MediaKind.Black ? "generatoritem" : "clipitem";
        var head = before is not null && IsAligned(before) ? before.InOffset : default;
        var tail = after is not null && IsAligned(after) ? after.OutOffset : default;
        var (first, length) = Played(item, media, rate);
        xml.Open(tag, Attributes(item.Metadata, tag));
        xml.Leaf("name", item.Name);
        xml.Leaf("enabled", item.Enabled ? "TRUE" : "FALSE");
        xml.Leaf("duration", Math.Max(length, (media?.AvailableRange ?? default).Duration is { Rate.IsNone: false } all ? all.At(rate).Frames : length));
        Rate(rate);
        xml.Leaf("start", before is not null && IsAligned(before) ? -1 : Frame(place.Start, rate, item.Name));
        xml.Leaf("end", after is not null && IsAligned(after) ? -1 : Frame(place.End, rate, item.Name));
        xml.Leaf("in", first - (head.Rate.IsNone ? 0 : head.At(rate).Frames));
        xml.Leaf("out", first + length + (tail.Rate.IsNone ? 0 : tail.At(rate).Frames));
        if (tag == "clipitem" && media is not null)
            File(media, rate);
        if (tag == "generatoritem" && item.Metadata.Find(XmemlReader.Format, "effect") is null)
            Generator(media!);
        if (item is Nest twice && _sequences.TryGetValue(twice.Children, out var known))
            xml.Empty("sequence", XmlText.Attribute("id", known));
        else if (item is Nest or Editorial.Track)
            Sequence(item.Name, new Timebase(rate), FrameTime.Zero(rate), Nested(item), [], Remembered(item), Ranges.AvailableRange(item).Duration is { Rate.IsNone: false } inside ? inside : place.Duration);
        new XmemlFilters(xml, losses).Write(item, media?.AvailableRange?.Start ?? FrameTime.Zero(rate), first, rate);
        foreach (var marker in item.Markers)
            Marker(marker, first + (marker.Range.Start - Ranges.TrimmedRange(item).Start).At(rate).Frames, rate);
        CountLosses(clip);
        Kept(item.Metadata, item.Name);
        xml.Close(tag);
    }

    // A sequence that is used again is named by its id.
    private Metadata Remembered(Item item)
    {
        if (item is not Nest nest)
            return Metadata.Empty;
        var id = Id(Metadata.Empty, "nest", _sequences.Count + 1);
        _sequences[nest.Children] = id;
        return Metadata.Empty.Add(XmemlReader.Format, "@", XmlText.Attribute("id", id));
    }

    private static IEnumerable<Track> Nested(Item item) =>
        item is Nest nest ? nest.Children.Select(c => c as Track ?? new Track { Children = [c] }) : [(Track)item];

    // In and out points in played frames from the start of the media.
    private (long First, long Length) Played(Item item, MediaReference? media, FrameRate rate)
    {
        var range = Ranges.TrimmedRange(item);
        var zero = media?.AvailableRange is { } available ? available.Start : FrameTime.Zero(rate);
        var speed = Retiming.Speed(item);
        var length = range.Duration.Rate.IsNone ? 0 : range.Duration.At(rate).Frames;
        if (range.Start.Rate.IsNone)
            return (0, length);
        var isMapped = item.Effects.Any(e => e is TimeMap { Enabled: true });
        var offset = range.Start - zero;
        if (!isMapped && speed.Numerator > 0 && speed != Ratio.One)
            offset = offset.Times(Ratio.Of(speed.Denominator, speed.Numerator));
        else if (!isMapped && speed.Numerator < 0 && media?.AvailableRange is { } all)
            offset = (all.End - range.Start).Times(Ratio.Of(speed.Denominator, -speed.Numerator)) - range.Duration;
        return (Frame(offset, rate, item.Name), length);
    }

    private void Transition(Transition transition, TimeRange place, FrameRate rate)
    {
        xml.Open("transitionitem", Attributes(transition.Metadata, ""));
        xml.Leaf("start", place.Start.At(rate).Frames);
        xml.Leaf("end", place.End.At(rate).Frames);
        xml.Leaf("alignment", transition.InOffset.IsZero ? "start" : transition.OutOffset.IsZero ? "end" : "center");
        Rate(rate);
        if (transition.Metadata.Find(XmemlReader.Format, "effect") is null)
        {
            var (name, id, category) = transition.Kind switch
            {
                TransitionKind.Wipe => ("Edge Wipe", "Edge Wipe", "Wipe"),
                _ => ("Cross Dissolve", "Cross Dissolve", "Dissolve"),
            };
            if (transition.Kind is TransitionKind.Key or TransitionKind.Other)
                losses.Count(Loss.TransitionKind, transition.Name);
            xml.Open("effect");
            xml.Leaf("name", transition.Name.Length > 0 ? transition.Name : name);
            xml.Leaf("effectid", id);
            xml.Leaf("effectcategory", category);
            xml.Leaf("effecttype", "transition");
            xml.Leaf("mediatype", "video");
            if (transition.Kind == TransitionKind.Wipe)
                xml.Leaf("wipecode", transition.WipePattern);
            xml.Close("effect");
        }

        Kept(transition.Metadata, transition.Name);
        xml.Close("transitionitem");
    }

    // What "start", "end" and "center" can say; for other cuts the clips state their own ends.
    private static bool IsAligned(Transition transition) =>
        transition.InOffset.IsZero || transition.OutOffset.IsZero || transition.InOffset.Coincides(transition.OutOffset);

    private void File(MediaReference media, FrameRate rate)
    {
        if (_files.TryGetValue(media, out var known))
        {
            xml.Empty("file", XmlText.Attribute("id", known));
            return;
        }

        var id = Id(media.Metadata, "file", _files.Count + 1);
        _files[media] = id;
        var own = media.AvailableRange is { Start.Rate.IsNone: false } range ? range.Start.Rate : rate;
        xml.Open("file", XmlText.Attribute("id", id));
        xml.Leaf("name", media.Name);
        if (media.Target.Length > 0)
            xml.Leaf("pathurl", media.Target);
        Rate(own);
        if (media.AvailableRange is { } available)
            xml.Leaf("duration", available.Duration.At(own).Frames);
        Timecode(new Timebase(Whole(own)), media.AvailableRange?.Start ?? FrameTime.Zero(own), media.Reel);
        Kept(media.Metadata, media.Name);
        xml.Close("file");
    }

    private void Generator(MediaReference media)
    {
        xml.Open("effect");
        xml.Leaf("name", media.Kind == MediaKind.Black ? "Slug" : media.Target);
        xml.Leaf("effectid", media.Kind == MediaKind.Black ? "Slug" : media.Target);
        xml.Leaf("effecttype", "generator");
        xml.Leaf("mediatype", "video");
        xml.Close("effect");
    }

    private void Marker(Marker marker, long at, FrameRate rate)
    {
        xml.Open("marker");
        xml.Leaf("name", marker.Name);
        xml.Leaf("comment", marker.Comment);
        xml.Leaf("in", at);
        xml.Leaf("out", marker.Range.Duration.Frames == 0 ? -1 : at + marker.Range.Duration.At(rate).Frames);
        if (MarkerColours.Of(marker.Colour) is { } colour)
        {
            xml.Open("color");
            xml.Leaf("alpha", 0);
            xml.Leaf("red", colour.Red);
            xml.Leaf("green", colour.Green);
            xml.Leaf("blue", colour.Blue);
            xml.Close("color");
        }

        Kept(marker.Metadata, marker.Comment);
        xml.Close("marker");
    }

    private void Timecode(Timebase timebase, FrameTime at, string reel)
    {
        xml.Open("timecode");
        Rate(timebase.Rate);
        xml.Leaf("string", timebase.Label(at).ToString());
        xml.Leaf("frame", at.At(timebase.Rate).Frames);
        xml.Leaf("displayformat", timebase.DropFrame ? "DF" : "NDF");
        if (reel.Length > 0)
        {
            xml.Open("reel");
            xml.Leaf("name", reel);
            xml.Close("reel");
        }

        xml.Close("timecode");
    }

    private void Rate(FrameRate rate)
    {
        xml.Open("rate");
        xml.Leaf("timebase", rate.Nominal);
        xml.Leaf("ntsc", rate.Denominator == 1001 ? "TRUE" : "FALSE");
        xml.Close("rate");
    }

    // A rate that timebase and ntsc can say.
    private static FrameRate Whole(FrameRate rate) => rate.Denominator is 1 or 1001 ? rate : new FrameRate(rate.Nominal, 1);

    private long Frame(FrameTime time, FrameRate rate, string where)
    {
        if (!time.TryAt(rate, out var frame))
            losses.Count(Loss.SubFrame, where);
        return frame.Frames;
    }

    private string Attributes(Metadata kept, string idOf)
    {
        if (kept.Find(XmemlReader.Format, "@") is { } raw)
            return raw;
        return idOf.Length == 0 ? "" : XmlText.Attribute("id", Id(kept, idOf, ++_clips));
    }

    private string Id(Metadata kept, string of, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{of}-{number}");
        if (kept.Find(XmemlReader.Format, "@") is { } raw && Throughline.Text.XmlMarkup.FindAttribute($"<x {raw}>", "id") is (>= 0, var from, var to))
            id = System.Net.WebUtility.HtmlDecode($"<x {raw}>"[from..to]);
        while (!_ids.Add(id))
            id += "-b";
        return id;
    }

    private void Kept(Metadata kept, string where)
    {
        var isForeign = false;
        foreach (var entry in kept.Entries)
        {
            isForeign |= entry.Format != XmemlReader.Format;
            if (entry.Format == XmemlReader.Format && entry.Key != "@" && !entry.Key.Contains('/', StringComparison.Ordinal))
                xml.Fragment(entry.Value);
        }

        if (isForeign)
            losses.Count(Loss.Metadata, where);
    }

    private void CountLosses(Clip? clip)
    {
        if (clip?.Colour is not null)
            losses.Count(Loss.Grade, clip.Name);
        if (clip?.Media.Length > 1)
            losses.Count(Loss.Representation, clip.Name);
        foreach (var author in (clip?.Markers ?? []).Where(m => m.Author.Length > 0))
            losses.Count(Loss.Metadata, author.Comment);
    }
}
