using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Throughline.Screenplays.Json;

/// <summary>Writes a screenplay as JSON for other programs; the shape is docs/json/screenplay.schema.json and is kept.</summary>
public static class ScreenplayJsonWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file. JSON holds everything but what only the source file means: revision colours and page locks are left out.</summary>
    public static WrittenScreenplay Write(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var buffer = new ArrayBufferWriter<byte>(Math.Max(256, screenplay.Source.Text.Length * 3));
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("titlePage");
            foreach (var entry in screenplay.TitlePage.Entries)
            {
                json.WriteStartObject();
                WriteText(json, "key", entry.Key);
                json.WriteStartArray("values");
                foreach (var value in entry.Values)
                    json.WriteStringValue(Valid(value.Plain));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("elements");
            for (var i = 0; i < screenplay.Elements.Length; i++)
                WriteElement(json, screenplay.Elements[i], i);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new WrittenScreenplay([.. buffer.WrittenSpan, (byte)'\n'], []);
    }

    private static void WriteElement(Utf8JsonWriter json, Element element, int? index)
    {
        json.WriteStartObject();
        if (index is { } place)
            json.WriteNumber("index", place);
        json.WriteString("type", ElementNames.Of(element.Kind));
        WriteText(json, "text", element.Text.Plain);
        WriteLine(json, "line", element.Span.Line);
        WriteLine(json, "endLine", element.Span.EndLine);
        if (element.StyleName is { } style)
            WriteText(json, "styleName", style);
        WriteOwn(json, element);
        WriteRuns(json, element.Text.Runs);
        WriteNotes(json, element.Text.Notes);
        json.WriteEndObject();
    }

    private static void WriteOwn(Utf8JsonWriter json, Element element)
    {
        switch (element)
        {
            case SceneHeading heading:
                WriteHeading(json, heading);
                break;
            case Cue cue:
                WriteText(json, "name", cue.Name);
                WriteStrings(json, "extensions", cue.Extensions);
                if (cue.Dual != DualSide.None)
                    json.WriteString("dual", cue.Dual == DualSide.Left ? "left" : "right");
                break;
            case Section section:
                json.WriteNumber("depth", section.Depth);
                break;
        }
    }

    private static void WriteHeading(Utf8JsonWriter json, SceneHeading heading)
    {
        if (heading.Number is { } number)
            WriteText(json, "sceneNumber", number);
        json.WriteString("setting", heading.Slugline.Setting switch
        {
            Setting.Interior => "int",
            Setting.Exterior => "ext",
            Setting.InteriorExterior => "int-ext",
            Setting.Establishing => "est",
            _ => "unstated",
        });
        WriteStrings(json, "location", heading.Slugline.Location);
        if (heading.Slugline.Time is { } time)
            WriteText(json, "time", time);
        WriteStrings(json, "modifiers", heading.Slugline.Modifiers);
        if (!heading.IsOmitted)
            return;
        json.WriteBoolean("omitted", true);
        json.WriteStartArray("omittedElements");
        foreach (var element in heading.OmittedElements)
            WriteElement(json, element, null);
        json.WriteEndArray();
    }

    private static void WriteRuns(Utf8JsonWriter json, ImmutableArray<TextRun> runs)
    {
        if (runs.IsEmpty)
            return;
        json.WriteStartArray("runs");
        foreach (var run in runs)
        {
            json.WriteStartObject();
            json.WriteNumber("start", run.Start);
            json.WriteNumber("length", run.Length);
            json.WriteStartArray("style");
            foreach (var (style, name) in StyleNames)
            {
                if (run.Style.HasFlag(style))
                    json.WriteStringValue(name);
            }

            json.WriteEndArray();
            if (run.Revision != 0)
                json.WriteNumber("revision", run.Revision);
            if (run.Tag != 0)
                json.WriteNumber("tag", run.Tag);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static readonly ImmutableArray<(TextStyle Style, string Name)> StyleNames =
    [
        (TextStyle.Bold, "bold"), (TextStyle.Italic, "italic"), (TextStyle.Underline, "underline"), (TextStyle.Strikeout, "strikeout"), (TextStyle.AllCaps, "all-caps"),
    ];

    private static void WriteNotes(Utf8JsonWriter json, ImmutableArray<InlineNote> notes)
    {
        if (notes.IsEmpty)
            return;
        json.WriteStartArray("notes");
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteNumber("position", note.Position);
            WriteText(json, "text", note.Text);
            if (note.IsBoneyard)
                json.WriteBoolean("boneyard", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLine(Utf8JsonWriter json, string name, int line)
    {
        if (line > 0)
            json.WriteNumber(name, line);
        else
            json.WriteNull(name);
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(Valid(value));
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text) => json.WriteString(name, Valid(text));

    // JSON is UTF-8: half of a surrogate pair, or a byte carried as one, becomes U+FFFD.
    private static string Valid(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) : text;
}
