using System.Globalization;
using System.Text.Json;
using Throughline.Time;

namespace Throughline.Editorial.Otio;

/// <summary>Writes the objects of a timeline.</summary>
internal sealed class OtioComposer(Utf8JsonWriter json, OtioVersion version, ConversionLosses losses)
{
    private FrameRate _rate = FrameRate.Fps24;
    private int _nests = 20_000;

    public void Write(Timeline timeline)
    {
        _rate = timeline.Rate;
        json.WriteStartObject();
        json.WriteString("OTIO_SCHEMA", "Timeline.1");
        var own = new Metadata([.. timeline.Metadata.Entries.Where(e => !e.Key.StartsWith(OtioReader.TracksPrefix, StringComparison.Ordinal))]);
        var tracks = timeline.Metadata.Entries.Except(own.Entries).Select(e => e with { Key = e.Key[OtioReader.TracksPrefix.Length..] });
        OtioKept.Metadata(json, own, () =>
        {
            if (timeline.Timebase.DropFrame)
                json.WriteBoolean("drop_frame", true);
            if (timeline.IsBin)
                json.WriteBoolean("bin", true);
        });
        Text("name", timeline.Name);
        json.WritePropertyName("global_start_time");
        Time(timeline.Start.Rate.IsNone ? FrameTime.Zero(_rate) : timeline.Start);
        json.WritePropertyName("tracks");
        Item(new Nest { Name = "tracks", Children = [.. timeline.Tracks], Markers = timeline.Markers, Metadata = new Metadata([.. tracks]) });
        OtioKept.Fields(json, own, "root");
        json.WriteEndObject();
    }

    private void Part(TrackPart part)
    {
        if (part.Metadata.Find(OtioReader.Format, "unknown") is { } unknown)
            json.WriteRawValue(OtioKept.Valid(unknown), skipInputValidation: true);
        else if (part is Transition transition)
            Transition(transition);
        else
            Item((Item)part);
    }

    private void Item(Item item)
    {
        json.WriteStartObject();
        json.WriteString("OTIO_SCHEMA", item switch { Clip => version == OtioVersion.Release14 ? "Clip.1" : "Clip.2", Gap => "Gap.1", Track => "Track.1", _ => "Stack.1" });
        OtioKept.Metadata(json, item.Metadata, () => Grade(item as Clip), item is Clip { Active.Reel.Length: > 0 } reeled ? reeled.Active!.Reel : null);
        Text("name", item.Name);
        json.WritePropertyName("source_range");
        Range(item.SourceRange);
        json.WriteStartArray("effects");
        foreach (var effect in item.Effects)
            Effect(effect);
        json.WriteEndArray();
        json.WriteStartArray("markers");
        foreach (var marker in item.Markers)
            Marker(marker);
        json.WriteEndArray();
        json.WriteBoolean("enabled", item.Enabled);
        OtioKept.Fields(json, item.Metadata, "unknown");
        switch (item)
        {
            case Clip clip:
                Media(clip);
                break;
            case Track track:
                json.WriteString("kind", track.Kind switch { TrackKind.Audio => "Audio", TrackKind.Video => "Video", _ => "" });
                Children(track.Children);
                break;
            case Nest nest:
                // One sequence that stands in many must be written each time; without end it is not.
                if (--_nests < 0)
                    losses.Count(Loss.Nest, item.Name);
                Children(_nests < 0 ? [] : nest.Children);
                break;
        }

        json.WriteEndObject();
    }

    private void Children(IEnumerable<TrackPart> children)
    {
        json.WriteStartArray("children");
        foreach (var child in children)
            Part(child);
        json.WriteEndArray();
    }

    private void Grade(Clip? clip)
    {
        if (clip?.Colour is not { } grade)
            return;
        json.WriteString("asc_sop", grade.Sop);
        if (grade.Saturation is { } saturation)
            json.WriteString("asc_sat", saturation.ToString(CultureInfo.InvariantCulture));
    }

    private void Media(Clip clip)
    {
        if (version == OtioVersion.Release14)
        {
            if (clip.Media.Length > 1)
                losses.Count(Loss.Representation, clip.Name);
            json.WritePropertyName("media_reference");
            Reference(clip.Active ?? new MediaReference());
            return;
        }

        json.WriteStartObject("media_references");
        foreach (var media in clip.Media.IsEmpty ? [new MediaReference()] : clip.Media)
        {
            json.WritePropertyName(OtioKept.Valid(media.Key));
            Reference(media);
        }

        json.WriteEndObject();
        Text("active_media_reference_key", clip.ActiveMedia);
    }

    private void Reference(MediaReference media)
    {
        if (media.Metadata.Find(OtioReader.Format, "unknown") is { } unknown)
        {
            json.WriteRawValue(OtioKept.Valid(unknown), skipInputValidation: true);
            return;
        }

        json.WriteStartObject();
        json.WriteString("OTIO_SCHEMA", media.Kind switch
        {
            MediaKind.External => "ExternalReference.1",
            MediaKind.ImageSequence => "ImageSequenceReference.1",
            MediaKind.Generator or MediaKind.Black => "GeneratorReference.1",
            _ => "MissingReference.1",
        });
        OtioKept.Metadata(json, media.Metadata, () =>
        {
            if (media.Reel.Length > 0)
                Text("reel", media.Reel);
            if (media.Kind == MediaKind.Black)
                json.WriteString("kind", "black");
            if (media.Kind == MediaKind.Missing && media.Target.Length > 0)
                Text("target", media.Target);
        });
        Text("name", media.Name);
        json.WritePropertyName("available_range");
        Range(media.AvailableRange);
        if (media.Kind == MediaKind.External)
            Text("target_url", media.Target);
        else if (media.Kind == MediaKind.ImageSequence)
            Text("target_url_base", media.Target);
        else if (media.Kind is MediaKind.Generator or MediaKind.Black)
            Text("generator_kind", media.Kind == MediaKind.Black ? "black" : media.Target);
        OtioKept.Fields(json, media.Metadata, "generator_kind");
        json.WriteEndObject();
    }

