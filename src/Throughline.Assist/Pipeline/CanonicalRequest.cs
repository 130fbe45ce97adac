using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Throughline.Assist.Models;
using Throughline.Ledger;
using Throughline.Ledger.Canonical;

namespace Throughline.Assist.Pipeline;

/// <summary>A request in the one form that RFC 8785 allows: what is shown, hashed for the record and looked up for a replay.</summary>
public sealed class CanonicalRequest
{
    private CanonicalRequest(byte[] bytes) => (Bytes, Hash) = (bytes, Digest.Of(bytes));

    /// <summary>Canonical JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Its SHA-256.</summary>
    public Digest Hash { get; }

    /// <summary>Makes it of what is to be sent. Where the model runs and under which key are no part of it.</summary>
    public static CanonicalRequest Of(ModelEndpoint endpoint, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(messages);
        var output = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("provider", endpoint.Provider.ToString());
            json.WriteString("model", endpoint.Model);
            json.WriteStartArray("messages");
            foreach (var message in messages)
            {
                json.WriteStartObject();
                json.WriteString("role", message.Role.Value);
                json.WriteString("text", message.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (options?.Temperature is { } temperature)
                json.WriteNumber("temperature", temperature);
            if (options?.MaxOutputTokens is { } most)
                json.WriteNumber("maxOutputTokens", most);
            if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } format)
            {
                json.WriteString("schemaName", format.SchemaName);
                json.WritePropertyName("schema");
                schema.WriteTo(json);
            }

            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(output.WrittenMemory);
        return new CanonicalRequest(CanonicalJson.Write(document.RootElement));
    }

    /// <summary>The messages of a request that was kept, as they were sent; the text itself when it is none.</summary>
    public static IReadOnlyList<(string Role, string Text)> MessagesOf(string request)
    {
        try
        {
            using var json = JsonDocument.Parse(request);
            return [.. json.RootElement.GetProperty("messages").EnumerateArray().Select(message => (message.GetProperty("role").GetString()!, message.GetProperty("text").GetString()!))];
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [("", request)];
        }
    }

    /// <returns>The JSON as text.</returns>
    public override string ToString() => Encoding.UTF8.GetString(Bytes.Span);
}
