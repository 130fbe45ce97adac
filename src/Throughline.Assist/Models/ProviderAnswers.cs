using System.Net;
using System.Text.Json;

namespace Throughline.Assist.Models;

/// <summary>Turns a provider's refusal into a <see cref="ModelException"/> before an SDK sees it, so that every provider fails alike.</summary>
internal sealed class ProviderAnswers(HttpMessageHandler inner, string name, TimeProvider clock) : DelegatingHandler(inner)
{
    private const int LongestDetail = 2000;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failure) when (failure.InnerException is ModelException { Kind: ModelFailureKind.NotLocal } inside)
        {
            throw new ModelException(inside.Kind, inside.Message, failure);
        }
        catch (HttpRequestException failure)
        {
            throw new ModelException(ModelFailureKind.Unreachable, $"{name}: no connection to {request.RequestUri?.Authority} ({failure.HttpRequestError}).", failure);
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw await FailureOf(response, cancellationToken);
    }

    private async Task<ModelException> FailureOf(HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        var kind = response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => ModelFailureKind.Busy,
            HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or >= HttpStatusCode.InternalServerError => ModelFailureKind.Broken,
            _ => ModelFailureKind.Refused,
        };
        var what = response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => "is busy, or this key has reached its limit",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "does not accept the key",
            HttpStatusCode.NotFound => "does not know this model or address",
            HttpStatusCode.RequestEntityTooLarge => "says that the request is too long",
            _ when kind == ModelFailureKind.Broken => "failed",
            _ => "refuses the request",
        };
        return new ModelException(kind, $"{name} {what} (HTTP {status}).") { RetryAfter = WaitOf(response), Detail = await DetailOf(response, cancel) };
    }

    private TimeSpan? WaitOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<string?> DetailOf(HttpResponseMessage response, CancellationToken cancel)
    {
        var body = new byte[LongestDetail];
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel);
            using var json = JsonDocument.Parse(body.AsMemory(0, length));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error)
                ? error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) ? message.ToString() : error.ToString()
                : null;
        }
        catch (Exception failure) when (failure is JsonException or IOException or HttpRequestException)
        {
            // What it says of its failure is not essential, and cannot be read.
            return null;
        }
    }
}