    private void Transition(Transition transition)
    {
        json.WriteStartObject();
        json.WriteString("OTIO_SCHEMA", "Transition.1");
        OtioKept.Metadata(json, transition.Metadata, () =>
        {
            if (transition.Kind is not (TransitionKind.Wipe or TransitionKind.Key))
                return;
            json.WriteString("kind", transition.Kind == TransitionKind.Wipe ? "wipe" : "key");
            if (transition.Kind == TransitionKind.Wipe)
                json.WriteNumber("wipe", transition.WipePattern);
        });
        Text("name", transition.Name);
        if (transition.Metadata.Find(OtioReader.Format, "transition_type") is null)
            json.WriteString("transition_type", transition.Kind == TransitionKind.Dissolve ? "SMPTE_Dissolve" : "Custom_Transition");
        json.WritePropertyName("in_offset");
        Time(transition.InOffset.Rate.IsNone ? FrameTime.Zero(_rate) : transition.InOffset);
        json.WritePropertyName("out_offset");
        Time(transition.OutOffset.Rate.IsNone ? FrameTime.Zero(_rate) : transition.OutOffset);
        OtioKept.Fields(json, transition.Metadata, "");
        json.WriteEndObject();
    }

    private void Effect(Effect effect)
    {
        if (effect is PictureEffect && effect.Metadata.Find(OtioReader.Format, "raw") is { } raw)
        {
            json.WriteRawValue(OtioKept.Valid(raw), skipInputValidation: true);
            return;
        }

        json.WriteStartObject();
        json.WriteString("OTIO_SCHEMA", effect switch { SpeedChange => "LinearTimeWarp.1", Freeze => "FreezeFrame.1", TimeMap => "TimeEffect.1", _ => "Effect.1" });
        OtioKept.Metadata(json, effect.Metadata, () =>
        {
            if (effect is SpeedChange { Speed: var exact } && !exact.IsDecimal(12))
                json.WriteString("speed", $"{exact.Numerator.ToString(CultureInfo.InvariantCulture)}/{exact.Denominator.ToString(CultureInfo.InvariantCulture)}");
            if (effect is TimeMap map)
                Points(map);
        });
        Text("name", effect.Name);
        if (effect.Metadata.Find(OtioReader.Format, "effect_name") is null)
            Text("effect_name", effect is SpeedChange ? "LinearTimeWarp" : effect is Freeze ? "FreezeFrame" : effect.Name);
        json.WriteBoolean("enabled", effect.Enabled);
        if (effect is SpeedChange or Freeze)
        {
            json.WritePropertyName("time_scalar");
            json.WriteRawValue(OtioTime.Double(effect is SpeedChange change ? change.Speed : default), skipInputValidation: true);
        }

        OtioKept.Fields(json, effect.Metadata, "");
        json.WriteEndObject();
    }

    private void Points(TimeMap map)
    {
        json.WriteStartArray("time_map");
        foreach (var point in map.Points)
        {
            json.WriteStartObject();
            json.WritePropertyName("played");
            Time(point.Played);
            json.WritePropertyName("media");
            Time(point.Media);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Marker(Marker marker)
    {
        json.WriteStartObject();
        json.WriteString("OTIO_SCHEMA", version == OtioVersion.Release18 ? "Marker.3" : "Marker.2");
        OtioKept.Metadata(json, marker.Metadata, () =>
        {
            if (marker.Author.Length > 0)
                Text("author", marker.Author);
        });
        Text("name", marker.Name);
        var own = marker.Metadata.Find(OtioReader.Format, "color");
        if (version == OtioVersion.Release18 && own is not null)
        {
            json.WritePropertyName("color");
            json.WriteRawValue(OtioKept.Valid(own), skipInputValidation: true);
        }
        else if (version == OtioVersion.Release18)
        {
            OtioKept.Colour(json, marker.Colour);
        }
        else
        {
            Text("color", marker.Colour.Length > 0 ? marker.Colour : "RED");
        }

        Text("comment", marker.Comment);
        json.WritePropertyName("marked_range");
        Range(marker.Range.Start.Rate.IsNone ? new TimeRange(FrameTime.Zero(_rate), FrameTime.Zero(_rate)) : marker.Range);
        OtioKept.Fields(json, marker.Metadata, "color");
        json.WriteEndObject();
    }

    private void Range(TimeRange? range)
    {
        if (range is not { Start.Rate.IsNone: false } known)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("OTIO_SCHEMA", "TimeRange.1");
        json.WritePropertyName("duration");
        Time(known.Duration.Rate.IsNone ? FrameTime.Zero(known.Start.Rate) : known.Duration);
        json.WritePropertyName("start_time");
        Time(known.Start);
        json.WriteEndObject();
    }

    private void Time(FrameTime time)
    {
        json.WriteStartObject();
        json.WriteString("OTIO_SCHEMA", "RationalTime.1");
        json.WritePropertyName("rate");
        json.WriteRawValue(OtioTime.Double(new Ratio(time.Rate.Numerator, time.Rate.Denominator)), skipInputValidation: true);
        json.WritePropertyName("value");
        json.WriteRawValue(time.Frames.ToString(CultureInfo.InvariantCulture) + ".0", skipInputValidation: true);
        json.WriteEndObject();
    }

    private void Text(string name, string text) => json.WriteString(name, OtioKept.Valid(text));
}
