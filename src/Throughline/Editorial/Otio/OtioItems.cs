using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Otio;

/// <summary>Makes items of OpenTimelineIO objects, keeping every field that has no place in the model.</summary>
internal sealed class OtioItems(SourceText source, DiagnosticLog log)
{
    private const string Ours = "throughline";
    private static readonly string[] ItemFields = ["name", "source_range", "effects", "markers", "enabled"];
    private readonly OtioTime _time = new(log);

    /// <summary>The rate of the first length that was read.</summary>
    public FrameRate? FirstRate { get; private set; }

    /// <summary>The schema's name, without its version; empty when there is none.</summary>
    public static string Schema(JsonValue value)
    {
        var schema = value["OTIO_SCHEMA"].Text;
        var dot = schema.LastIndexOf('.');
        return dot < 0 ? schema : schema[..dot];
    }

    /// <summary>What is in an object's metadata.</summary>
    public static JsonValue Metadata(JsonValue of) => of["metadata"];

    public FrameTime? Time(JsonValue value) => _time.Time(value);

    /// <summary>An item; null for anything else.</summary>
    public Item? Item(JsonValue value) => Part(value) as Item;

    /// <summary>What may stand in a track. A schema of no known name becomes a gap of its length that carries it.</summary>
    public TrackPart? Part(JsonValue value)
    {
        if (!value.IsObject)
            return null;
        switch (Schema(value))
        {
            case "Clip":
                return Clip(value);
            case "Gap" or "Filler":
                return Common(new Gap(), value);
            case "Track" or "Sequence":
                return Common(new Track { Kind = value["kind"].Text switch { "Video" => TrackKind.Video, "Audio" => TrackKind.Audio, _ => TrackKind.Other }, Children = [.. value["children"].Items.Select(Part).OfType<TrackPart>()] }, value, "children", "kind");
            case "Stack":
                return Common(new Nest { Children = [.. value["children"].Items.Select(Item).OfType<Item>()] }, value, "children");
            case "Timeline":
                return Item(value["tracks"]) is Nest nest ? nest with { Name = value["name"].Text } : null;
            case "Transition":
                return Transition(value);
            case var schema:
                log.Say("OTI006", Severity.Warning, value.Start, $"{(schema.Length == 0 ? "An object without a schema" : schema)} on line {source.LineAt(value.Start)} is not known; it is kept, and lies as a gap in the cut.");
                return new Gap { Name = value["name"].Text, Span = Span(value), SourceRange = Range(value["source_range"]), Metadata = Editorial.Metadata.Empty.Add(OtioReader.Format, "unknown", value.Raw.ToString()) };
        }
    }

    /// <summary>All fields but those named, as they stand.</summary>
    public static Metadata Kept(JsonValue value, params ReadOnlySpan<string> read)
    {
        var kept = ImmutableArray.CreateBuilder<MetadataEntry>();
        foreach (var (key, member) in value.Members)
        {
            if (key is "OTIO_SCHEMA" || read.Contains(key))
                continue;
            if (key == "metadata")
                Unpack(member, kept);
            else
                kept.Add(new MetadataEntry(OtioReader.Format, key, member.Raw.ToString()));
        }

        return new Metadata(kept.DrainToImmutable());
    }

    // Metadata goes whole into one entry, but for what we put there for other formats.
    private static void Unpack(JsonValue metadata, ImmutableArray<MetadataEntry>.Builder kept)
    {
        foreach (var (key, value) in metadata.Members)
        {
            if (key != Ours)
                kept.Add(new MetadataEntry(OtioReader.Format, "metadata." + key, value.Raw.ToString()));
        }

        foreach (var entry in metadata[Ours]["entries"].Items)
        {
            if (entry.Items.Take(4).ToArray() is [var format, var key, var text] && format.IsString)
                kept.Add(new MetadataEntry(format.Text, key.Text, text.Text));
        }
    }

    private T Common<T>(T item, JsonValue value, params ReadOnlySpan<string> read)
        where T : Item => item with
        {
            Name = value["name"].Text,
            Span = Span(value),
            SourceRange = Range(value["source_range"]),
            Effects = [.. value["effects"].Items.Where(e => e.IsObject).Select(Effect)],
            Markers = [.. value["markers"].Items.Where(m => m.IsObject).Select(Marker)],
            Enabled = !value["enabled"].IsFalse,
            Metadata = Kept(value, [.. ItemFields, .. read]),
        };

    private Clip Clip(JsonValue value)
    {
        var media = ImmutableArray.CreateBuilder<MediaReference>();
        foreach (var (key, reference) in value["media_references"].Members)
        {
            if (reference.IsObject)
                media.Add(Reference(reference, key));
        }

        if (media.Count == 0 && value["media_reference"].IsObject)
            media.Add(Reference(value["media_reference"], MediaReference.DefaultKey));
        var clip = Common(new Clip { Media = media.DrainToImmutable(), ActiveMedia = value["active_media_reference_key"].Text is { Length: > 0 } key2 ? key2 : MediaReference.DefaultKey }, value, "media_reference", "media_references", "active_media_reference_key");
        var metadata = Metadata(value);
        if (clip.Active is { Reel.Length: 0 } active && metadata["cmx_3600"]["reel"].Text is { Length: > 0 } reel && reel is not "AX")
            clip = clip with { Media = clip.Media.Replace(active, active with { Reel = reel }) };
        return clip with { Colour = Grade(metadata) };
    }

