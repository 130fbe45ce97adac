using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Screenplays;

namespace Throughline.Story;

/// <summary>A report as JSON; its shape is docs/json/read.schema.json. Scenes are referred to by their index in <c>scenes</c>.</summary>
public static class ReportJson
{
    /// <summary>The version of the shape, raised when a field changes its meaning or goes.</summary>
    public const int Version = 2;

    /// <summary>Writes a report as indented UTF-8, with a line end at the end.</summary>
    public static byte[] Write(ScriptReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            Words(json, "title", report.Title);
            Words(json, "author", report.Author);
            Words(json, "draft", report.Draft);
            WriteExtent(json, report.Extent);
            WriteScenes(json, report);
            ReportJsonWorld.Write(json, report);
            ReportJsonPeople.Write(json, report);
            WriteShape(json, report.Shape);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    internal static void Words(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            json.WriteNull(name);
        else
            json.WriteString(name, Whole(text));
    }

    /// <summary>Text without halves of surrogate pairs, which JSON cannot hold.</summary>
    internal static string Whole(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }

    internal static void Numbers(Utf8JsonWriter json, string name, ImmutableArray<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    internal static void At(Utf8JsonWriter json, Where at) => At(json, "at", at);

    internal static void At(Utf8JsonWriter json, string name, Where? at)
    {
        if (at is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("element", at.Element);
        json.WriteNumber("line", at.Line);
        json.WriteNumber("page", at.Page);
        json.WriteEndObject();
    }

    private static void WriteExtent(Utf8JsonWriter json, Extent extent)
    {
        json.WriteStartObject("extent");
        json.WriteNumber("pages", extent.Pages);
        json.WriteNumber("lines", extent.Lines);
        json.WriteNumber("sceneEighths", extent.SumOfScenes.Eighths);
        json.WriteNumber("minutes", extent.Minutes);
        json.WriteString("minutesBasis", Extent.Basis);
        json.WriteNumber("scenes", extent.Scenes);
        json.WriteNumber("omitted", extent.Omitted);
        json.WriteNumber("speeches", extent.Speeches);
        json.WriteNumber("dialogueWords", extent.DialogueWords);
        json.WriteNumber("actionWords", extent.ActionWords);
        json.WriteEndObject();
    }

    private static void WriteScenes(Utf8JsonWriter json, ScriptReport report)
    {
        json.WriteStartArray("scenes");
        foreach (var scene in report.Scenes)
        {
            var rhythm = report.Rhythm.Scenes[scene.Index];
            json.WriteStartObject();
            json.WriteNumber("index", scene.Index);
            Words(json, "number", scene.Label);
            Words(json, "heading", scene.Heading);
            json.WriteString("setting", Setting(scene.Slugline.Setting));
            json.WriteString("timeOfDay", scene.Slugline.TimeOfDay.ToString().ToLowerInvariant());
            json.WriteBoolean("omitted", scene.IsOmitted);
            json.WriteNumber("lines", scene.Lines);
            json.WriteNumber("eighths", scene.Length.Eighths);
            json.WriteNumber("dialogueLines", rhythm.DialogueLines);
            json.WriteNumber("actionLines", rhythm.ActionLines);
            json.WriteNumber("speeches", rhythm.Speeches);
            json.WriteNumber("smoothedNinths", rhythm.SmoothedNinths);
            At(json, scene.At);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static string Setting(Setting setting) => setting switch
    {
        Screenplays.Setting.Interior => "interior",
        Screenplays.Setting.Exterior => "exterior",
        Screenplays.Setting.InteriorExterior => "interior-exterior",
        Screenplays.Setting.Establishing => "establishing",
        _ => "unstated",
    };

    private static void WriteShape(Utf8JsonWriter json, StoryShape shape)
    {
        json.WriteStartArray("sections");
        foreach (var section in shape.Sections)
        {
            json.WriteStartObject();
            Words(json, "title", section.Title);
            json.WriteNumber("depth", section.Depth);
            Numbers(json, "scenes", section.Scenes);
            json.WriteNumber("eighths", section.Length.Eighths);
            At(json, section.At);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("turningPointCandidates");
        foreach (var point in shape.Candidates)
        {
            json.WriteStartObject();
            json.WriteNumber("scene", point.Scene);
            json.WriteNumber("positionThousandths", point.Position);
            json.WriteNumber("score", point.Score);
            json.WriteNumber("castChange", point.CastChange);
            json.WriteNumber("placeChange", point.PlaceChange);
            json.WriteNumber("rhythmChange", point.RhythmChange);
            json.WriteStartArray("arrivals");
            foreach (var name in point.Arrivals)
                json.WriteStringValue(Whole(name));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
