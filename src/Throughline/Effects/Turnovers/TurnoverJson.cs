using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>Writes a turnover as JSON, the one file that the next turnover is reckoned from; the shape is <c>docs/json/turnover.schema.json</c>.</summary>
public static class TurnoverJson
{
    /// <summary>What the field <c>format</c> says.</summary>
    public const string Format = "throughline-turnover";

    /// <summary>Writes it in UTF-8, indented, with LF at the end. Times are whole frames, outs exclusive.</summary>
    public static byte[] Write(Turnover turnover)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", 1);
            Text(json, "show", turnover.Show);
            json.WriteNumber("number", turnover.Number);
            Text(json, "cut", turnover.Cut);
            Text(json, "cutSha256", turnover.CutHash);
            json.WriteString("rate", turnover.Timebase.Rate.ToString());
            json.WriteBoolean("dropFrame", turnover.Timebase.DropFrame);
            json.WriteString("made", turnover.Made.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
            Write(json, turnover.Policy);
            json.WriteStartArray("luts");
            foreach (var lut in turnover.Luts)
                json.WriteStringValue(WellFormed(lut));
            json.WriteEndArray();
            json.WriteStartArray("ids");
            foreach (var id in turnover.Register.Ids.Order())
                json.WriteStringValue(WellFormed(id.Text));
            json.WriteEndArray();
            json.WriteStartArray("shots");
            foreach (var shot in turnover.Shots)
                Write(json, shot, turnover);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    private static void Write(Utf8JsonWriter json, PullPolicy policy)
    {
        json.WriteStartObject("policy");
        json.WriteNumber("headHandle", policy.HeadHandle);
        json.WriteNumber("tailHandle", policy.TailHandle);
        json.WriteString("retimedHandles", policy.Retimed == HandleFrames.Record ? "record" : "source");
        json.WriteNumber("firstFrame", policy.FirstFrame);
        json.WriteNumber("padding", policy.Padding);
        Text(json, "extension", policy.Extension);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TurnoverShot shot, Turnover turnover)
    {
        json.WriteStartObject();
        Text(json, "id", shot.Id.Text);
        Text(json, "scene", shot.Scene);
        Text(json, "work", shot.Work);
        Text(json, "vendor", shot.Vendor);
        json.WriteBoolean("omitted", shot.IsOmitted);
        json.WriteStartArray("uses");
        foreach (var use in shot.Uses)
        {
            json.WriteStartObject();
            json.WriteNumber("recordIn", use.Record.Start.At(turnover.Timebase.Rate).Frames);
            json.WriteNumber("recordOut", use.Record.End.At(turnover.Timebase.Rate).Frames);
            Text(json, "track", use.Track);
            json.WriteNumber("plate", use.Plate);
            Range(json, use.Seen);
            json.WriteString("speed", use.Speed.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("plates");
        foreach (var plate in shot.Plates)
            Write(json, plate, shot.Id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Plate plate, ShotId shot)
    {
        json.WriteStartObject();
        json.WriteNumber("number", plate.Number);
        json.WriteString("need", plate.Need switch { PlateNeed.New => "new", PlateNeed.Longer => "longer", _ => "nothing" });
        Text(json, "name", PlateName.Of(shot, plate.Number, plate.Current.Version));
        Text(json, "reel", plate.Reel);
        Text(json, "clip", plate.ClipName);
        Text(json, "file", plate.File);
        Text(json, "target", plate.Target);
        json.WriteString("rate", plate.Current.Source.Start.Rate.ToString());
        json.WriteString("speed", plate.Speed.ToString());
        if (plate.Colour is { } colour)
        {
            json.WriteStartObject("colour");
            json.WriteString("sop", colour.Sop);
            if (colour.Saturation is { } saturation)
                json.WriteNumber("saturation", saturation);
            json.WriteEndObject();
        }

        if (plate.Seen is { } seen)
        {
            json.WriteStartObject("seen");
            Range(json, seen);
            json.WriteNumber("cutIn", plate.CutIn);
            json.WriteNumber("cutOut", plate.CutOut);
            json.WriteEndObject();
        }

        json.WriteNumber("inUse", plate.Current.Version);
        json.WriteStartArray("versions");
        foreach (var version in plate.Versions)
        {
            json.WriteStartObject();
            json.WriteNumber("version", version.Version);
            json.WriteNumber("turnover", version.Turnover);
            Range(json, version.Source);
            json.WriteNumber("firstFile", version.FirstFile);
            json.WriteNumber("lastFile", version.LastFile);
            json.WriteNumber("missingHead", version.Missing.Head);
            json.WriteNumber("missingTail", version.Missing.Tail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Range(Utf8JsonWriter json, TimeRange range)
    {
        json.WriteNumber("sourceIn", range.Start.Frames);
        json.WriteNumber("sourceOut", range.End.Frames);
    }

    private static void Text(Utf8JsonWriter json, string name, string text) => json.WriteString(name, WellFormed(text));

    // Lone surrogates carry bytes that were no text; JSON cannot hold them.
    internal static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
