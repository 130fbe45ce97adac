using System.Buffers;
using System.Text;
using System.Text.Json;
using Throughline.Screenplays;

namespace Throughline.Drafts.Authors;

/// <summary>Authorship as JSON for other programs; docs/json/authorship.schema.json describes it.</summary>
public static class AuthorshipJson
{
    /// <summary>Shares, then every line with its hands.</summary>
    public static string Write(Authorship authorship)
    {
        ArgumentNullException.ThrowIfNull(authorship);
        var shares = AuthorShares.Of(authorship);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("statement", shares.InferredLetters > 0 ? $"{Authorship.Statement} {Authorship.InferredStatement}" : Authorship.Statement);
            json.WriteNumber("letters", shares.Letters);
            json.WriteNumber("inferredLetters", shares.InferredLetters);
            WriteShares(json, "writers", shares.Writers, shares.Letters);
            WriteShares(json, "drafts", shares.Drafts, shares.Letters);
            WriteShares(json, "manners", shares.Manners, shares.Letters);
            json.WriteStartArray("scenes");
            var scenes = Scene.Of(authorship.Draft);
            foreach (var scene in shares.Scenes)
            {
                json.WriteStartObject();
                json.WriteString("scene", WellFormed(scenes[scene.Scene].Label));
                json.WriteString("heading", WellFormed(scenes[scene.Scene].Heading.Text.Plain));
                json.WriteNumber("letters", scene.Letters);
                WriteShares(json, "writers", scene.Writers, scene.Letters);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteLines(json, authorship);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteLines(Utf8JsonWriter json, Authorship authorship)
    {
        json.WriteStartArray("lines");
        for (var i = 0; i < authorship.Lines.Length; i++)
        {
            var element = authorship.Draft.Elements[i];
            json.WriteStartObject();
            json.WriteString("element", ElementNames.Of(element.Kind));
            WriteLine(json, "first", element.Span.Line);
            WriteLine(json, "last", element.Span.EndLine);
            json.WriteStartArray("hands");
            foreach (var stroke in authorship.Lines[i])
            {
                json.WriteStartObject();
                json.WriteNumber("start", stroke.Start);
                json.WriteNumber("length", stroke.Length);
                json.WriteString("person", WellFormed(stroke.Hand.Person));
                json.WriteString("manner", AuthorShares.NameOf(stroke.Hand.Manner));
                json.WriteString("draft", WellFormed(stroke.Hand.Draft));
                if (stroke.Hand.When is { } when)
                    json.WriteString("when", when);
                json.WriteBoolean("inferred", stroke.Hand.IsInferred);
                json.WriteEndObject();
            }

            json.WriteEndArray();
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

    private static void WriteShares(Utf8JsonWriter json, string name, IEnumerable<Share> shares, int all)
    {
        json.WriteStartArray(name);
        foreach (var share in shares)
        {
            json.WriteStartObject();
            json.WriteString("name", WellFormed(share.Name));
            json.WriteNumber("letters", share.Letters);
            json.WriteNumber("share", Math.Round((double)share.Letters / Math.Max(1, all), 4));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Lone surrogates, which carry invalid bytes, cannot stand in JSON.
    private static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes().Select(r => r.ToString())) : text;
}
