using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCutX;

/// <summary>Writes resources and storylines anew.</summary>
internal sealed class FcpxmlComposer
{
    private const string CrossDissolve = "FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265";
    private readonly XmlText _xml;
    private readonly Timeline _timeline;
    private readonly string _version;
    private readonly ConversionLosses _losses;
    private readonly XmlText _resources = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<MediaReference, string> _assets = [];
    private readonly Dictionary<(string, string), string> _effects = [];
    private readonly Dictionary<FrameRate, string> _formats = [];
    private readonly Dictionary<ImmutableArray<Item>, string> _compounds = [];
    private readonly FrameRate _rate;
    private int _next;

    public FcpxmlComposer(XmlText xml, Timeline timeline, string version, ConversionLosses losses)
    {
        (_xml, _timeline, _version, _losses, _rate) = (xml, timeline, version, losses, timeline.Rate);
        foreach (var raw in timeline.Metadata.All(FcpxmlReader.Format, "resource"))
        {
            _resources.Fragment(raw);
            var end = XmlMarkup.TagEnd(raw, 0);
            if (XmlMarkup.FindAttribute(raw[..end], "id") is (>= 0, var from, var to))
                _ids.Add(raw[from..to]);
        }
    }

    public void Write()
    {
        // Storylines are written aside, since what they refer to stands before them.
        var body = new XmlText();
        body.Open("library");
        body.Open("event", XmlText.Attribute("name", _timeline.Name.Length > 0 ? _timeline.Name : "Throughline"));
        if (_timeline.IsBin)
        {
            foreach (var track in _timeline.Tracks)
                Children(body, track, FrameTime.Zero(_rate), null);
        }
        else
        {
            body.Open("project", XmlText.Attribute("name", _timeline.Name));
            Sequence(body, _timeline.Timebase, _timeline.Start.Rate.IsNone ? FrameTime.Zero(_rate) : _timeline.Start, [.. _timeline.Tracks]);
            body.Close("project");
        }

        body.Close("event");
        body.Close("library");
        _xml.Open("resources");
        _xml.Raw(_resources.ToString());
        _xml.Close("resources");
        _xml.Raw(body.ToString());
        if (_timeline.Metadata.Entries.Any(e => e.Format != FcpxmlReader.Format))
            _losses.Count(Loss.Metadata, _timeline.Name);
    }

    private void Sequence(XmlText xml, Timebase timebase, FrameTime start, Track[] tracks)
    {
        var length = tracks.Select(t => (FrameTime)Ranges.Duration(t)).Append(FrameTime.Zero(timebase.Rate)).Max();
        xml.Open("sequence", $"{XmlText.Attribute("format", Format(timebase.Rate))} {XmlText.Attribute("duration", FcpxmlTime.Write(length))} {XmlText.Attribute("tcStart", FcpxmlTime.Write(start))} tcFormat=\"{(timebase.DropFrame ? "DF" : "NDF")}\"");
        xml.Open("spine");
        var main = Array.FindIndex(tracks, t => t.Kind == TrackKind.Video && t.Metadata.Find(FcpxmlReader.Format, "lane") is null);
        main = main < 0 ? Array.FindIndex(tracks, t => t.Kind == TrackKind.Video) : main;
        var story = main < 0 ? new Track() : Trimming.Untrimmed(tracks[main], _rate);
        var missing = length - FrameTime.Max(Ranges.Duration(story), FrameTime.Zero(timebase.Rate));
        if (story.Children.IsEmpty && missing.Frames > 0)
            story = story with { Children = [Gap.Of(missing)] };
        Children(xml, story, start, host => Lanes(xml, tracks, main, host));
        xml.Close("spine");
        xml.Close("sequence");
    }

    // The other tracks hang on the first item of the storyline, each as a storyline of its own.
    private void Lanes(XmlText xml, Track[] tracks, int main, FrameTime host)
    {
        int up = 0, down = 0;
        for (var i = 0; i < tracks.Length; i++)
        {
            if (i == main)
                continue;
            var lane = tracks[i].Kind == TrackKind.Audio || i < main ? --down : ++up;
            var track = Trimming.Untrimmed(tracks[i], _rate);
            if (!track.Children.Any(c => c is not Gap))
                continue;
            xml.Open("spine", $"{XmlText.Attribute("lane", lane.ToString(CultureInfo.InvariantCulture))} {XmlText.Attribute("offset", FcpxmlTime.Write(host))}");
            Children(xml, track, FrameTime.Zero(_rate), null);
            xml.Close("spine");
        }
    }

    private void Children(XmlText xml, Track track, FrameTime offset, Action<FrameTime>? connected)
    {
        var places = Ranges.OfChildren(track, _rate);
        for (var i = 0; i < places.Length; i++)
        {
            var place = places[i].Shift(offset);
            if (track.Children[i] is Transition transition)
            {
                Transition(xml, transition, place);
                continue;
            }

            Item(xml, (Item)track.Children[i], place, track.Kind, connected);
            connected = null;
        }
    }

