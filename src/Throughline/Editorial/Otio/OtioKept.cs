using System.Text;
using System.Text.Json;

namespace Throughline.Editorial.Otio;

/// <summary>Writes what was kept: fields as they stood, metadata with what other formats said in a place of our own.</summary>
internal static class OtioKept
{
    private static readonly (string Name, double R, double G, double B)[] Colours =
    [
        ("RED", 1, 0, 0), ("PINK", 1, 0, 1), ("ORANGE", 1, 0.5, 0), ("YELLOW", 1, 1, 0), ("GREEN", 0, 1, 0), ("CYAN", 0, 1, 1), ("BLUE", 0, 0, 1), ("PURPLE", 0.5, 0, 0.5), ("MAGENTA", 1, 0, 1), ("BLACK", 0, 0, 0), ("WHITE", 1, 1, 1),
    ];

    /// <summary>The metadata object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="kept">What was kept.</param>
    /// <param name="own">Writes our own members.</param>
    /// <param name="reel">A reel, for programs that look for it where OpenTimelineIO's reader of lists puts it.</param>
    public static void Metadata(Utf8JsonWriter json, Metadata kept, Action own, string? reel = null)
    {
        const string prefix = "metadata.";
        json.WriteStartObject("metadata");
        var known = new HashSet<string>(StringComparer.Ordinal) { "throughline" };
        foreach (var entry in kept.Entries)
        {
            if (entry.Format != OtioReader.Format || !entry.Key.StartsWith(prefix, StringComparison.Ordinal) || !known.Add(entry.Key[prefix.Length..]))
                continue;
            json.WritePropertyName(Valid(entry.Key[prefix.Length..]));
            json.WriteRawValue(Valid(entry.Value), skipInputValidation: true);
        }

        if (reel is not null && known.Add("cmx_3600"))
        {
            json.WriteStartObject("cmx_3600");
            json.WriteString("reel", Valid(reel));
            json.WriteEndObject();
        }

        json.WriteStartObject("throughline");
        own();
        var foreign = kept.Entries.Where(e => e.Format != OtioReader.Format).ToArray();
        if (foreign.Length > 0)
        {
            json.WriteStartArray("entries");
            foreach (var entry in foreign)
            {
                json.WriteStartArray();
                json.WriteStringValue(Valid(entry.Format));
                json.WriteStringValue(Valid(entry.Key));
                json.WriteStringValue(Valid(entry.Value));
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The fields that no model has, as they stood.</summary>
    public static void Fields(Utf8JsonWriter json, Metadata kept, string but)
    {
        foreach (var entry in kept.Entries)
        {
            if (entry.Format != OtioReader.Format || entry.Key == but || entry.Key.StartsWith("metadata.", StringComparison.Ordinal) || entry.Key is "unknown" or "raw" or "root")
                continue;
            json.WritePropertyName(Valid(entry.Key));
            json.WriteRawValue(Valid(entry.Value), skipInputValidation: true);
        }
    }

    /// <summary>A colour as Marker.3 has it.</summary>
    public static void Colour(Utf8JsonWriter json, string name)
    {
        var known = Array.Find(Colours, c => c.Name == name);
        if (known.Name is null)
            known = (name, 1, 0, 0);
        json.WriteStartObject("color");
        json.WriteString("OTIO_SCHEMA", "Color.1");
        json.WriteNumber("r", known.R);
        json.WriteNumber("g", known.G);
        json.WriteNumber("b", known.B);
        json.WriteNumber("a", 1);
        json.WriteString("name", Valid(known.Name));
        json.WriteEndObject();
    }

    /// <summary>JSON is UTF-8: half of a surrogate pair, or a byte carried as one, becomes U+FFFD.</summary>
    public static string Valid(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
