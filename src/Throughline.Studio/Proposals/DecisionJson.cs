using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Proposals;

namespace Throughline.Studio.Proposals;

/// <summary>What a person chose, or why they refused, as it is kept.</summary>
internal static class DecisionJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ProposalChoice? choice, string? reason, Guid? edit = null)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Readable))
        {
            json.WriteStartObject();
            if (choice is not null)
            {
                json.WriteNumber("alternative", choice.Alternative);
                json.WriteStartArray("taken");
                foreach (var span in choice.Taken)
                {
                    json.WriteStartObject();
                    json.WriteNumber("span", span.Index);
                    if (span.Text is { } text)
                        json.WriteString("text", Well(text));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            if (reason is not null)
                json.WriteString("reason", Well(reason));
            if (edit is { } id)
                json.WriteString("edit", id);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    public static (ProposalChoice? Choice, string? Reason, Guid? Edit) Read(string? text)
    {
        if (text is null)
            return (null, null, null);
        using var document = JsonDocument.Parse(text);
        var json = document.RootElement;
        return (json.TryGetProperty("alternative", out var alternative)
            ? new ProposalChoice(alternative.GetInt32(), [.. json.GetProperty("taken").EnumerateArray().Select(span => new TakenSpan(span.GetProperty("span").GetInt32(), span.TryGetProperty("text", out var words) ? words.GetString() : null))])
            : null, json.TryGetProperty("reason", out var reason) ? reason.GetString() : null, json.TryGetProperty("edit", out var edit) ? edit.GetGuid() : null);
    }

    private static string Well(string text) => string.Concat(text.EnumerateRunes());
}
