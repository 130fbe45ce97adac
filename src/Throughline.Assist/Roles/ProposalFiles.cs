using System.Text.Json;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;

namespace Throughline.Assist.Roles;

/// <summary>The proposals of a production, a file each; a decision on one is in the record.</summary>
/// <param name="folder">Where they lie; made when first used.</param>
public sealed class ProposalFiles(string folder)
{
    private const int Version = 1;

    /// <summary>Keeps a proposal.</summary>
    public async Task KeepAsync(Proposal proposal, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        Directory.CreateDirectory(folder);
        var path = PathOf(proposal.Id);
        await File.WriteAllBytesAsync(path + ".tmp", Write(proposal), cancel);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    /// <summary>A proposal by its id; null when there is none.</summary>
    /// <exception cref="FormatException">The file is not one.</exception>
    public async Task<Proposal?> FindAsync(Guid id, CancellationToken cancel)
    {
        var path = PathOf(id);
        return File.Exists(path) ? Read(await File.ReadAllBytesAsync(path, cancel)) : null;
    }

    /// <summary>The JSON of a proposal; the shape is <c>docs/json/proposal.schema.json</c>.</summary>
    public static byte[] Write(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true }))
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

    private string PathOf(Guid id) => Path.Combine(folder, id.ToString("D") + ".json");

    private static void Write(Proposal proposal, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("v", Version);
        json.WriteString("id", proposal.Id);
        json.WriteString("draft", proposal.Draft);
        json.WriteStartObject("actor");
        json.WriteString("person", proposal.Actor.Person);
        json.WriteString("role", proposal.Actor.Role);
        json.WriteEndObject();
        json.WriteString("reason", proposal.Reason);
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
        json.WriteString("label", alternative.Label);
        json.WriteStartArray("spans");
        foreach (var span in alternative.Spans)
        {
            json.WriteStartObject();
            json.WriteString("kind", LedgerEntryJson.NameOf(span.Kind));
            json.WriteNumber("line", span.Line.Value);
            json.WriteNumber("start", span.Start);
            json.WriteNumber("length", span.Length);
            json.WriteString("was", span.Was);
            json.WriteString("text", span.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Claim claim, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("statement", claim.Statement);
        json.WriteStartArray("quotes");
        foreach (var quote in claim.Quotes)
        {
            json.WriteStartObject();
            json.WriteNumber("line", quote.Line.Value);
            json.WriteString("words", quote.Words);
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