    private static ColourDecision? Grade(JsonValue metadata)
    {
        var ours = metadata[Ours];
        if (ours["asc_sop"].IsString)
            return ColourDecision.ReadSop(ours["asc_sop"].Text, ours["asc_sat"].IsString ? Number.Of(ours["asc_sat"].Text) : null);
        var cdl = metadata["cdl"];
        var saturation = Number.Of(cdl["asc_sat"].Raw);
        var sop = cdl["asc_sop"];
        if (!sop.IsObject)
            return saturation is null ? null : ColourDecision.Neutral with { Saturation = saturation };
        var numbers = string.Join(' ', ((string[])["slope", "offset", "power"]).SelectMany(k => sop[k].Items).Select(i => i.Raw.ToString()));
        return ColourDecision.ReadSop(numbers, saturation);
    }

    private MediaReference Reference(JsonValue value, string key)
    {
        var ours = Metadata(value)[Ours];
        var kind = Schema(value) switch
        {
            "ExternalReference" => MediaKind.External,
            "ImageSequenceReference" => MediaKind.ImageSequence,
            "GeneratorReference" => ours["kind"].Text == "black" ? MediaKind.Black : MediaKind.Generator,
            _ => MediaKind.Missing,
        };
        var target = kind switch { MediaKind.External => "target_url", MediaKind.ImageSequence => "target_url_base", MediaKind.Generator => "generator_kind", _ => "" };
        return new MediaReference
        {
            Key = key,
            Kind = kind,
            Name = value["name"].Text,
            Reel = ours["reel"].Text,
            Target = target.Length == 0 ? ours["target"].Text : value[target].Text,
            AvailableRange = Range(value["available_range"]),
            Metadata = Known(value) ? Kept(value, "name", "available_range", target) : Editorial.Metadata.Empty.Add(OtioReader.Format, "unknown", value.Raw.ToString()),
        };
    }

    private static bool Known(JsonValue value) => Schema(value) is "ExternalReference" or "ImageSequenceReference" or "GeneratorReference" or "MissingReference" or "MediaReference";

    private Transition Transition(JsonValue value)
    {
        var zero = FrameTime.Zero(FirstRate ?? FrameRate.Fps24);
        var ours = Metadata(value)[Ours];
        var kind = value["transition_type"].Text;
        return new Transition
        {
            Name = value["name"].Text,
            Span = Span(value),
            Kind = ours["kind"].Text switch { "wipe" => TransitionKind.Wipe, "key" => TransitionKind.Key, _ when kind is "SMPTE_Dissolve" or "" => TransitionKind.Dissolve, _ => TransitionKind.Other },
            WipePattern = int.TryParse(ours["wipe"].Raw, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var pattern) ? pattern : 0,
            InOffset = FrameTime.Max(_time.Time(value["in_offset"]) ?? zero, zero),
            OutOffset = FrameTime.Max(_time.Time(value["out_offset"]) ?? zero, zero),
            Metadata = Kept(value, "name", "in_offset", "out_offset", kind is "SMPTE_Dissolve" or "" ? "transition_type" : ""),
        };
    }

    private Effect Effect(JsonValue value)
    {
        var name = value["name"].Text;
        var enabled = !value["enabled"].IsFalse;
        var ours = Metadata(value)[Ours];
        switch (Schema(value))
        {
            case "LinearTimeWarp" when Scalar(value, ours) is { } speed:
                return speed.Numerator == 0
                    ? new Freeze { Name = name, Enabled = enabled, Metadata = Kept(value, "name", "enabled", "time_scalar") }
                    : new SpeedChange { Name = name, Enabled = enabled, Speed = speed, Metadata = Kept(value, "name", "enabled", "time_scalar") };
            case "FreezeFrame":
                return new Freeze { Name = name, Enabled = enabled, Metadata = Kept(value, "name", "enabled", "time_scalar") };
            case "TimeEffect" when ours["time_map"].IsArray:
                var points = ours["time_map"].Items.Select(p => (Played: _time.Time(p["played"]), Media: _time.Time(p["media"]))).Where(p => p.Played is not null && p.Media is not null);
                return new TimeMap { Name = name, Enabled = enabled, Points = [.. points.Select(p => new TimeMapPoint(p.Played!.Value, p.Media!.Value)).OrderBy(p => p.Played)], Metadata = Kept(value, "name", "enabled") };
            default:
                return new PictureEffect { Name = name.Length > 0 ? name : value["effect_name"].Text, Enabled = enabled, Metadata = Editorial.Metadata.Empty.Add(OtioReader.Format, "raw", value.Raw.ToString()) };
        }
    }

    // Our own exact fraction if it still says what the double does.
    private static Ratio? Scalar(JsonValue value, JsonValue ours)
    {
        var stated = OtioTime.Exact(value["time_scalar"].Raw);
        var parts = ours["speed"].Text.Split('/');
        if (parts.Length == 2 && long.TryParse(parts[0], System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var n)
            && long.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var d) && d > 0 && n > long.MinValue
            && value["time_scalar"].Raw.SequenceEqual(OtioTime.Double(new Ratio(n, d))))
            return new Ratio(n, d);
        return stated;
    }

    private Marker Marker(JsonValue value)
    {
        var colour = value["color"];
        var ours = Metadata(value)[Ours];
        return new Marker
        {
            Name = value["name"].Text,
            Colour = (colour.IsObject ? colour["name"].Text : colour.Text).ToUpperInvariant(),
            Comment = value["comment"].Text,
            Author = ours["author"].Text,
            Range = Range(value["marked_range"]) ?? new TimeRange(FrameTime.Zero(FirstRate ?? FrameRate.Fps24), FrameTime.Zero(FirstRate ?? FrameRate.Fps24)),
            Metadata = Kept(value, "name", "marked_range", "comment", colour.IsObject ? "" : "color"),
        };
    }

    private TimeRange? Range(JsonValue value)
    {
        var range = _time.Range(value);
        FirstRate ??= range?.Duration.Rate;
        return range;
    }

    private SourceSpan Span(JsonValue value) => source.SpanAt(value.Start, value.Raw.Length);
}
