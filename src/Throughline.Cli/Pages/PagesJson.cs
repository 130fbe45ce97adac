using System.Buffers;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Pages;

/// <summary>Pages as JSON; the shape is <c>docs/json/pages.schema.json</c>.</summary>
internal static class PagesJson
{
    public static string Write(Screenplay screenplay, PageMap map)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("pageCount", map.Pages);
            json.WriteNumber("titlePages", map.TitlePages);
            json.WriteStartArray("elements");
            for (var i = 0; i < screenplay.Elements.Length; i++)
                Element(json, i, screenplay.Elements[i], map);
            json.WriteEndArray();
            json.WriteStartArray("scenes");
            foreach (var scene in Scene.Of(screenplay))
                Scenes(json, scene, map);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Element(Utf8JsonWriter json, int index, Element element, PageMap map)
    {
        json.WriteStartObject();
        json.WriteNumber("index", index);
        json.WriteString("kind", ElementNames.Of(element.Kind));
        json.WriteNumber("line", element.Span.Line);
        json.WriteStartArray("pages");
        for (var part = map.Elements[index]; part is { Lines: > 0 }; part = part.Rest)
        {
            json.WriteStartObject();
            json.WriteNumber("page", part.Page);
            json.WriteString("label", SafeText.WellFormed(map.LabelOf(part.Page)));
            json.WriteNumber("first", part.Line);
            json.WriteNumber("last", part.Line + part.Lines - 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Scenes(Utf8JsonWriter json, Scene scene, PageMap map)
    {
        json.WriteStartObject();
        if (scene.Heading.Number is { } number)
            json.WriteString("number", SafeText.WellFormed(number));
        else
            json.WriteNull("number");
        json.WriteNumber("line", scene.Heading.Span.Line);
        json.WriteNumber("page", map.Elements[scene.FirstElement].Page);
        json.WriteNumber("eighths", map.LengthOf(scene.Index).Eighths);
        json.WriteEndObject();
    }
}
