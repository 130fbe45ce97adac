using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Notes;

/// <summary>Notes and tags as JSON; docs/json/notes.schema.json describes it.</summary>
internal static class NoteJson
{
    public static string Write(NotedDraft draft, IEnumerable<LineNote> notes)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json, draft, notes);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes an array of them as a value.</summary>
    public static void Write(Utf8JsonWriter json, NotedDraft draft, IEnumerable<LineNote> notes)
    {
        json.WriteStartArray();
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteNumber("number", note.Number);
            json.WriteString("kind", NoteStore.NameOf(note.Kind));
            json.WriteString("category", note.Category);
            json.WriteString("text", note.Text.Text is { } text ? SafeText.WellFormed(text) : null);
            json.WriteString("state", LedgerEntryJson.NameOf(note.Text.State));
            json.WriteString("author", SafeText.WellFormed(note.Author));
            json.WriteString("made", Time(note.Made));
            json.WriteNumber("draft", note.Draft);
            json.WriteString("closed", note.Closed is { } closed ? Time(closed) : null);
            json.WriteString("closedBy", note.ClosedBy is { } by ? SafeText.WellFormed(by) : null);
            Place(json, draft, note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Place(Utf8JsonWriter json, NotedDraft draft, LineNote note)
    {
        var (line, isOrphan) = (draft.LineOf(note), note.Place.Fate == AnchorFate.Orphaned);
        json.WriteStartObject("place");
        json.WriteNumber("draft", draft.Draft.Number);
        json.WriteString("fate", LedgerEntryJson.NameOf(note.Place.Fate));
        json.WriteNumber("line", note.Place.Line.Value);
        if (isOrphan)
            json.WriteNull("start");
        else
            json.WriteNumber("start", note.Place.Start);
        json.WriteString("words", SafeText.WellFormed(draft.WordsOf(note)));
        json.WritePropertyName(isOrphan ? "nearest" : "on");
        if (line is null)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStartObject();
            json.WriteString("scene", draft.SceneOf(note) is { } scene ? SafeText.WellFormed(scene.Label) : null);
            json.WriteNumber("line", line.Id.Value);
            if (line.Span.Line > 0)
                json.WriteNumber("first", line.Span.Line);
            else
                json.WriteNull("first");
            json.WriteString("text", SafeText.WellFormed(line.Text.Plain));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
