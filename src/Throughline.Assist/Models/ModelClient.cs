using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;
using Throughline.Ledger;

namespace Throughline.Assist.Models;

/// <summary>The last link of the pipeline: the provider's own library, which neither retries nor logs, on a connection that we watch.</summary>
public static class ModelClient
{
    // Servers on one's own machine take any key, and the library wants one.
    private const string NoKey = "none";

    // The limit on the answer that Claude's interface demands; a request's own limit goes before it.
    private const int DefaultOutput = 8192;

    /// <summary>Makes it; nothing is sent yet.</summary>
    /// <param name="endpoint">Which model.</param>
    /// <param name="key">Its key, or null.</param>
    /// <param name="clock">For waits that a provider states as a time.</param>
    public static IChatClient Create(ModelEndpoint endpoint, string? key, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
#pragma warning disable CA2000 // the client that is returned owns what it is made of
        var http = new HttpClient(new ProviderAnswers(Connection(endpoint), endpoint.Name, clock), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore CA2000
        var client = endpoint.Provider == ProviderKind.Anthropic ? Claude(endpoint, key, http) : OpenAICompatible(endpoint, key, http);
        return new OwningClient(client, http);
    }

    private static SocketsHttpHandler Connection(ModelEndpoint endpoint)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null };
        if (endpoint.Class == EndpointClass.Local)
        {
            // A proxy would be a way out of the house.
            handler.UseProxy = false;
            handler.ConnectCallback = LocalConnection.ConnectAsync;
        }

        return handler;
    }

    private static IChatClient OpenAICompatible(ModelEndpoint endpoint, string? key, HttpClient http) =>
        new OpenAIClient(new ApiKeyCredential(key ?? NoKey), new OpenAIClientOptions
        {
            Endpoint = endpoint.Address,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        }).GetChatClient(endpoint.Model).AsIChatClient();

    private static IChatClient Claude(ModelEndpoint endpoint, string? key, HttpClient http) =>
        new AnthropicClient { ApiKey = key ?? NoKey, BaseUrl = endpoint.Address.ToString().TrimEnd('/'), HttpClient = http, MaxRetries = 0, Timeout = Timeout.InfiniteTimeSpan }
            .AsIChatClient(endpoint.Model, DefaultOutput);

    private sealed class OwningClient(IChatClient inner, HttpClient http) : DelegatingChatClient(inner)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
                http.Dispose();
        }
    }
}
