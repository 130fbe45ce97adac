using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Proposals;
using Throughline.Screenplays;

namespace Throughline.Assist.Roles;

/// <summary>Writes an answer as JSON; the shape is <c>docs/json/ask.schema.json</c>.</summary>
public static class AnswerJson
{
    /// <summary>UTF-8 with a line end at its end.</summary>
    public static byte[] Write(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(answer, json);
        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    private static void Write(Answer answer, Utf8JsonWriter json)
    {
        var scenes = Scene.Of(answer.Question.Script);
        json.WriteStartObject();
        json.WriteString("partner", answer.Partner);
        json.WriteString("role", answer.Question.Task.Role);
        json.WriteString("what", answer.Question.Task.What);
        json.WriteString("document", Safe(answer.Question.Document));
        json.WriteStartObject("verified");
        json.WriteNumber("claims", answer.Rate.Verified);
        json.WriteNumber("of", answer.Rate.All);
        json.WriteEndObject();
        json.WriteStartArray("findings");
        foreach (var finding in answer.Findings)
            Write(finding, answer.Question.Script, scenes, json);
        json.WriteEndArray();
        json.WriteStartArray("writings");
        foreach (var writing in answer.Writings)
        {
            json.WriteStartObject();
            json.WriteString("label", Safe(writing.Label));
            json.WriteString("text", Safe(writing.Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (answer.Reason.Length > 0)
            json.WriteString("reason", Safe(answer.Reason));
        if (answer.Rung is { } rung)
            json.WriteString("rung", rung);
        if (answer.Proposal is { } proposal)
        {
            json.WritePropertyName("proposal");
            json.WriteRawValue(ProposalJson.Write(proposal));
        }

        if (answer.Bible is { } bible)
        {
            json.WritePropertyName("bible");
            bible.WriteTo(json);
        }

        json.WriteStartArray("notices");
        foreach (var notice in answer.Notices)
            json.WriteStringValue(Safe(notice));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Finding finding, Screenplay script, System.Collections.Immutable.ImmutableArray<Scene> scenes, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", finding.Kind);
        if (finding.Scene >= 0 && finding.Scene < scenes.Length)
            json.WriteString("scene", Safe(scenes[finding.Scene].Label));
        json.WriteString("statement", Safe(finding.Claim.Claim.Statement));
        json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(finding.Claim.State.ToString()));
        if (finding.Claim.Why is { } why)
            json.WriteString("why", Safe(why));
        json.WriteStartArray("quotes");
        for (var i = 0; i < finding.Claim.Claim.Quotes.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("words", Safe(finding.Claim.Claim.Quotes[i].Words));
            if (i < finding.Claim.Lines.Length && finding.Claim.Lines[i] >= 0)
                json.WriteNumber("line", script.Elements[finding.Claim.Lines[i]].Span.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (finding.AnsweredAt >= 0)
            json.WriteNumber("answeredAt", script.Elements[finding.AnsweredAt].Span.Line);
        json.WriteEndObject();
    }

    private static string Safe(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var well = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            well.Append(rune.ToString());
        return well.ToString();
    }
}
