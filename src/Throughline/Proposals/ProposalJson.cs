using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Ledger;
using Throughline.Screenplays;

namespace Throughline.Proposals;

/// <summary>A proposal as JSON; the shape is <c>docs/json/proposal.schema.json</c>.</summary>
public static class ProposalJson
{
    private const int Version = 1;
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a proposal in UTF-8.</summary>
    public static byte[] Write(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Readable))
            Write(proposal, json);
        return memory.ToArray();
    }

    /// <summary>Reads what <see cref="Write(Proposal)"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static Proposal Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var json = document.RootElement;
            if (json.GetProperty("v").GetInt32() != Version)
                throw new FormatException("The proposal is of another version of Throughline.");
            var actor = json.GetProperty("actor");
            return new Proposal
            {
                Id = json.GetProperty("id").GetGuid(),
                Draft = Text(json, "draft"),
                Actor = new Actor(Text(actor, "person"), Text(actor, "role")),
                Reason = Text(json, "reason"),
                Origin = Named<Origin>(Text(json, "origin")),
                Cost = json.TryGetProperty("cost", out var cost) ? new Cost(cost.GetProperty("micros").GetInt64(), Text(cost, "currency")) : null,
                Tool = json.TryGetProperty("tool", out var tool) ? new Tool(Text(tool, "provider"), Text(tool, "model"), Text(tool, "version"), Named<EndpointClass>(Text(tool, "endpoint")), Text(tool, "retention"), Text(tool, "training")) : null,
                Alternatives = [.. json.GetProperty("alternatives").EnumerateArray().Select(it => new Alternative(Text(it, "label"), [.. it.GetProperty("spans").EnumerateArray().Select(Span)]))],
                Claims = [.. json.GetProperty("claims").EnumerateArray().Select(it => new Claim(Text(it, "statement"), [.. it.GetProperty("quotes").EnumerateArray().Select(quote => new Quote(Line(quote), Text(quote, "words")))]))],
            };
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("This is not a proposal: " + failure.Message, failure);
        }
    }

    private static void Write(Proposal proposal, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("v", Version);
        json.WriteString("id", proposal.Id);
        json.WriteString("draft", proposal.Draft);
        json.WriteStartObject("actor");
        json.WriteString("person", WellFormed.Of(proposal.Actor.Person));
        json.WriteString("role", proposal.Actor.Role);
        json.WriteEndObject();
        json.WriteString("reason", WellFormed.Of(proposal.Reason));
        json.WriteString("origin", LedgerEntryJson.NameOf(proposal.Origin));
        if (proposal.Tool is { } tool)
        {
            json.WriteStartObject("tool");
            json.WriteString("provider", tool.Provider);
            json.WriteString("model", tool.Model);
            json.WriteString("version", tool.Version);
            json.WriteString("endpoint", LedgerEntryJson.NameOf(tool.Endpoint));
            json.WriteString("retention", tool.Retention);
            json.WriteString("training", tool.Training);
            json.WriteEndObject();
        }

        if (proposal.Cost is { } cost)
        {
            json.WriteStartObject("cost");
            json.WriteNumber("micros", cost.Micros);
            json.WriteString("currency", cost.Currency);
            json.WriteEndObject();
        }

        json.WriteStartArray("alternatives");
        foreach (var alternative in proposal.Alternatives)
            Write(alternative, json);
        json.WriteEndArray();
        json.WriteStartArray("claims");
        foreach (var claim in proposal.Claims)
            Write(claim, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Alternative alternative, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("label", WellFormed.Of(alternative.Label));
        json.WriteStartArray("spans");
        foreach (var span in alternative.Spans)
        {
            json.WriteStartObject();
            json.WriteString("kind", LedgerEntryJson.NameOf(span.Kind));
            json.WriteNumber("line", span.Line.Value);
            json.WriteNumber("start", span.Start);
            json.WriteNumber("length", span.Length);
            json.WriteString("was", WellFormed.Of(span.Was));
            json.WriteString("text", WellFormed.Of(span.Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Claim claim, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("statement", WellFormed.Of(claim.Statement));
        json.WriteStartArray("quotes");
        foreach (var quote in claim.Quotes)
        {
            json.WriteStartObject();
            json.WriteNumber("line", quote.Line.Value);
            json.WriteString("words", WellFormed.Of(quote.Words));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ProposedSpan Span(JsonElement json) =>
        new(Named<SpanKind>(Text(json, "kind")), Line(json), json.GetProperty("start").GetInt32(), json.GetProperty("length").GetInt32(), Text(json, "was"), Text(json, "text"));

    private static LineId Line(JsonElement json) => new(json.GetProperty("line").GetInt64());

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    private static T Named<T>(string name)
        where T : struct, Enum => LedgerEntryJson.TryParse<T>(name, out var value) ? value : throw new FormatException($"'{name}' is not known.");
}
