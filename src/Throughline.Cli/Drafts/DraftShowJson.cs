using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Cli.Notes;
using Throughline.Drafts;

namespace Throughline.Cli.Drafts;

/// <summary>A draft as JSON; docs/json/draft-show.schema.json describes it.</summary>
internal static class DraftShowJson
{
    public static string Write(ShownDraft shown)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var draft = shown.Draft;
            json.WriteStartObject();
            json.WriteNumber("number", draft.Number);
            json.WriteString("name", draft.About.Name);
            json.WriteString("date", draft.About.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("author", draft.About.Author);
            json.WriteString("file", draft.FileName);
            json.WriteNumber("bytes", shown.Bytes);
            json.WriteString("sha256", draft.Content.ToString());
            json.WriteString("added", NoteJson.Time(draft.Added));
            json.WriteNumber("lines", shown.Noted.Script.Elements.Length);
            json.WriteNumber("pages", shown.Pages.Pages);
            Since(json, shown);
            Scenes(json, shown);
            json.WritePropertyName("notes");
            NoteJson.Write(json, shown.Noted, shown.Noted.Notes);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Since(Utf8JsonWriter json, ShownDraft shown)
    {
        if (shown.Before is null)
        {
            json.WriteNull("since");
            return;
        }

        json.WriteStartObject("since");
        json.WriteNumber("draft", shown.Before.Number);
        json.WriteNumber("kept", shown.Count(MatchKind.Kept));
        json.WriteNumber("edited", shown.Count(MatchKind.Edited, MatchKind.Split, MatchKind.Merged));
        json.WriteNumber("moved", shown.Count(MatchKind.Moved, MatchKind.MovedEdited));
        json.WriteNumber("added", shown.Count(MatchKind.Added));
        json.WriteNumber("removed", shown.Count(MatchKind.Removed));
        json.WriteEndObject();
    }

    private static void Scenes(Utf8JsonWriter json, ShownDraft shown)
    {
        json.WriteStartArray("scenes");
        foreach (var scene in shown.Noted.Scenes)
        {
            json.WriteStartObject();
            json.WriteString("scene", SafeText.WellFormed(scene.Label));
            json.WriteString("heading", SafeText.WellFormed(scene.Heading.Text.Plain));
            json.WriteNumber("line", scene.Heading.Id.Value);
            json.WriteNumber("eighths", shown.Pages.LengthOf(scene.Index).Eighths);
            json.WriteStartArray("notes");
            foreach (var note in shown.In(scene))
                json.WriteNumberValue(note.Number);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
