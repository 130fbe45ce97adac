using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Throughline.Studio.Live;
using Throughline.Text;

namespace Throughline.Web.Live;

/// <summary>The messages of the live document's socket (docs/studio.md).</summary>
internal static class LiveJson
{
    public static byte[] Welcome(DocumentOpening opening, LiveConnection connection) => Write(json =>
    {
        json.WriteString("type", "welcome");
        json.WriteNumber("version", opening.Version);
        json.WriteString("document", connection.Document);
        json.WriteString("title", connection.Title);
        json.WriteString("person", connection.Person);
        json.WriteString("role", connection.Role.ToString().ToLowerInvariant());
        json.WriteString("format", opening.Format);
        if (opening.Text is { } text)
            json.WriteString("text", WellFormed(text));
        else
            Edits(json, opening.Edits.AsSpan());
    });

    public static byte[] Edits(ReadOnlySpan<LiveEdit> edits)
    {
        var buffer = new ArrayBufferWriter<byte>(256 * Math.Max(1, edits.Length));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "edits");
            Edits(json, edits);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Cursors(IEnumerable<ClientCursor> cursors) => Write(json =>
    {
        json.WriteString("type", "cursors");
        json.WriteStartArray("cursors");
        foreach (var cursor in cursors)
        {
            json.WriteStartObject();
            json.WriteString("client", cursor.Client);
            json.WriteString("person", cursor.Person);
            json.WriteNumber("version", cursor.Version);
            json.WriteNumber("anchor", cursor.Anchor);
            json.WriteNumber("head", cursor.Head);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static byte[] Refused(string? id, string code, string message) => Write(json =>
    {
        json.WriteString("type", "refused");
        json.WriteString("id", id);
        json.WriteString("code", code);
        json.WriteString("message", message);
    });

    public static byte[] Analysis(long version) => Write(json =>
    {
        json.WriteString("type", "analysis");
        json.WriteNumber("version", version);
    });

    public static byte[] Pong() => Write(json => json.WriteString("type", "pong"));

    /// <summary>Something beside the text is other than it was.</summary>
    /// <param name="what">Such as <c>notes</c>.</param>
    public static byte[] Beside(string what) => Write(json =>
    {
        json.WriteString("type", "beside");
        json.WriteString("what", what);
    });

    /// <summary>One edit, as in messages and in the history.</summary>
    public static void Edit(Utf8JsonWriter json, LiveEdit edit)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence", edit.Sequence);
        json.WriteString("id", edit.Id);
        json.WriteString("client", edit.Client);
        json.WriteString("person", edit.Person);
        json.WriteString("manner", LiveWords.Of(edit.Manner));
        if (edit.Proposal is { } proposal)
            json.WriteString("proposal", proposal);
        json.WritePropertyName("changes");
        ChangeSetJson.Write(json, edit.Changes);
        json.WriteString("time", edit.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    /// <summary>An object.</summary>
    public static byte[] Write(System.Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Edits(Utf8JsonWriter json, ReadOnlySpan<LiveEdit> edits)
    {
        json.WriteStartArray("edits");
        foreach (var edit in edits)
            Edit(json, edit);
        json.WriteEndArray();
    }

    // JSON has no half characters; their number of units stays.
    internal static string WellFormed(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
        ? string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = char.IsSurrogate(from[i]) && !(char.IsHighSurrogate(from[i]) && i + 1 < from.Length && char.IsLowSurrogate(from[i + 1])) && !(char.IsLowSurrogate(from[i]) && i > 0 && char.IsHighSurrogate(from[i - 1])) ? '\uFFFD' : from[i];
        })
        : text;
}
