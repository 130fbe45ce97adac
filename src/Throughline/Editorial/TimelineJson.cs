using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Time;

namespace Throughline.Editorial;

/// <summary>A cut as JSON for other programs; the shape is docs/json/cut.schema.json and is kept. All times are whole frames at the cut's rate, ends exclusive.</summary>
public static class TimelineJson
{
    /// <summary>The JSON, with a line end.</summary>
    public static byte[] Write(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var buffer = new ArrayBufferWriter<byte>(1 << 14);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            Text(json, "name", timeline.Name);
            json.WriteString("format", timeline.Format.ToString().ToLowerInvariant());
            json.WriteString("rate", timeline.Rate.ToString());
            json.WriteBoolean("dropFrame", timeline.Timebase.DropFrame);
            json.WriteBoolean("bin", timeline.IsBin);
            json.WriteNumber("start", Frames(timeline.Start, timeline.Rate));
            json.WriteNumber("frames", Frames(timeline.Duration, timeline.Rate));
            json.WriteStartArray("tracks");
            foreach (var track in timeline.Tracks)
                WriteTrack(json, track, timeline);
            json.WriteEndArray();
            Markers(json, timeline.Markers, timeline.Start, timeline);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void WriteTrack(Utf8JsonWriter json, Track track, Timeline timeline)
    {
        json.WriteStartObject();
        Text(json, "name", track.Name);
        json.WriteString("kind", track.Kind.ToString().ToLowerInvariant());
        json.WriteStartArray("events");
        var places = Ranges.OfChildren(track, timeline.Rate);
        for (var i = 0; i < places.Length; i++)
        {
            if (track.Children[i] is Transition transition)
                WriteTransition(json, transition, places[i], timeline);
            else if (track.Children[i] is Item item and not Gap)
                WriteItem(json, item, places[i], timeline);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTransition(Utf8JsonWriter json, Transition transition, TimeRange place, Timeline timeline)
    {
        json.WriteStartObject();
        json.WriteString("type", "transition");
        Text(json, "name", transition.Name);
        json.WriteString("kind", transition.Kind.ToString().ToLowerInvariant());
        Record(json, place, timeline);
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, Item item, TimeRange place, Timeline timeline)
    {
        var clip = item as Clip;
        json.WriteStartObject();
        json.WriteString("type", clip is null ? "nest" : clip.Active?.Kind == MediaKind.Black ? "black" : "clip");
        Text(json, "name", item.Name);
        Text(json, "reel", clip?.Active?.Reel ?? "");
        Text(json, "file", clip?.Active?.Name ?? "");
        Text(json, "target", clip?.Active?.Target ?? "");
        Record(json, place, timeline);
        var seen = Ranges.TrimmedRange(item).Start.Rate.IsNone ? (TimeRange?)null : Retiming.MediaSeen(item);
        Number(json, "sourceIn", seen is { } a ? a.Start.At(timeline.Rate, Rounding.Down).Frames : null);
        Number(json, "sourceOut", seen is { } b ? b.End.At(timeline.Rate, Rounding.Up).Frames : null);
        json.WriteString("speed", Retiming.Speed(item).ToString());
        json.WriteBoolean("enabled", item.Enabled);
        Number(json, "line", item.Span.Line > 0 ? item.Span.Line : null);
        Markers(json, item.Markers, timeline.Start + place.Start - Ranges.TrimmedRange(item).Start, timeline);
        json.WriteEndObject();
    }

    private static void Record(Utf8JsonWriter json, TimeRange place, Timeline timeline)
    {
        var record = place.Shift(timeline.Start);
        json.WriteNumber("recordIn", Frames(record.Start, timeline.Rate));
        json.WriteNumber("recordOut", Frames(record.End, timeline.Rate));
    }

    private static void Markers(Utf8JsonWriter json, IEnumerable<Marker> markers, FrameTime origin, Timeline timeline)
    {
        json.WriteStartArray("markers");
        foreach (var marker in markers)
        {
            json.WriteStartObject();
            json.WriteNumber("at", Frames(origin + marker.Range.Start, timeline.Rate));
            json.WriteNumber("frames", Frames(marker.Range.Duration, timeline.Rate));
            Text(json, "colour", marker.Colour);
            Text(json, "name", marker.Name);
            Text(json, "comment", marker.Comment);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static long Frames(FrameTime time, FrameRate rate) => time.Rate.IsNone ? 0 : time.At(rate).Frames;

    private static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    private static void Text(Utf8JsonWriter json, string name, string text) =>
        json.WriteString(name, text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text);
}
