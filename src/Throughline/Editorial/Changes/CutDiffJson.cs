using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Throughline.Editorial.Changes;

/// <summary>Two cuts compared as JSON for other programs; the shape is docs/json/cut-diff.schema.json and is kept. All times are whole frames at <c>rate</c>, ends exclusive.</summary>
public static class CutDiffJson
{
    /// <summary>The JSON, with a line end.</summary>
    public static byte[] Write(CutComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var buffer = new ArrayBufferWriter<byte>(1 << 14);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("rate", comparison.New.Timebase.Rate.ToString());
            json.WriteBoolean("dropFrame", comparison.New.Timebase.DropFrame);
            json.WriteStartArray("changes");
            foreach (var change in comparison.Changes)
                Write(json, change);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter json, CutChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", Key(Main(change).ToString()));
        json.WriteStartArray("kinds");
        foreach (var kind in change.Kinds)
            json.WriteStringValue(Key(kind.ToString()));
        json.WriteEndArray();
        json.WriteString("track", change.Event.Track);
        json.WriteString("clip", change.Event.Name);
        json.WriteString("shot", change.Event.Shot ?? change.Old?.Shot);
        json.WriteString("scene", change.Event.Scene);
        Side(json, "old", change.Old);
        Side(json, "new", change.New);
        Number(json, "headFrames", change.HeadFrames);
        Number(json, "tailFrames", change.TailFrames);
        json.WriteStartArray("evidence");
        foreach (var evidence in Enum.GetValues<MatchEvidence>())
        {
            if (evidence != MatchEvidence.None && change.Evidence.HasFlag(evidence))
                json.WriteStringValue(Key(evidence.ToString()));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // One of the ten that a list of changes knows; that the clip was split or joined stands in "kinds".
    private static ChangeKind Main(CutChange change)
    {
        foreach (var kind in change.Kinds)
        {
            if (kind is not (ChangeKind.Split or ChangeKind.Joined))
                return kind;
        }

        return ChangeKind.Trimmed;
    }

    private static void Side(Utf8JsonWriter json, string name, CutEvent? e)
    {
        if (e is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("recordIn", e.RecordIn);
        json.WriteNumber("recordOut", e.RecordOut);
        Number(json, "sourceIn", e.HasSource ? e.SourceIn : null);
        Number(json, "sourceOut", e.HasSource ? e.SourceOut : null);
        json.WriteString("track", e.Track);
        json.WriteString("source", e.Source.Label);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    // TrackChanged is track-changed.
    private static string Key(string name) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
