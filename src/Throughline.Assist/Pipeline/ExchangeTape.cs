using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Throughline.Ledger;

namespace Throughline.Assist.Pipeline;

/// <summary>A folder of recorded exchanges: a file for each request, named by its hash. It holds what was sent and answered in full.</summary>
/// <param name="folder">Where; made when first written.</param>
public sealed class ExchangeTape(string folder)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where it lies.</summary>
    public string Folder => folder;

    /// <summary>The answer to a request, or null when none was recorded. One whose request is not the one asked for is none.</summary>
    public async Task<ChatResponse?> FindAsync(CanonicalRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var path = PathOf(request.Hash);
        if (!File.Exists(path))
            return null;
        try
        {
            var json = JsonNode.Parse(await File.ReadAllBytesAsync(path, cancel)) as JsonObject ?? [];
            using var asked = JsonDocument.Parse(Member(json, "request").ToJsonString());
            if (Digest.Of(Throughline.Ledger.Canonical.CanonicalJson.Write(asked.RootElement)) != request.Hash)
                throw new ModelException(ModelFailureKind.NotRecorded, $"{path}: the request in this recording is not the one its name says; it was changed. Nothing was sent.");
            var answer = Member(json, "answer").AsObject();
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, Member(answer, "text").GetValue<string>()))
            {
                ModelId = answer["model"]?.GetValue<string>(),
                FinishReason = answer["finish"]?.GetValue<string>() is { } finish ? new ChatFinishReason(finish) : null,
                Usage = new UsageDetails { InputTokenCount = answer["inputTokens"]?.GetValue<long>(), OutputTokenCount = answer["outputTokens"]?.GetValue<long>() },
                AdditionalProperties = new AdditionalPropertiesDictionary { [ReplayClient.Replayed] = true },
            };
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            throw new ModelException(ModelFailureKind.NotRecorded, $"{path}: is no recording of an exchange. Nothing was sent.", failure);
        }
    }

    /// <summary>Keeps an answer, in the place of an earlier one to the same request.</summary>
    public async Task KeepAsync(CanonicalRequest request, ChatResponse response, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(response);
        Directory.CreateDirectory(folder);
        var answer = new JsonObject { ["text"] = response.Text, ["model"] = response.ModelId, ["finish"] = response.FinishReason?.Value };
        if (response.Usage is { } usage)
        {
            answer["inputTokens"] = usage.InputTokenCount;
            answer["outputTokens"] = usage.OutputTokenCount;
        }

        var json = new JsonObject { ["request"] = JsonNode.Parse(request.Bytes.Span), ["answer"] = answer };
        var path = PathOf(request.Hash);
        await File.WriteAllTextAsync(path + ".tmp", json.ToJsonString(Indented) + "\n", cancel);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    private static JsonNode Member(JsonObject json, string name) => json[name] ?? throw new FormatException($"It has no {name}.");

    private string PathOf(Digest hash) => Path.Combine(folder, hash + ".json");
}