    private void Item(XmlText xml, Item item, TimeRange place, TrackKind kind, Action<FrameTime>? connected)
    {
        item = FcpxmlConform.Unconformed(item, _rate);
        var range = item is Gap ? new TimeRange(new FrameTime(3600, new FrameRate(1, 1)), place.Duration) : Ranges.TrimmedRange(item);
        var start = range.Start.Rate.IsNone ? FrameTime.Zero(_rate) : range.Start;
        var (tag, attributes) = Tag(item, kind);
        xml.Open(tag, $"{XmlText.Attribute("name", item is Gap ? "Gap" : item.Name)} {attributes}{XmlText.Attribute("offset", FcpxmlTime.Write(place.Start))} {XmlText.Attribute("start", FcpxmlTime.Write(start))} {XmlText.Attribute("duration", FcpxmlTime.Write(place.Duration))}{(item.Enabled ? "" : " enabled=\"0\"")}{Kept(item)}");
        Fragments(xml, item, before: true);
        TimeMap(xml, item, start, place.Duration);
        Effects(xml, item);
        connected?.Invoke(start);
        foreach (var marker in item.Markers)
            Marker(xml, marker);
        Fragments(xml, item, before: false);
        xml.Close(tag);
        CountLosses(item);
    }

    private (string Tag, string Attributes) Tag(Item item, TrackKind kind)
    {
        if (item is Gap or Clip { Active.Kind: MediaKind.Black })
            return ("gap", "");
        if (item is Nest or Track)
            return ("ref-clip", XmlText.Attribute("ref", Compound(item)) + " ");
        var media = ((Clip)item).Active ?? new MediaReference();
        if (media.Kind == MediaKind.Generator)
            return (media.Name == "caption" ? "caption" : media.Name == "title" ? "title" : "video", media.Name == "caption" ? "" : XmlText.Attribute("ref", Effect(media.Target, media.Target)) + " ");
        return ("asset-clip", XmlText.Attribute("ref", Asset(media, item)) + (kind == TrackKind.Audio && item.Metadata.Find(FcpxmlReader.Format, "@srcEnable") is null ? " srcEnable=\"audio\" " : " "));
    }

    private static string Kept(Item item) => string.Concat(item.Metadata.Entries
        .Where(e => e.Format == FcpxmlReader.Format && e.Key.StartsWith('@') && !(item is Clip && e.Key is "@format" or "@tcFormat" or "@srcCh" or "@role" or "@useAudioSubroles" or "@srcID"))
        .Select(e => " " + XmlText.Attribute(e.Key[1..], e.Value)));

    private static void Fragments(XmlText xml, Item item, bool before)
    {
        foreach (var entry in item.Metadata.Entries)
        {
            if (entry.Format == FcpxmlReader.Format && !entry.Key.StartsWith('@') && before == entry.Key is "note" or "conform-rate" or "text" or "text-style-def" or "param")
                xml.Fragment(entry.Value);
        }
    }

    private static void TimeMap(XmlText xml, Item item, FrameTime start, FrameTime length)
    {
        if (!Retiming.IsRetimed(item))
            return;
        xml.Open("timeMap");
        if (item.Effects.OfType<TimeMap>().FirstOrDefault(m => m.Enabled) is { } map)
        {
            foreach (var point in map.Points)
                Point(xml, start + point.Played, point.Media);
        }
        else
        {
            Point(xml, start, Retiming.MediaAt(item, FrameTime.Zero(length.Rate)));
            Point(xml, start + length, Retiming.MediaAt(item, length));
        }

        xml.Close("timeMap");
    }

    private static void Point(XmlText xml, FrameTime time, FrameTime value) =>
        xml.Empty("timept", $"{XmlText.Attribute("time", FcpxmlTime.Write(time))} {XmlText.Attribute("value", FcpxmlTime.Write(value))} interp=\"linear\"");

    private void Effects(XmlText xml, Item item)
    {
        foreach (var effect in item.Effects.OfType<PictureEffect>())
        {
            if (effect.Metadata.Find(FcpxmlReader.Format, "raw") is { } raw)
                xml.Fragment(raw);
            else
                _losses.Count(Loss.PictureEffect, item.Name);
        }
    }

    private void Marker(XmlText xml, Marker marker)
    {
        var length = marker.Range.Duration.Frames > 0 ? marker.Range.Duration : new FrameTime(1, _rate);
        var words = marker.Comment.Length > 0 ? marker.Comment : marker.Name;
        var more = string.Concat(marker.Metadata.Entries.Where(e => e.Format == FcpxmlReader.Format && e.Key.StartsWith('@')).Select(e => " " + XmlText.Attribute(e.Key[1..], e.Value)));
        xml.Empty(marker.Name == "chapter" ? "chapter-marker" : "marker", $"{XmlText.Attribute("start", FcpxmlTime.Write(marker.Range.Start))} {XmlText.Attribute("duration", FcpxmlTime.Write(length))} {XmlText.Attribute("value", words)}{more}");
        if (marker.Colour.Length > 0 || marker.Author.Length > 0)
            _losses.Count(Loss.Metadata, words);
    }

    private void Transition(XmlText xml, Transition transition, TimeRange place)
    {
        if (transition.Kind is TransitionKind.Key or TransitionKind.Other or TransitionKind.Wipe && transition.Metadata.Find(FcpxmlReader.Format, "filter-video") is null)
            _losses.Count(Loss.TransitionKind, transition.Name);
        xml.Open("transition", $"{XmlText.Attribute("name", transition.Name.Length > 0 ? transition.Name : "Cross Dissolve")} {XmlText.Attribute("offset", FcpxmlTime.Write(place.Start))} {XmlText.Attribute("duration", FcpxmlTime.Write(transition.Duration))}");
        var kept = transition.Metadata.Entries.Where(e => e.Format == FcpxmlReader.Format && !e.Key.StartsWith('@')).ToArray();
        foreach (var entry in kept)
            xml.Fragment(entry.Value);
        if (kept.Length == 0)
            xml.Empty("filter-video", $"{XmlText.Attribute("ref", Effect("Cross Dissolve", CrossDissolve))} name=\"Cross Dissolve\"");
        xml.Close("transition");
    }

    private string Format(FrameRate rate)
    {
        if (_formats.TryGetValue(rate, out var known))
            return known;
        var id = _formats[rate] = NewId();
        _resources.Empty("format", $"{XmlText.Attribute("id", id)} {XmlText.Attribute("name", "FFVideoFormatRateUndefined")} {XmlText.Attribute("frameDuration", string.Create(CultureInfo.InvariantCulture, $"{rate.Denominator}/{rate.Numerator}s"))} width=\"1920\" height=\"1080\"");
        return id;
    }

    private string Effect(string name, string uid)
    {
        if (_effects.TryGetValue((name, uid), out var known))
            return known;
        var id = _effects[(name, uid)] = NewId();
        _resources.Empty("effect", $"{XmlText.Attribute("id", id)} {XmlText.Attribute("name", name)} {XmlText.Attribute("uid", uid)}");
        return id;
    }

    private string Asset(MediaReference media, Item item)
    {
        if (media.Metadata.Find(FcpxmlReader.Format, "id") is { } own && _ids.Contains(own))
            return own;
        if (_assets.TryGetValue(media, out var known))
            return known;
        var id = _assets[media] = NewId();
        var range = media.AvailableRange ?? Retiming.MediaSeen(item);
        var rate = range.Start.Rate.IsNone || range.Start.Rate.Nominal > 1000 ? _rate : range.Start.Rate;
        var name = media.Name.Length > 0 ? media.Name : media.Reel.Length > 0 ? media.Reel : item.Name;
        var src = media.Target.Length > 0 ? media.Target : FcpxmlResources.Offline + Uri.EscapeDataString(name.Length > 0 ? SafeName(name) : "unnamed");
        var isOld = _version is "1.8";
        _resources.Open("asset", $"{XmlText.Attribute("id", id)} {XmlText.Attribute("name", name)} {(isOld ? XmlText.Attribute("src", src) + " " : "")}{XmlText.Attribute("start", FcpxmlTime.Write(range.Start))} {XmlText.Attribute("duration", FcpxmlTime.Write(range.Duration))} hasVideo=\"1\" {XmlText.Attribute("format", Format(rate))} hasAudio=\"1\" audioSources=\"1\" audioChannels=\"2\"");
        if (!isOld)
            _resources.Empty("media-rep", $"kind=\"original-media\" {XmlText.Attribute("src", src)}");
        if (media.Reel.Length > 0)
        {
            _resources.Open("metadata");
            _resources.Empty("md", $"key=\"com.apple.proapps.studio.reel\" {XmlText.Attribute("value", media.Reel)}");
            _resources.Close("metadata");
        }

        _resources.Close("asset");
        return id;
    }

    // Half of a pair of surrogates has no place in a URL.
    private static string SafeName(string name) => new([.. name.Select(c => char.IsSurrogate(c) ? '_' : c)]);

    private string Compound(Item item)
    {
        if (item is Nest twice && _compounds.TryGetValue(twice.Children, out var known))
            return known;
        var id = NewId();
        if (item is Nest first)
            _compounds[first.Children] = id;
        var inner = new XmlText();
        inner.Open("media", $"{XmlText.Attribute("id", id)} {XmlText.Attribute("name", item.Name)}");
        Track[] tracks = item is Nest nest ? [.. nest.Children.Select(c => c as Track ?? new Track { Children = [c] })] : [(Track)item with { SourceRange = null }];
        Sequence(inner, new Timebase(_rate), FrameTime.Zero(_rate), tracks);
        inner.Close("media");
        _resources.Raw(inner.ToString());
        return id;
    }

    private string NewId()
    {
        string id;
        do
            id = string.Create(CultureInfo.InvariantCulture, $"r{++_next}");
        while (_ids.Contains(id));
        return id;
    }

    private void CountLosses(Item item)
    {
        if (item.Metadata.Entries.Any(e => e.Format != FcpxmlReader.Format))
            _losses.Count(Loss.Metadata, item.Name);
        if (item is not Clip clip)
            return;
        if (clip.Colour is not null)
            _losses.Count(Loss.Grade, clip.Name);
        if (clip.Media.Length > 1)
            _losses.Count(Loss.Representation, clip.Name);
    }
}
